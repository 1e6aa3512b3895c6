"""The maximum, and the smooth function that stands in for it."""

import numpy as np

from derive import by
from derive.library.softmax import lse_above_max, lse_below_max
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k = indices("i j k", n)
x, b = vector("x", n), vector("b", n)
alpha = scalar("alpha", positive=True)

# A model gives every class a logit. Which model does not matter for what
# follows; an affine one will do.

d = dimension("d")
a = index("a", d)
W, u = matrix("W", n, d), vector("u", d)
y = define("y", Sum(W[i, a] * u[a], a) + b[i], at=i, source="F1")

# The published formula is max x = log(Σ e^{αx}) / α. The right side is a smooth
# function of x that lies above the maximum, by log(n)/α at the most.

smooth = define("M", log(Sum(exp(alpha * x[k]), k)) / alpha)


@claim(Ge(Sum(exp(alpha * x[k]), k), exp(alpha * x[j])))
def one_term_of_the_sum():
    """A sum of positive terms is at least one of them."""
    return (
        calc(Sum(exp(alpha * x[k]), k))
        .eq(exp(alpha * x[j]) + Sum(exp(alpha * x[k]), k, omit=j), by.split_term(k, j))
        .ge(exp(alpha * x[j]), by.sign)
    )


@claim(Ge(smooth, x[j]), title="The smooth maximum is above each logit")
def above_each_logit():
    """Of a single term, the smooth maximum is that term."""
    return (
        calc(smooth)
        .eq(log(Sum(exp(alpha * x[k]), k)) / alpha, by.unfold(smooth))
        .ge(log(exp(alpha * x[j])) / alpha, by.monotone(one_term_of_the_sum))
        .eq(x[j], by.exp_log)
    )


@claim(Le(x.max, smooth), title="The smooth maximum is at least the maximum", source="F2")
def above_the_maximum():
    """The smooth maximum errs upwards."""
    return calc(x.max).le(smooth, above_each_logit)


@claim(Le(alpha * x[k], alpha * x.max), title="Scaled logits are at most the scaled maximum")
def below_the_maximum():
    """Nothing is above the maximum, however it is scaled."""
    return calc(alpha * x[k]).le(alpha * x.max, by.times(by.extremes, alpha))


@claim(Le(smooth, x.max + log(n) / alpha), title="By how much the smooth maximum errs", source="F2")
def above_by_at_most():
    """With all n terms as large as the largest, the sum is n times that."""
    return (
        calc(smooth)
        .eq(log(Sum(exp(alpha * x[k]), k)) / alpha, by.unfold(smooth))
        .le(log(Sum(exp(alpha * x.max), k)) / alpha, by.monotone(below_the_maximum))
        .eq(x.max + log(n) / alpha, by.constant_sum, by.log_product)
    )


@claim(Tends(smooth, alpha, oo, x.max), title="The smooth maximum tends to the maximum", source="F2")
def tends_to_the_maximum():
    """As α grows the two bounds close on the maximum."""
    return squeeze(
        calc(x.max).le(smooth, above_the_maximum),
        calc(smooth).le(x.max + log(n) / alpha, above_by_at_most),
    )


@figure(of=tends_to_the_maximum, across=alpha, up=smooth, labels=("sharpness", "smooth maximum"))
def closing_on_the_maximum(draw):
    """The smooth maximum M of four logits as α grows, between their maximum and the bound log(n)/α above it."""
    sharpness = np.geomspace(0.5, 16, 61)
    logits = {"n": 4, "x": [1.0, 0.7, 0.2, -0.5], "alpha": sharpness}
    draw.line("max x + log(n)/α", up=x.max + log(n) / alpha, **logits)
    draw.line("M", **logits)
    draw.line("max x", up=x.max, **logits)


@erratum(Eq(x.max, smooth), title="The smooth maximum as the maximum", source="F2", corrected=tends_to_the_maximum)
def published_as_an_equation():
    """As printed, for a finite α. With two classes it fails, and with more it fails everywhere."""


m = dimension("m", at_least=2)
q, r = indices("q r", m)
z = vector("z", m)
smooth_of_two = define("M", log(Sum(exp(alpha * z[q]), q)) / alpha)


@claim(Gt(Sum(exp(alpha * z[q]), q), exp(alpha * z[r])), title="More than one term of the sum")
def more_than_one_term():
    """There is another term, and it is positive."""
    return (
        calc(Sum(exp(alpha * z[q]), q))
        .eq(exp(alpha * z[r]) + Sum(exp(alpha * z[q]), q, omit=r), by.split_term(q, r))
        .gt(exp(alpha * z[r]), by.sign)
    )


@claim(Lt(z[r], smooth_of_two), title="The smooth maximum is strictly above each logit")
def strictly_above_each_logit():
    """So the logarithm is larger too."""
    return (
        calc(z[r])
        .eq(log(exp(alpha * z[r])) / alpha, by.exp_log)
        .lt(log(Sum(exp(alpha * z[q]), q)) / alpha, by.monotone(more_than_one_term))
        .eq(smooth_of_two, by.unfold(smooth_of_two))
    )


@claim(Lt(z.max, smooth_of_two), title="The smooth maximum is never the maximum", source="F2")
def never_the_maximum():
    """With two classes or more the published equation holds nowhere."""
    return calc(z.max).lt(smooth_of_two, strictly_above_each_logit)


# From below there is a better bound for logits that lie close together: the
# mean instead of the maximum, and all of log(n)/α on top of it.

mean = define("mu", Sum(x[k], k) / n)


@claim(Ge(Sum(exp(alpha * (x[k] - mean)), k), n))
def exponentials_around_the_mean():
    """Each is at least 1 plus its exponent, and the exponents cancel."""
    return (
        calc(Sum(exp(alpha * (x[k] - mean)), k))
        .ge(Sum(1 + alpha * (x[k] - mean), k), by.monotone(by.exp_bound(alpha * (x[k] - mean))))
        .eq(n, by.unfold(mean))
    )


@claim(Ge(smooth, mean + log(n) / alpha), title="The smooth maximum is above the mean", source="F2")
def above_the_mean():
    """With equality when all logits are equal."""
    return (
        calc(smooth)
        .eq(log(exp(alpha * mean) * Sum(exp(alpha * (x[k] - mean)), k)) / alpha, by.unfold(smooth))
        .ge(log(exp(alpha * mean) * n) / alpha, by.monotone(exponentials_around_the_mean))
        .eq(mean + log(n) / alpha, by.log_product)
    )


# How the smooth maximum answers to α, of either sign: by the entropy of the
# distribution that αx gives.

beta = scalar("beta", nonzero=True)
smooth_of_either_sign = define("M", log(Sum(exp(beta * x[k]), k)) / beta)
s = define("s", exp(beta * x[i]) / Sum(exp(beta * x[k]), k), at=i)
entropy = define("H", -Sum(s[i] * log(s[i]), i))


@claim(Eq(Sum(s[i], i), 1), title="The shares sum to 1")
def shares_sum_to_one():
    """The shares of the terms in their sum."""
    return calc(Sum(s[i], i)).eq(1, by.unfold(s), by.into_sum)


@claim(
    Eq(D(smooth_of_either_sign, beta), -entropy / beta**2),
    title="The slope of the smooth maximum in its sharpness",
    source="F2",
)
def slope_in_the_sharpness():
    """The mean of x under the shares, less the smooth maximum, is an entropy in disguise."""
    total = Sum(exp(beta * x[k]), k)
    return (
        calc(D(smooth_of_either_sign, beta))
        .eq(
            Sum(s[k] * x[k], k) / beta - log(total) / beta**2,
            by.unfold(smooth_of_either_sign),
            by.unfold(s),
            by.calculus,
        )
        .eq(Sum(s[k] * (beta * x[k] - log(total)), k) / beta**2, shares_sum_to_one, by.into_sum)
        .eq(Sum(s[k] * log(s[k]), k) / beta**2, by.unfold(s), by.log_product)
        .eq(-entropy / beta**2, by.unfold(entropy))
    )


# With α = 1 it is the log-sum-exp.

lse = define("lse", log(Sum(exp(x[k]), k)), of=x, source="F3")


@claim(Le(x.max, lse(x)), title="The log-sum-exp is at least the maximum", source="F3")
def lse_above_the_maximum():
    """The sum has the largest exponential among its terms."""
    return calc(x.max).le(lse(x), lse_above_max)


@claim(Le(lse(x), x.max + log(n)), title="By how much the log-sum-exp exceeds the maximum", source="F3")
def lse_above_by_at_most():
    """By the logarithm of the number of classes."""
    return calc(lse(x)).le(x.max + log(n), lse_below_max)


# The maximum itself is not smooth. Where one logit is above all others it has
# a gradient, which is one-hot.

alone = forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))


@claim(Le(x[i], x[k]), title="None is above the largest", given=[alone])
def none_above():
    """The others are below, and the one itself is not above itself."""
    return cases(Eq(i, k), calc(x[i]).le(x[k]), calc(x[i]).le(x[k], by.hyp))


@claim(Eq(x.max, x[k]), title="The maximum is the largest entry", given=[alone])
def maximum_is_the_one():
    """A component that none exceeds is the maximum."""
    return attained(k, calc(x[i]).le(x[k], none_above))


@claim(Eq(D(x.max, x[j]), delta(k, j)), title="The gradient of the maximum off ties", given=[alone], source="T3")
def gradient_off_ties():
    """Near such a point the maximum is that one component, since strict inequalities persist."""
    return calc(D(x.max, x[j])).eq(D(x[k], x[j]), maximum_is_the_one).eq(delta(k, j), by.calculus)


# Where two logits tie for the largest, it has two one-sided slopes along
# either of them: 1 upwards, 0 downwards.

p = index("p", m)
up, down = scalar("h", positive=True), scalar("l", negative=True)
tie = [Ne(p, q), Eq(z[p], z.max), Eq(z[q], z.max)]
raised = Max(z[r] + up * delta(r, p), r)
lowered = Max(z[r] + down * delta(r, p), r)


@claim(
    Le(z[r] + up * delta(r, p), z[p] + up),
    title="None is above a largest entry that is raised",
    given=[Eq(z[p], z.max)],
)
def none_above_the_raised():
    """Raised by h, a largest component is the largest."""
    return (
        calc(z[r] + up * delta(r, p))
        .le(z.max + up * delta(r, p), by.extremes)
        .le(z.max + up, by.sign)
        .eq(z[p] + up, by.hyp)
    )


@claim(Eq(raised, z.max + up), title="The maximum follows a largest entry upwards", given=[Eq(z[p], z.max)])
def maximum_follows_upwards():
    """So the maximum rises by h."""
    return calc(raised).eq(z[p] + up, by.attained(p, none_above_the_raised)).eq(z.max + up, by.hyp)


@claim(
    Tends((raised - z.max) / up, up, 0, 1), title="The slope of the maximum upwards, at a tie", given=tie, source="T3"
)
def slope_upwards_is_one():
    """The difference quotient from the right is 1."""
    return limit(calc((raised - z.max) / up).eq(1, maximum_follows_upwards))


@claim(Le(z[r] + down * delta(r, p), z[q]), title="None is above the other largest entry", given=[Eq(z[q], z.max)])
def none_above_the_other():
    """Lowering a component leaves the other one the largest."""
    return calc(z[r] + down * delta(r, p)).le(z[r], by.sign).le(z.max, by.extremes).eq(z[q], by.hyp)


@claim(Eq(lowered, z.max), title="The maximum stays where it was", given=tie)
def maximum_stays():
    """So the maximum does not move."""
    return calc(lowered).eq(z[q] + down * delta(q, p), by.attained(q, none_above_the_other)).eq(z.max, by.hyp)


@claim(
    Tends((lowered - z.max) / down, down, 0, 0),
    title="The slope of the maximum downwards, at a tie",
    given=tie,
    source="T3",
)
def slope_downwards_is_zero():
    """The difference quotient from the left is 0."""
    return limit(calc((lowered - z.max) / down).eq(0, maximum_stays))


if __name__ == "__main__":
    report(__file__)

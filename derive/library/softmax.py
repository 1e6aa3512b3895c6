"""Softmax and the log-sum-exp, for any number of classes.

Sources: Bridle, Probabilistic Interpretation of Feedforward Classification
Network Outputs (1990); Boyd, Vandenberghe, Convex Optimization (2004);
Goodfellow, Bengio, Courville, Deep Learning (2016); Gao, Pavel, On the
Properties of the Softmax Function (2017).
"""

from derive import by
from derive.library.inequalities import gibbs, jensen_exp, jensen_exp_plain
from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
i, j, k = indices("i j k", n)
g, h = indices("g h", m)
x, y, v = vector("x", n), vector("y", n), vector("v", n)
a, b = vector("a", n), vector("b", n)
z = vector("z", m)
q = weights("q", n, positive=True)
c, t = scalar("c"), scalar("t")
alpha = scalar("alpha", positive=True)
L = function("L", n)

lse = define("lse", log(Sum(exp(x[k]), k)), of=x)
softmax = define("softmax", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x)
p = weights("p", n)
s = softmax(x)

# ── a distribution ────────────────────────────────────────────────────────────


@claim(Eq(Sum(softmax(x)[i], i), 1), source="Bridle 1990")
def softmax_sums_to_one():
    """The denominator is the sum of the numerators."""
    return calc(Sum(softmax(x)[i], i)).eq(1, by.unfold(softmax))


@claim(Gt(softmax(x)[i], 0), source="Bridle 1990")
def softmax_is_positive():
    """Exponentials are."""
    return calc(softmax(x)[i]).gt(0, by.sign)


@claim(Le(softmax(x)[i], 1), source="Bridle 1990")
def softmax_at_most_one():
    """No part is more than the whole; with one class it is the whole."""
    return (
        calc(softmax(x)[i])
        .le(softmax(x)[i] + Sum(softmax(x)[j], j, omit=i), by.sign)
        .eq(1, by.split_term(j, i), softmax_sums_to_one)
    )


@claim(Lt(softmax(z)[g], 1), source="Bridle 1990")
def softmax_below_one():
    """With two classes or more, the others have some."""
    return (
        calc(softmax(z)[g])
        .lt(softmax(z)[g] + Sum(softmax(z)[h], h, omit=g), by.sign)
        .eq(1, by.unfold(softmax), by.split_term(h, g))
    )


@claim(Eq(softmax(x)[i] / softmax(x)[j], exp(x[i] - x[j])), source="Bridle 1990")
def softmax_ratio():
    """Only the difference of two logits counts for the ratio of their probabilities."""
    return calc(softmax(x)[i] / softmax(x)[j]).eq(exp(x[i] - x[j]), by.unfold(softmax))


@claim(Iff(Ge(softmax(x)[i], softmax(x)[j]), Ge(x[i], x[j])), source="Gao–Pavel 2017")
def softmax_keeps_the_order():
    """A larger logit has a larger probability."""
    return (
        calc(Ge(softmax(x)[i], softmax(x)[j]))
        .iff(Ge(exp(x[i]), exp(x[j])), by.unfold(softmax), by.scale(1 / Sum(exp(x[k]), k)))
        .iff(Ge(x[i], x[j]))
    )


@claim(Eq(softmax(x)[i], 1 / n), given=[forall(i, j, Eq(x[i], x[j]))], source="Bridle 1990")
def softmax_of_equal_logits():
    """Equal logits share alike."""
    return calc(softmax(x)[i]).eq(exp(x[i]) / Sum(exp(x[i]), k), by.unfold(softmax), by.hyp).eq(1 / n)


# ── shifts ────────────────────────────────────────────────────────────────────


@claim(Eq(softmax(x + c)[i], softmax(x)[i]), source="Goodfellow–Bengio–Courville 2016 4.1")
def softmax_shift():
    """The factor e^c stands above and below."""
    return calc(softmax(x + c)[i]).eq(softmax(x)[i], by.unfold(softmax))


@claim(Eq(lse(x + c), lse(x) + c), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_shift():
    """A shift of all logits comes out."""
    return calc(lse(x + c)).eq(lse(x) + c, by.unfold(lse))


@claim(Eq(log(softmax(x)[i]), x[i] - lse(x)), source="Goodfellow–Bengio–Courville 2016 6.2.2.3")
def log_softmax():
    """In logarithms, softmax subtracts one number from every logit."""
    return calc(log(softmax(x)[i])).eq(x[i] - lse(x), by.unfold(softmax), by.unfold(lse), by.log_product)


@claim(Eq(softmax(x)[i], exp(x[i] - lse(x))), source="Boyd–Vandenberghe 2004 3.1.5")
def softmax_by_lse():
    """Logits, shifted so that their exponentials sum to 1."""
    return calc(softmax(x)[i]).eq(exp(x[i] - lse(x)), by.unfold(softmax), by.unfold(lse))


# ── derivatives ───────────────────────────────────────────────────────────────


@claim(Eq(D(softmax(x)[i], x[j]), s[i] * (delta(i, j) - s[j])), source="Bridle 1990")
def softmax_slope():
    """How each probability answers to each logit."""
    return calc(D(softmax(x)[i], x[j])).eq(s[i] * (delta(i, j) - s[j]), by.unfold(softmax), by.calculus)


@claim(Eq(jacobian(softmax(x), x), diag(s) - outer(s, s)), source="Bridle 1990")
def softmax_jacobian():
    """The same as a matrix: a diagonal one less one of rank one."""
    return calc(jacobian(softmax(x), x)).eq(diag(s) - outer(s, s), softmax_slope)


@claim(Eq(Sum(D(softmax(x)[i], x[j]), j), 0), source="Gao–Pavel 2017")
def softmax_jacobian_rows():
    """Raising all logits alike moves no probability."""
    return calc(Sum(D(softmax(x)[i], x[j]), j)).eq(s[i] - s[i] * Sum(s[j], j), softmax_slope).eq(0, softmax_sums_to_one)


@claim(
    Eq(Sum(v[i] * D(softmax(x)[i], x[j]) * v[j], i, j), Sum(s[i] * (v[i] - dot(s, v)) ** 2, i)),
    source="Boyd–Vandenberghe 2004 3.1.5",
)
def softmax_jacobian_form():
    """The quadratic form of the Jacobian is a variance under softmax."""
    return (
        calc(Sum(v[i] * D(softmax(x)[i], x[j]) * v[j], i, j))
        .eq(Sum(s[i] * v[i] ** 2, i) - dot(s, v) ** 2, softmax_slope)
        .eq(Sum(s[i] * (v[i] - dot(s, v)) ** 2, i), softmax_sums_to_one)
    )


@claim(Ge(Sum(v[i] * D(softmax(x)[i], x[j]) * v[j], i, j), 0), source="Boyd–Vandenberghe 2004 3.1.5")
def softmax_jacobian_is_semidefinite():
    """A variance is not negative."""
    return (
        calc(Sum(v[i] * D(softmax(x)[i], x[j]) * v[j], i, j))
        .eq(Sum(s[i] * (v[i] - dot(s, v)) ** 2, i), softmax_jacobian_form)
        .ge(0, by.sign)
    )


@claim(Eq(D(lse(x), x[i]), softmax(x)[i]), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_slope():
    """The slopes of the log-sum-exp are the probabilities of softmax."""
    return calc(D(lse(x), x[i])).eq(softmax(x)[i], by.unfold(lse), by.unfold(softmax), by.calculus)


@claim(Eq(grad(lse(x), x), softmax(x)), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_gradient():
    """So softmax is the gradient of the log-sum-exp."""
    return calc(grad(lse(x), x)).eq(softmax(x), lse_slope)


@claim(Eq(hessian(lse(x), x), diag(s) - outer(s, s)), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_hessian():
    """And the Jacobian of softmax is its Hessian."""
    return calc(hessian(lse(x), x)).eq(diag(s) - outer(s, s), lse_slope, softmax_slope)


@claim(Eq(D(log(softmax(x)[i]), x[j]), delta(i, j) - s[j]), source="Goodfellow–Bengio–Courville 2016 6.2.2.3")
def log_softmax_slope():
    """The logarithm cancels the factor p_i."""
    return (
        calc(D(log(softmax(x)[i]), x[j]))
        .eq(D(x[i] - lse(x), x[j]), log_softmax)
        .eq(delta(i, j) - s[j], lse_slope, by.calculus)
    )


@claim(Eq(grad(L(softmax(x)), x), s * (L.grad(s) - dot(s, L.grad(s)))), source="Goodfellow–Bengio–Courville 2016 6.5")
def backprop_through_softmax():
    """For any smooth loss of the probabilities: its gradient less its mean under softmax, each by its probability."""
    return calc(grad(L(softmax(x)), x)).eq(s * (L.grad(s) - dot(s, L.grad(s))), softmax_slope, by.calculus)


# ── bounds ────────────────────────────────────────────────────────────────────


@claim(Ge(lse(x), x[i]), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_above_each():
    """The sum has e^{x_i} among its terms."""
    return (
        calc(lse(x))
        .eq(log(exp(x[i]) + Sum(exp(x[k]), k, omit=i)), by.unfold(lse), by.split_term(k, i))
        .ge(log(exp(x[i])), by.monotone(by.sign))
        .eq(x[i])
    )


@claim(Ge(lse(x), x.max), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_above_max():
    """So it is at least the largest logit."""
    return calc(lse(x)).ge(x.max, lse_above_each)


@claim(Le(lse(x), x.max + log(n)), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_below_max():
    """And above it by log n at most, where all are as large."""
    return (
        calc(lse(x))
        .eq(log(Sum(exp(x[k]), k)), by.unfold(lse))
        .le(log(Sum(exp(x.max), k)), by.monotone(by.extremes))
        .eq(x.max + log(n))
    )


@claim(Gt(lse(z), z[g]), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_strictly_above_each():
    """With two classes or more, there is another term."""
    return (
        calc(lse(z))
        .eq(log(exp(z[g]) + Sum(exp(z[h]), h, omit=g)), by.unfold(lse), by.split_term(h, g))
        .gt(log(exp(z[g])), by.monotone(by.sign))
        .eq(z[g])
    )


@claim(Gt(lse(z), z.max), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_strictly_above_max():
    """So the largest logit is never reached."""
    return calc(lse(z)).gt(z.max, lse_strictly_above_each)


@claim(Ge(lse(alpha * x) / alpha, x.max), source="Boyd–Vandenberghe 2004 3.1.5")
def scaled_lse_above_max():
    """The smooth maximum of sharpness α errs upwards."""
    return calc(lse(alpha * x) / alpha).ge(alpha * x.max / alpha, lse_above_max).eq(x.max)


@claim(Le(lse(alpha * x) / alpha, x.max + log(n) / alpha), source="Boyd–Vandenberghe 2004 3.1.5")
def scaled_lse_below_max():
    """By log(n)/α at most."""
    return calc(lse(alpha * x) / alpha).le((alpha * x.max + log(n)) / alpha, lse_below_max).eq(x.max + log(n) / alpha)


@claim(Ge(lse(x), Sum(x[k], k) / n + log(n)), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_above_mean():
    """It is above the mean by log n at least, by Jensen's inequality."""
    return (
        calc(lse(x))
        .eq(log(n * (Sum(exp(x[k]), k) / n)), by.unfold(lse))
        .ge(log(n * exp(Sum(x[k], k) / n)), by.monotone(jensen_exp_plain))
        .eq(Sum(x[k], k) / n + log(n))
    )


@claim(Ge(lse(y), lse(x) + dot(softmax(x), y - x)), source="Boyd–Vandenberghe 2004 3.1.5")
def lse_tangent():
    """The log-sum-exp lies above its tangent plane at any x: it is convex."""
    jensen = by.inst(jensen_exp, {a: y - x, p: s})
    return (
        calc(lse(y))
        .eq(lse(x) + log(Sum(s[k] * exp(y[k] - x[k]), k)), by.unfold(lse), by.unfold(softmax))
        .ge(lse(x) + log(exp(Sum(s[k] * (y[k] - x[k]), k))), by.monotone(jensen))
        .eq(lse(x) + dot(softmax(x), y - x))
    )


@claim(
    Le(lse((1 - t) * x + t * y), (1 - t) * lse(x) + t * lse(y)),
    given=[Ge(t, 0), Le(t, 1)],
    source="Boyd–Vandenberghe 2004 3.1.5",
)
def lse_is_convex():
    """Two tangents at the point between."""
    between = (1 - t) * x + t * y
    return calc(lse(between)).le(
        (1 - t) * lse(x) + t * lse(y),
        by.times(by.inst(lse_tangent, {x: between, y: x}), 1 - t),
        by.times(by.inst(lse_tangent, {x: between}), t),
        by.hyp,
    )


@claim(Le(lse(x) - lse(y), (x - y).max), source="Gao–Pavel 2017")
def lse_is_nonexpansive():
    """It grows by no more than the logit that grows most."""
    return calc(lse(x) - lse(y)).le((x - y).max, by.unfold(lse))


# ── entropy ───────────────────────────────────────────────────────────────────


@claim(Eq(lse(x), dot(s, x) - Sum(s[k] * log(s[k]), k)), source="Boyd–Vandenberghe 2004 3.3.1")
def lse_is_free_energy():
    """A mean logit and an entropy, both under softmax."""
    return (
        calc(lse(x))
        .eq(Sum(s[k], k) * lse(x), softmax_sums_to_one)
        .eq(Sum(s[k] * (x[k] - (x[k] - lse(x))), k))
        .eq(dot(s, x) - Sum(s[k] * log(s[k]), k), log_softmax)
    )


@claim(Ge(lse(x), dot(q, x) - Sum(q[k] * log(q[k]), k)), source="Boyd–Vandenberghe 2004 3.3.1")
def lse_is_largest_free_energy():
    """No other distribution has more: the variational principle of Gibbs."""
    divergence = Sum(q[k] * log(q[k] / s[k]), k)
    return (
        calc(lse(x))
        .eq(dot(q, x) - Sum(q[k] * log(q[k]), k) + divergence, by.log_product, by.hyp)
        .ge(dot(q, x) - Sum(q[k] * log(q[k]), k) + Sum(q[k], k) - Sum(s[k], k), by.inst(gibbs, {a: q, b: s}), by.hyp)
        .eq(dot(q, x) - Sum(q[k] * log(q[k]), k), softmax_sums_to_one, by.hyp)
    )

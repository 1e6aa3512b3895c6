"""Priors beside the logits: added to them, multiplied with them, and added to the probabilities."""

from shift_invariance import difference_is_one_number, lse, y

from derive import by
from derive.library.softmax import softmax_sums_to_one
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k = indices("i j k", n)
x, p, rho = vector("x", n), vector("p", n), vector("rho", n)

softmax = define("softmax", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x, source="F12")
log_prior = define("b", log(rho[i]), at=i, source="F20")
positive_prior = forall(k, Gt(rho[k], 0))

# Added to the logits, the logarithms of a prior ρ multiply the probabilities by it.


@claim(
    Eq(softmax(x + p)[i], exp(x[i] + p[i]) / Sum(exp(x[j] + p[j]), j)),
    title="Softmax of logits with a prior added",
    source="F21",
)
def softmax_with_a_bias():
    """By definition."""
    return calc(softmax(x + p)[i]).eq(exp(x[i] + p[i]) / Sum(exp(x[j] + p[j]), j), by.unfold(softmax))


@claim(
    Eq(softmax(x + log_prior)[i], rho[i] * softmax(x)[i] / Sum(rho[j] * softmax(x)[j], j)),
    title="Softmax with a log-prior is reweighted",
    given=[positive_prior],
    source="F21",
)
def softmax_with_a_prior():
    """Each probability is weighed by its prior, and their sum made 1 again."""
    Z = Sum(exp(x[k]), k)
    return (
        calc(softmax(x + log_prior)[i])
        .eq(exp(x[i] + log(rho[i])) / Sum(exp(x[j] + log(rho[j])), j), by.unfold(softmax), by.unfold(log_prior))
        .eq(rho[i] * exp(x[i]) / Sum(rho[j] * exp(x[j]), j), by.exp_log)
        .eq((rho[i] * exp(x[i]) / Z) / Sum(rho[j] * exp(x[j]) / Z, j), by.into_sum)
        .eq(rho[i] * softmax(x)[i] / Sum(rho[j] * softmax(x)[j], j), by.fold(softmax))
    )


# What is printed has every exponent halved. That is the softmax of half the
# logits, and the same as asked for only where all logits are equal.

halves = exp((x[i] + p[i]) / 2) / Sum(exp((x[j] + p[j]) / 2), j)


@erratum(
    Eq(softmax(x + p)[i], halves),
    title="Softmax with halves of logits and priors",
    source="F21",
    corrected=softmax_with_a_bias,
)
def published_with_halves():
    """As printed."""


@claim(Eq(halves, softmax((x + p) / 2)[i]), title="What is printed is softmax of halves", source="F21")
def what_is_printed():
    """By definition."""
    return calc(halves).eq(softmax((x + p) / 2)[i], by.fold(softmax))


@claim(
    Eq(x[i] / 2, lse(x) - lse(x / 2)),
    title="Half of each logit is one number",
    given=[forall(i, Eq(softmax(x)[i], softmax(x / 2)[i]))],
)
def half_of_a_logit_is_one_number():
    """Two vectors of one softmax differ by a constant."""
    return calc(x[i] / 2).eq(lse(x) - lse(x / 2), by.inst(difference_is_one_number, {y: x / 2}))


@claim(
    Iff(forall(i, Eq(softmax(x)[i], softmax(x / 2)[i])), forall(i, j, Eq(x[i], x[j]))),
    title="Halves are harmless exactly for equal logits",
    source="F21",
)
def halves_are_harmless_for_equal_logits():
    """What a vector and its half have for a difference is its half."""
    return both(
        calc(x[i]).eq(2 * (lse(x) - lse(x / 2)), half_of_a_logit_is_one_number).eq(x[j], half_of_a_logit_is_one_number),
        calc(softmax(x)[i])
        .eq(exp(x[i]) / Sum(exp(x[i]), k), by.unfold(softmax), by.hyp)
        .eq(exp(x[i] / 2) / Sum(exp(x[i] / 2), k))
        .eq(softmax(x / 2)[i], by.unfold(softmax), by.hyp),
    )


# Of two classes or more, the one whose prior is raised gains.

m = dimension("n", at_least=2)
a, b, c = indices("a b c", m)
z, r = vector("z", m), vector("r", m)
W = define("W", Sum(exp(z[c] + r[c]), c))
share = define("s", exp(z[a] + r[a]) / W, at=a)


@claim(Lt(share[a], 1), title="No share is 1")
def no_share_is_all():
    """There is another class, and it has some."""
    rest = Sum(exp(z[c] + r[c]), c, omit=a)
    return calc(share[a]).eq(1 - rest / W, by.unfold(share), by.unfold(W), by.split_term(c, a)).lt(1, by.sign)


@claim(Eq(D(share[a], r[a]), share[a] * (1 - share[a])), title="The slope in an added prior", source="F21")
def slope_of_an_added_prior():
    """As for the logit itself."""
    return calc(D(share[a], r[a])).eq(share[a] * (1 - share[a]), by.unfold(share), by.unfold(W), by.calculus)


@claim(Gt(D(share[a], r[a]), 0), title="An added prior helps its class", source="F21")
def an_added_prior_helps():
    """A share is above 0, and below 1."""
    return (
        calc(D(share[a], r[a]))
        .eq(share[a] * (1 - share[a]), slope_of_an_added_prior)
        .gt(0, by.times(no_share_is_all, share[a]))
    )


# Multiplied with the logits, a factor does what it says for the positive ones
# alone.

V = define("V", Sum(exp(r[c] * z[c]), c))
scaled = define("t", exp(r[a] * z[a]) / V, at=a)


@claim(
    Eq(softmax(x * p)[i], exp(p[i] * x[i]) / Sum(exp(p[j] * x[j]), j)),
    title="Softmax of logits times priors",
    source="F22",
)
def softmax_with_factors():
    """By definition."""
    return calc(softmax(x * p)[i]).eq(exp(p[i] * x[i]) / Sum(exp(p[j] * x[j]), j), by.unfold(softmax))


@claim(Lt(scaled[a], 1), title="No share of scaled logits is 1")
def no_scaled_share_is_all():
    """There is another class, and it has some."""
    rest = Sum(exp(r[c] * z[c]), c, omit=a)
    return calc(scaled[a]).eq(1 - rest / V, by.unfold(scaled), by.unfold(V), by.split_term(c, a)).lt(1, by.sign)


@claim(Eq(D(scaled[a], r[a]), z[a] * scaled[a] * (1 - scaled[a])), title="The slope in a factor", source="F22")
def slope_of_a_factor():
    """The logit stands beside the slope."""
    return calc(D(scaled[a], r[a])).eq(z[a] * scaled[a] * (1 - scaled[a]), by.unfold(scaled), by.unfold(V), by.calculus)


@claim(Lt(D(scaled[a], r[a]), 0), given=[Lt(z[a], 0)], source="F22")
def a_factor_hurts_negative_logits():
    """Raised, it lowers the class."""
    return (
        calc(D(scaled[a], r[a]))
        .eq(z[a] * scaled[a] * (1 - scaled[a]), slope_of_a_factor)
        .lt(0, no_scaled_share_is_all, by.hyp)
    )


# Added to the probabilities, a prior leaves no distribution, unless its sum is 0.

q = softmax(x)


@claim(Eq(Sum(q[i] + p[i], i), 1 + Sum(p[i], i)), title="The sum of softmax and prior", source="F23")
def sum_of_softmax_and_prior():
    """The probabilities alone sum to 1."""
    return calc(Sum(q[i] + p[i], i)).eq(1 + Sum(p[i], i), softmax_sums_to_one)


@erratum(
    Eq(Sum(q[i] + p[i], i), 1),
    title="Softmax and prior, as a distribution",
    source="F23",
    corrected=sum_of_softmax_and_prior,
)
def published_as_a_distribution():
    """As used: a sum of 1."""


# Two ways to repair it: a mixture, and a division by the sum.

weight = scalar("lambda")


@claim(
    Eq(Sum((1 - weight) * q[i] + weight * p[i], i), 1),
    title="A mixture sums to 1",
    given=[Eq(Sum(p[i], i), 1)],
    source="F23",
)
def mixture_sums_to_one():
    """Of two that do."""
    return (
        calc(Sum((1 - weight) * q[i] + weight * p[i], i))
        .eq((1 - weight) * Sum(q[i], i) + weight * Sum(p[i], i), by.into_sum)
        .eq(1, softmax_sums_to_one, by.hyp)
    )


@claim(
    Ge((1 - weight) * q[i] + weight * p[i], 0),
    title="A mixture is not negative",
    given=[Ge(p[i], 0), Ge(weight, 0), Le(weight, 1)],
    source="F23",
)
def mixture_is_not_negative():
    """Neither part is."""
    return calc((1 - weight) * q[i] + weight * p[i]).ge(0, by.sign)


@claim(
    Eq(Sum((q[i] + p[i]) / (1 + Sum(p[j], j)), i), 1),
    title="Softmax and prior, divided by their sum, sum to 1",
    given=[Ne(1 + Sum(p[j], j), 0)],
    source="F23",
)
def quotient_sums_to_one():
    """Divided by what it is."""
    whole = 1 + Sum(p[j], j)
    return (
        calc(Sum((q[i] + p[i]) / whole, i)).eq(Sum(q[i] + p[i], i) / whole, by.into_sum).eq(1, sum_of_softmax_and_prior)
    )


@claim(
    Ge((q[i] + p[i]) / (1 + Sum(p[j], j)), 0),
    title="Softmax and prior, divided by their sum, are not negative",
    given=[forall(k, Ge(p[k], 0))],
    source="F23",
)
def quotient_is_not_negative():
    """Nor is any part of it."""
    return calc((q[i] + p[i]) / (1 + Sum(p[j], j))).ge(0, by.sign)


if __name__ == "__main__":
    report(__file__)

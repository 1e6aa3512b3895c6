"""One label as a product of powers, many labels as a likelihood."""

from derive import by
from derive.library.inequalities import a, b, gibbs
from derive.notation import *

n = dimension("n", at_least=1)
i, k = indices("i k", n)
p = vector("p", n)

# The probability of a label k as a product in which the bracket [i = k] picks
# one factor. A power 0 is 1, also of 0.

pmf = define("f", Prod(p[i] ** delta(i, k), i), at=k)
distribution = [forall(i, Ge(p[i], 0)), Eq(Sum(p[i], i), 1)]


@claim(Eq(pmf[k], p[k]), title="The product of powers picks one probability", source="F4")
def one_factor_is_picked():
    """All other factors are powers 0."""
    return calc(pmf[k]).eq(p[k], by.unfold(pmf), by.pick_factor(i, k))


@claim(Ge(pmf[k], 0), title="The masses are not negative", given=distribution, source="F4")
def masses_are_not_negative():
    """They are the p_k."""
    return calc(pmf[k]).eq(p[k], one_factor_is_picked).ge(0, by.hyp(1))


@claim(Eq(Sum(pmf[k], k), 1), title="The masses sum to one", given=distribution, source="F4")
def masses_sum_to_one():
    """So the product is a probability mass function."""
    return calc(Sum(pmf[k], k)).eq(Sum(p[k], k), one_factor_is_picked).eq(1, by.hyp(2))


@note(
    title="A product with a factor too many",
    says="f(x; p) = Π p_i^[x=i] for i = 0, …, n",
    source="F4",
    corrected=masses_sum_to_one,
)
def published_with_a_factor_too_many():
    """With classes 0, …, n-1 there are n factors, not n + 1; p_n is the probability of no class."""


# Counts N_i of N independent labels have the likelihood Π p_i^(N_i). Its
# logarithm, by the label and turned round, is the cross-entropy of the
# observed frequencies q and p.

N = vector("N", n)
count = define("c", Sum(N[i], i))
q = define("q", N[i] / count, at=i)
likelihood = define("L", Prod(p[i] ** N[i], i))
entropy = define("H", -Sum(q[i] * log(q[i]), i))
divergence = define("KL", Sum(q[i] * log(q[i] / p[i]), i))

observed = [forall(i, Gt(N[i], 0))]
positive = [forall(i, Gt(p[i], 0)), Eq(Sum(p[i], i), 1)]


@claim(
    Eq(-log(likelihood) / count, -Sum(q[i] * log(p[i]), i)),
    title="The likelihood is a cross-entropy",
    given=[*positive, *observed],
    source="F5",
)
def likelihood_is_cross_entropy():
    """The logarithm of a product of powers is a sum of multiples of logarithms."""
    return (
        calc(-log(likelihood) / count)
        .eq(-Sum(N[i] * log(p[i]), i) / count, by.unfold(likelihood), by.log_product)
        .eq(-Sum(q[i] * log(p[i]), i), by.unfold(q), by.into_sum)
    )


@claim(
    Eq(-Sum(q[i] * log(p[i]), i), entropy + divergence),
    title="The cross-entropy is entropy and divergence",
    given=[*positive, *observed],
    source="F5",
)
def cross_entropy_splits():
    """What p does not explain, and what nothing can."""
    return calc(-Sum(q[i] * log(p[i]), i)).eq(
        entropy + divergence, by.unfold(entropy), by.unfold(divergence), by.unfold(q), by.log_product
    )


@claim(Eq(Sum(q[i], i), 1), title="The frequencies sum to one", given=observed)
def frequencies_sum_to_one():
    """They are counts over their sum."""
    return calc(Sum(q[i], i)).eq(1, by.unfold(q), by.unfold(count), by.into_sum)


@claim(Ge(divergence, 0), title="The divergence is not negative", given=[*positive, *observed])
def divergence_is_not_negative():
    """Gibbs' inequality: both sums are 1."""
    return (
        calc(divergence)
        .eq(Sum(q[i] * log(q[i] / p[i]), i), by.unfold(divergence))
        .ge(Sum(q[i], i) - Sum(p[i], i), by.inst(gibbs, {a: q, b: p}), by.hyp)
        .eq(0, frequencies_sum_to_one, by.hyp(2))
    )


@claim(Ge(-log(likelihood) / count, entropy), given=[*positive, *observed], source="F5")
def no_model_beats_the_frequencies():
    """Whatever p is, the cross-entropy is at least the entropy of the frequencies."""
    return (
        calc(-log(likelihood) / count)
        .eq(-Sum(q[i] * log(p[i]), i), likelihood_is_cross_entropy)
        .eq(entropy + divergence, cross_entropy_splits)
        .ge(entropy, divergence_is_not_negative)
    )


@claim(
    Eq(-log(likelihood) / count, entropy),
    title="The frequencies maximise the likelihood",
    given=[*positive, *observed, forall(i, Eq(p[i], q[i]))],
    source="F5",
)
def the_frequencies_are_the_maximum():
    """And at p = q it is the entropy: maximum likelihood minimises the cross-entropy."""
    return (
        calc(-log(likelihood) / count)
        .eq(-Sum(q[i] * log(p[i]), i), likelihood_is_cross_entropy)
        .eq(-Sum(q[i] * log(q[i]), i), by.hyp(4))
        .eq(entropy, by.unfold(entropy))
    )


@note(
    title="Subscripts that do not fit the classes",
    says="f(x) = p_1^[x=0] … p_k^[x=n-1]",
    source="F5",
    corrected=one_factor_is_picked,
)
def published_with_shifted_subscripts():
    """The subscripts run from 1 where the classes run from 0, and k is both a class and their number."""


if __name__ == "__main__":
    report(__file__)

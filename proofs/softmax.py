"""Softmax and its Jacobian, for any number of classes."""

from derive import by
from derive.notation import D, Eq, Ge, Sum, calc, claim, define, delta, dimension, exp, indices, report, vector

n = dimension("n", at_least=1)
i, j, k = indices("i j k", n)
x = vector("x", n)

Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)


@claim(Eq(D(Z, x[j]), exp(x[j])))
def normaliser_slope():
    """Of all the terms of Z, only the j-th moves with x_j."""
    return (
        calc(D(Z, x[j]))
        .eq(Sum(D(exp(x[k]), x[j]), k), by.unfold(Z), by.sum_rule)
        .eq(Sum(exp(x[k]) * delta(k, j), k), by.exp_rule)
        .eq(exp(x[j]), by.pick_term(k, j))
    )


@claim(Eq(D(p[i], x[j]), p[i] * (delta(i, j) - p[j])), source="F13")
def softmax_jacobian():
    """How each probability answers to each logit."""
    e, f = exp(x[i]), exp(x[j])
    return (
        calc(D(p[i], x[j]))
        .eq(D(e / Z, x[j]), by.unfold(p))
        .eq(D(e, x[j]) / Z - e * D(Z, x[j]) / Z**2, by.quotient_rule)
        .eq(e * delta(i, j) / Z - e * f / Z**2, by.exp_rule, normaliser_slope)
        .eq(p[i] * (delta(i, j) - p[j]), by.fold(p), by.algebra)
    )


# The Jacobian J has the entries p_i (δ_ij - p_j). Three facts about it follow
# from the one that makes p a distribution.


@claim(Eq(Sum(p[i], i), 1), source="F12")
def probabilities_sum_to_one():
    """The normaliser is what makes it so."""
    return calc(Sum(p[i], i)).eq(Sum(exp(x[i]), i) / Z, by.unfold(p), by.into_sum).eq(1, by.unfold(Z))


@claim(Eq(Sum(D(p[i], x[j]), j), 0), source="F13")
def jacobian_rows_sum_to_zero():
    """Raising all logits alike moves no probability."""
    return (
        calc(Sum(D(p[i], x[j]), j))
        .eq(Sum(p[i] * (delta(i, j) - p[j]), j), softmax_jacobian)
        .eq(p[i] - p[i] * Sum(p[j], j), by.pick_term(j, i), by.into_sum)
        .eq(0, probabilities_sum_to_one)
    )


@claim(Eq(D(p[i], x[j]), D(p[j], x[i])), source="F13")
def jacobian_is_symmetric():
    """Each pair of classes acts on each other alike."""
    return (
        calc(D(p[i], x[j]))
        .eq(p[i] * (delta(i, j) - p[j]), softmax_jacobian)
        .eq(p[j] * (delta(j, i) - p[i]))
        .eq(D(p[j], x[i]), softmax_jacobian)
    )


v = vector("v", n)
mean = define("m", Sum(p[k] * v[k], k))


@claim(Eq(Sum(v[i] * D(p[i], x[j]) * v[j], i, j), Sum(p[i] * (v[i] - mean) ** 2, i)), source="F13")
def jacobian_form_is_a_variance():
    """vᵀJv is the variance of v under p."""
    return (
        calc(Sum(v[i] * D(p[i], x[j]) * v[j], i, j))
        .eq(Sum(v[i] * p[i] * (delta(i, j) - p[j]) * v[j], i, j), softmax_jacobian)
        .eq(Sum(p[i] * v[i] ** 2, i) - mean**2, by.pick_term(j, i), by.unfold(mean))
        .eq(Sum(p[i] * (v[i] - mean) ** 2, i), by.unfold(mean), probabilities_sum_to_one)
    )


@claim(Ge(Sum(v[i] * D(p[i], x[j]) * v[j], i, j), 0), source="F13")
def jacobian_is_positive_semidefinite():
    """A variance is not negative."""
    return (
        calc(Sum(v[i] * D(p[i], x[j]) * v[j], i, j))
        .eq(Sum(p[i] * (v[i] - mean) ** 2, i), jacobian_form_is_a_variance)
        .ge(0, by.sign)
    )


if __name__ == "__main__":
    report(__file__)

"""Softmax and its Jacobian, for any number of classes."""

from argmax import (
    another_class_has_no_more,
    no_share_above_one,
    runner_up,
    scaled,
    the_runner_up_is_behind,
    what_is_missing_at_the_top,
)

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k = indices("i j k", n)
x = vector("x", n)

Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i, source="F12")
identity = define("I", delta(i, j), at=(i, j), source="F14")


@claim(Eq(D(Z, x[j]), exp(x[j])), title="The slope of the normaliser")
def normaliser_slope():
    """Of all the terms of Z, only the j-th moves with x_j."""
    return (
        calc(D(Z, x[j]))
        .eq(Sum(D(exp(x[k]), x[j]), k), by.unfold(Z), by.sum_rule)
        .eq(Sum(exp(x[k]) * delta(k, j), k), by.exp_rule)
        .eq(exp(x[j]), by.pick_term(k, j))
    )


@claim(Eq(D(p[i], x[j]), p[i] * (delta(i, j) - p[j])), title="The Jacobian of softmax", source="F13")
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


# The Jacobian J has the entries p_i (δ_ij - p_j), so J = diag p - p pᵀ. Three
# facts about it follow from the one that makes p a distribution.


@claim(Eq(Sum(p[i], i), 1), title="The probabilities sum to one", source="F12")
def probabilities_sum_to_one():
    """The normaliser is what makes it so."""
    return calc(Sum(p[i], i)).eq(Sum(exp(x[i]), i) / Z, by.unfold(p), by.into_sum).eq(1, by.unfold(Z))


@claim(Gt(p[i], 0), title="The probabilities are positive", source="F12")
def probabilities_are_positive():
    """Exponentials are."""
    return calc(p[i]).gt(0, by.sign)


@claim(Eq(D(p[i], x[j]), p[i] * identity[i, j] - p[i] * p[j]), title="The Jacobian as a matrix", source="F13")
def jacobian_as_matrices():
    """A diagonal matrix less a matrix of rank one."""
    return calc(D(p[i], x[j])).eq(p[i] * identity[i, j] - p[i] * p[j], softmax_jacobian, by.unfold(identity))


@claim(Eq(Sum(D(p[i], x[j]), j), 0), title="The rows of the Jacobian sum to 0", source="F13")
def jacobian_rows_sum_to_zero():
    """Raising all logits alike moves no probability."""
    return (
        calc(Sum(D(p[i], x[j]), j))
        .eq(Sum(p[i] * (delta(i, j) - p[j]), j), softmax_jacobian)
        .eq(p[i] - p[i] * Sum(p[j], j), by.pick_term(j, i), by.into_sum)
        .eq(0, probabilities_sum_to_one)
    )


@claim(Eq(D(p[i], x[j]), D(p[j], x[i])), title="The Jacobian is symmetric", source="F13")
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


@claim(
    Eq(Sum(v[i] * D(p[i], x[j]) * v[j], i, j), Sum(p[i] * (v[i] - mean) ** 2, i)),
    title="The quadratic form of the Jacobian is a variance",
    source="F13",
)
def jacobian_form_is_a_variance():
    """vᵀJv is the variance of v under p."""
    return (
        calc(Sum(v[i] * D(p[i], x[j]) * v[j], i, j))
        .eq(Sum(v[i] * p[i] * (delta(i, j) - p[j]) * v[j], i, j), softmax_jacobian)
        .eq(Sum(p[i] * v[i] ** 2, i) - mean**2, by.pick_term(j, i), by.unfold(mean))
        .eq(Sum(p[i] * (v[i] - mean) ** 2, i), by.unfold(mean), probabilities_sum_to_one)
    )


@claim(Ge(Sum(v[i] * D(p[i], x[j]) * v[j], i, j), 0), title="The Jacobian is positive semidefinite", source="F13")
def jacobian_is_positive_semidefinite():
    """A variance is not negative."""
    return (
        calc(Sum(v[i] * D(p[i], x[j]) * v[j], i, j))
        .eq(Sum(p[i] * (v[i] - mean) ** 2, i), jacobian_form_is_a_variance)
        .ge(0, by.sign)
    )


# With two classes or more no probability is 1, and the gradients of softmax
# are small: no row of J has a 1-norm above 1/2, and all of them vanish as one
# class takes all.

m = dimension("n", at_least=2)
a, b, t = indices("a b t", m)
z = vector("z", m)
W = define("W", Sum(exp(z[b]), b))
s = define("s", exp(z[a]) / W, at=a)


@claim(Lt(s[a], 1), source="F12")
def no_probability_is_one():
    """There is another class, and it has some."""
    return (
        calc(s[a]).eq(1 - Sum(exp(z[b]), b, omit=a) / W, by.unfold(s), by.unfold(W), by.split_term(b, a)).lt(1, by.sign)
    )


@claim(
    Eq(Sum(abs(s[a] * (delta(a, b) - s[b])), b), 2 * s[a] * (1 - s[a])),
    title="The one-norm of a row of the Jacobian",
    source="T8",
)
def one_norm_of_a_row():
    """One entry is s(1 - s); all others are negative, and sum to the opposite."""
    return (
        calc(Sum(abs(s[a] * (delta(a, b) - s[b])), b))
        .eq(s[a] * (1 - s[a]) + Sum(s[a] * s[b], b, omit=a), no_probability_is_one)
        .eq(2 * s[a] * (1 - s[a]), by.unfold(s), by.unfold(W), by.split_term(b, a))
    )


@claim(Le(2 * s[a] * (1 - s[a]), Rational(1, 2)), title="Rows of the Jacobian are short", source="T8")
def rows_are_short():
    """s(1 - s) is largest at s = 1/2."""
    half = Rational(1, 2)
    return calc(2 * s[a] * (1 - s[a])).eq(half - 2 * (s[a] - half) ** 2).le(half, by.sign)


@claim(Eq(Sum(abs(s[a] - delta(a, t)), a), 2 * (1 - s[t])), title="The one-norm of the gradient", source="T8")
def one_norm_of_the_gradient():
    """What is missing at the label, and all that the others have."""
    return (
        calc(Sum(abs(s[a] - delta(a, t)), a))
        .eq(1 - s[t] + Sum(s[a], a, omit=t), no_probability_is_one)
        .eq(2 * (1 - s[t]), by.unfold(s), by.unfold(W), by.split_term(a, t))
    )


@claim(Gt(2 * (1 - s[t]), 0), source="T8")
def the_gradient_never_vanishes():
    """It does so at the label's own vertex alone, which no logits reach."""
    return calc(2 * (1 - s[t])).gt(0, no_probability_is_one)


alpha = scalar("alpha", positive=True)
leads = forall(a, Implies(Ne(a, t), Lt(z[a], z[t])))


bound = (m - 1) * exp(-alpha * (z[t] - runner_up))
row = 2 * scaled[a] * (1 - scaled[a])


@claim(Le(row, 2 * bound), title="A bound of the rows of the Jacobian, of scaled logits")
def rows_are_bounded():
    """Of the leading class by what it lacks, of another one by what it has."""
    return cases(
        Eq(a, t),
        calc(row)
        .eq(2 * (1 - scaled[a]) - 2 * (1 - scaled[a]) ** 2)
        .le(2 * (1 - scaled[a]), by.sign)
        .le(2 * bound, what_is_missing_at_the_top, by.hyp),
        calc(row)
        .le(2 * scaled[a], by.sign)
        .le(2 * (1 - scaled[t]), another_class_has_no_more)
        .le(2 * bound, what_is_missing_at_the_top),
    )


@claim(Ge(row, 0), title="The one-norm of a row is not negative")
def rows_are_not_negative():
    """No share is above 1."""
    return calc(row).ge(0, no_share_above_one)


@claim(Tends(row, alpha, oo, 0), title="The rows of the Jacobian vanish at a vertex", given=[leads], source="T8")
def rows_vanish_at_a_vertex():
    """Multiplied by α, the logits lead softmax into a vertex, and every row of its Jacobian to 0."""
    return squeeze(
        calc(0).le(row, rows_are_not_negative),
        calc(row).le(2 * bound, rows_are_bounded),
        the_runner_up_is_behind,
    )


if __name__ == "__main__":
    report(__file__)

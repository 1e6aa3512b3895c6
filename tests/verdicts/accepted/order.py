"""Inequalities: squares, bounds of maxima, monotone functions, equivalences either way round."""

from derive import by
from derive.notation import (
    Eq,
    Ge,
    Gt,
    Iff,
    Implies,
    Le,
    Lt,
    Max,
    Ne,
    Rational,
    Sum,
    attained,
    calc,
    cases,
    claim,
    define,
    dimension,
    exp,
    forall,
    indices,
    log,
    matrix,
    scalar,
    vector,
)

n = dimension("n")
i, j, k = indices("i j k", n)
x, y, v = vector("x", n), vector("y", n), vector("v", n)
A = matrix("A", n, n)
a, b, c, t = (scalar(name) for name in "abct")
u, w = scalar("u", positive=True), scalar("w", positive=True)
lse = define("lse", log(Sum(exp(x[k]), k)))


@claim(Ge(Sum(x[k] ** 2, k) * Sum(y[k] ** 2, k), Sum(x[k] * y[k], k) ** 2))
def cauchy_schwarz():
    gap = Sum((x[k] * y[j] - x[j] * y[k]) ** 2, k, j)
    return (
        calc(Sum(x[k] ** 2, k) * Sum(y[k] ** 2, k))
        .eq(Sum(x[k] * y[k], k) ** 2 + gap / 2)
        .ge(Sum(x[k] * y[k], k) ** 2, by.sign)
    )


@claim(Ge(Sum(Sum(v[i] * v[j] * Sum(A[k, i] * A[k, j], k), i), j), 0))
def gram_matrix():
    return (
        calc(Sum(Sum(v[i] * v[j] * Sum(A[k, i] * A[k, j], k), i), j))
        .eq(Sum(Sum(A[k, i] * v[i], i) ** 2, k))
        .ge(0, by.sign)
    )


@claim(Eq(x[x.argmax], x.max))
def largest_component():
    return calc(x[x.argmax]).eq(x.max, by.extremes)


@claim(Le(Max(x[k] + y[k], k), x.max + y.max))
def maximum_of_a_sum():
    return calc(Max(x[k] + y[k], k)).le(x.max + y.max, by.extremes)


@claim(Ge(lse, x[j]))
def lse_above_each():
    return (
        calc(lse)
        .eq(log(exp(x[j]) + Sum(exp(x[k]), k, omit=j)), by.unfold(lse), by.split_term(k, j))
        .ge(log(exp(x[j])), by.monotone(by.sign))
        .eq(x[j], by.exp_log)
    )


@claim(Ge(lse, x.max))
def lse_above_the_largest():
    return calc(lse).ge(x.max, lse_above_each)


@claim(Ge(c, x.max), given=[forall(k, Le(x[k] - c, 0))])
def bound_of_every_component():
    return calc(c).ge(x.max, by.hyp)


@claim(Ge(c, x[j]), given=[forall(k, Le(x[k], c))])
def one_of_all():
    return calc(c).ge(x[j], by.hyp)


@claim(Lt(1 / (1 + exp(-t)), 1))
def sigmoid_below_one():
    return calc(1 / (1 + exp(-t))).lt(1, by.sign)


@claim(Ge(Max(x[k], k, omit=j), x[i]), given=[Ne(i, j)])
def another_index_is_left():
    return calc(Max(x[k], k, omit=j)).ge(x[i], by.extremes)


@claim(Eq(x.max, x[j]), given=[forall(k, Ge(x[k], 0)), forall(k, Implies(Ne(k, j), Eq(x[k], 0)))])
def one_hot_maximum():
    return attained(j, cases(Eq(k, j), calc(x[k]).le(x[j]), calc(x[k]).eq(0, by.hyp(2)).le(x[j], by.hyp(1))))


@claim(Eq(Sum((A[k, j] + A[j, k]) * x[j], j), 2 * Sum(A[k, j] * x[j], j)), given=[forall(i, j, Eq(A[i, j], A[j, i]))])
def symmetric_matrix():
    return calc(Sum((A[k, j] + A[j, k]) * x[j], j)).eq(2 * Sum(A[k, j] * x[j], j), by.hyp)


@claim(Ge((a + b + c) ** 40, 0))
def a_large_even_power():
    return calc((a + b + c) ** 40).ge(0, by.sign)


@claim(Eq((a + b + c) ** 12, (c + b + a) ** 12))
def a_power_that_is_expanded():
    return calc((a + b + c) ** 12).eq((c + b + a) ** 12)


@claim(Iff(Le(u, w), Ge(1 / u, 1 / w)))
def reciprocals():
    return calc(Le(u, w)).iff(Ge(1 / u, 1 / w))


@claim(Iff(Lt(1 / u, 3), Gt(u, Rational(1, 3))))
def reciprocal_of_a_number():
    return calc(Lt(1 / u, 3)).iff(Gt(u, Rational(1, 3)))


@claim(Iff(Lt(exp(-a), exp(-b)), Gt(a, b)))
def exponentials_turned_round():
    return calc(Lt(exp(-a), exp(-b))).iff(Gt(a, b))


@claim(Iff(Lt(a, b), Lt(exp(2 * a), exp(2 * b))))
def rescaled_before_the_exponential():
    return calc(Lt(a, b)).iff(Lt(exp(2 * a), exp(2 * b)))


@claim(Iff(Lt(exp(a), 1), Lt(a, 0)))
def exponential_below_one():
    return calc(Lt(exp(a), 1)).iff(Lt(a, 0))


@claim(Iff(Lt(log(u), 0), Lt(u, 1)))
def logarithm_below_zero():
    return calc(Lt(log(u), 0)).iff(Lt(u, 1))


@claim(Iff(Lt(1 / (1 + exp(-t)), Rational(1, 2)), Gt(1 + exp(-t), 2)))
def sigmoid_below_a_half():
    return calc(Lt(1 / (1 + exp(-t)), Rational(1, 2))).iff(Gt(1 + exp(-t), 2))


share = define("r", exp(x[i]) / Sum(exp(x[k]), k), at=i)


@claim(Le(1 - (exp(x[j]) + Sum(exp(x[k]), k, omit=(i, j))) / Sum(exp(x[k]), k), 1 - share[j]), given=[Ne(i, j)])
def unfolded_beside_a_product():
    """The share is a product of its own, in one with -1; on the left the factors stand beside the -1."""
    return calc(1 - (exp(x[j]) + Sum(exp(x[k]), k, omit=(i, j))) / Sum(exp(x[k]), k)).le(1 - share[j], by.unfold(share))

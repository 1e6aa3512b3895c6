"""Hypotheses that random points do not meet, but others do."""

from derive import by
from derive.notation import *

p, q = scalar("p", positive=True), scalar("q", positive=True)
a, b = scalar("a"), scalar("b")
n = dimension("n")
k = index("k", n)
x = vector("x", n)


@claim(Lt(p, 1), given=[Eq(p + q, 1)])
def two_positive_numbers_with_sum_1():
    return calc(p).eq(1 - q, by.hyp).lt(1, by.sign)


@claim(Eq(a, 1 - b), given=[Eq(a + b, 1)])
def without_signs():
    return calc(a).eq(1 - b, by.hyp)


@claim(Eq(3 * a, 1), given=[Eq(a, Rational(1, 3))])
def a_third():
    return calc(3 * a).eq(1, by.hyp)


@claim(Le(a, 2), given=[Eq(3 * a + b, 7), Ge(b, 1)])
def an_equation_and_an_inequality():
    return calc(a).le(2, by.hyp)


@claim(Ge(Sum(x[k] ** 2, k), 1 / n), given=[Eq(Sum(x[k], k), 1)])
def a_distribution_without_signs():
    return calc(Sum(x[k] ** 2, k)).eq(Sum((x[k] - 1 / n) ** 2, k) + 1 / n, by.hyp).ge(1 / n, by.sign)

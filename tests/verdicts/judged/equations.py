"""Hypotheses that are equations, and inequalities of every day."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
A = matrix("A", n, n)
m = Sum(x[k], k) / n


@claim(Eq(abs(x[i] - m), abs(x[i])), given=[Eq(m, 0)])
def quotient_hypothesis():
    return calc(abs(x[i] - m)).eq(abs(x[i]), by.hyp)


@claim(Eq(abs(x[i] - m), abs(x[i])), given=[Eq(Sum(x[k], k), 0)])
def sum_hypothesis():
    return calc(abs(x[i] - m)).eq(abs(x[i]), by.hyp)


@claim(
    Eq(Sum(x[i] * A[i, j] * u[j], i, j), Sum(u[i] * A[i, j] * x[j], i, j)), given=[forall(i, j, Eq(A[i, j], A[j, i]))]
)
def symmetric_form():
    return calc(Sum(x[i] * A[i, j] * u[j], i, j)).eq(Sum(u[i] * A[i, j] * x[j], i, j), by.hyp)


@claim(Le(Sum(x[k], k) / n, Sum(u[k], k) / n), given=[Le(Sum(x[k], k), Sum(u[k], k))])
def over_n():
    return calc(Sum(x[k], k) / n).le(Sum(u[k], k) / n, by.hyp)


@claim(Le(Sum(x[k], k) / n, Sum(u[k], k) / n), given=[Le(Sum(x[k], k), Sum(u[k], k))])
def over_n_monotone():
    return calc(Sum(x[k], k) / n).le(Sum(u[k], k) / n, by.monotone(by.hyp))


@claim(Le(Sum(x[k], k) / n**2, (Sum(u[k], k) / n) / n), given=[Le(Sum(x[k], k) / n, Sum(u[k], k) / n)])
def over_n_flattened():
    return calc(Sum(x[k], k) / n**2).le(Sum(u[k], k) / n**2, by.monotone(by.hyp))


a, b = scalar("a"), scalar("b")


@claim(Ge(abs(a), a))
def absval():
    return calc(abs(a)).ge(a)


@claim(Le(abs(a + b), abs(a) + abs(b)))
def tri():
    return calc(abs(a + b)).le(abs(a) + abs(b))


@claim(Ge(a**2 + b**2, 2 * a * b))
def amgm():
    return calc(a**2 + b**2).ge(2 * a * b)


@claim(Ge((a**2 + b**2) * (1 + a**2), 2 * a * b * (1 + a**2)))
def amgm2():
    return calc((a**2 + b**2) * (1 + a**2)).ge(2 * a * b * (1 + a**2))


@claim(Le(Sum(x[k] * u[k], k) ** 2, Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k)))
def cauchy():
    return calc(Sum(x[k] * u[k], k) ** 2).le(Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k))

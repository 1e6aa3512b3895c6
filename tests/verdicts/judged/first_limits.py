"""Limits of sums and of terms, and slopes in two variables."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x = vector("x", n)
T = scalar("T", positive=True)
Zt = Sum(exp(x[k] / T), k)


@claim(Tends(Sum(exp(x[k] / T), k), T, oo, n))
def limit_of_sum():
    return limit(calc(Sum(exp(x[k] / T), k)))


@claim(Tends(exp(x[i] / T), T, oo, 1))
def limit_of_term():
    return limit(calc(exp(x[i] / T)))


@claim(Tends(exp(x[i] / T) + exp(x[j] / T), T, oo, 2))
def limit_of_two():
    return limit(calc(exp(x[i] / T) + exp(x[j] / T)), limit_of_term)


@erratum(Tends(exp(x[i] / T), T, oo, 0), corrected=limit_of_term)
def false_limit():
    pass


a, b = scalar("a"), scalar("b")


@claim(Eq(D(a**b, a), b * a ** (b - 1)), given=[Gt(a, 0)])
def real_power():
    return calc(D(a**b, a)).eq(b * a ** (b - 1), by.power_rule)


@claim(Eq(D(D(exp(a * b), a), b), exp(a * b) * (1 + a * b)))
def mixed():
    return calc(D(D(exp(a * b), a), b)).eq(exp(a * b) * (1 + a * b))

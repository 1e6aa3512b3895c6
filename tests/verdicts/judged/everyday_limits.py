"""Limits as a first course has them."""

from derive import by
from derive.notation import *

a = scalar("a", positive=True)
c = scalar("c")
n = dimension("n")
k = index("k", n)
x = vector("x", n)
h = scalar("h")


@claim(Tends(exp(1 / a), a, oo, 1))
def exp_of_inverse():
    return limit(calc(exp(1 / a)))


@claim(Tends(exp(-a), a, oo, 0))
def exp_minus():
    return limit(calc(exp(-a)))


@claim(Tends(3 ** (-a), a, oo, 0))
def three_to_minus():
    return limit(calc(3 ** (-a)))


@claim(Tends(3 ** (-a), a, oo, 0))
def three_to_minus_rewritten():
    return limit(calc(3 ** (-a)).eq(exp(-a * log(3))))


@claim(Tends(a * exp(-a), a, oo, 0))
def times_a():
    return limit(calc(a * exp(-a)))


@claim(Tends(exp(-a) / a, a, oo, 0))
def over_a():
    return limit(calc(exp(-a) / a))


@claim(Tends(log(a) / a, a, oo, 0))
def log_over_a():
    return limit(calc(log(a) / a))


@claim(Tends(a / (a + 1), a, oo, 1))
def quotient():
    return limit(calc(a / (a + 1)))


@claim(Tends(a / (a + 1), a, oo, 1))
def quotient_rewritten():
    return limit(calc(a / (a + 1)).eq(1 / (1 + 1 / a)))


@claim(Tends((1 + 1 / a) ** a, a, oo, exp(1)))
def e():
    return limit(calc((1 + 1 / a) ** a))


@claim(Tends(log(1 + 1 / a) * a, a, oo, 1))
def log_slope():
    return limit(calc(log(1 + 1 / a) * a))


@claim(Tends((exp(h) - 1) / h, h, 0, 1))
def exp_slope():
    return limit(calc((exp(h) - 1) / h))


@claim(Tends(tanh(a), a, oo, 1))
def tanh_limit():
    return limit(calc(tanh(a)))


@claim(Tends(tanh(a), a, oo, 1))
def tanh_limit_rewritten():
    return limit(calc(tanh(a)).eq((1 - exp(-2 * a)) / (1 + exp(-2 * a)), by.unfold(tanh)))


@claim(Tends(1 / (1 + exp(-a * c)), a, oo, 1), given=[Gt(c, 0)])
def sigmoid():
    return limit(calc(1 / (1 + exp(-a * c))))


@claim(Tends(log(Sum(exp(x[k] / a), k)), a, oo, log(n)))
def hot_softmax():
    return limit(calc(log(Sum(exp(x[k] / a), k))))


@claim(Tends(Sum(x[k] / a, k), a, oo, 0))
def sum_of_inverse():
    return limit(calc(Sum(x[k] / a, k)))


@claim(Tends(sqrt(a + 1) - sqrt(a), a, oo, 0))
def roots():
    return limit(calc(sqrt(a + 1) - sqrt(a)).eq(1 / (sqrt(a + 1) + sqrt(a))))

"""True claims of sin, cos and erf that rest on their bounds: two are reached, and that of erf is not."""

from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
t, u = scalar("t"), scalar("u")


@claim(Lt(erf(t), 1))
def erf_is_below_one():
    return calc(erf(t)).lt(1)


@claim(Lt(abs(erf(t)), 1))
def and_its_modulus():
    return calc(abs(erf(t))).lt(1)


@claim(Gt(2 - erf(t) ** 2 - abs(erf(u)), 0))
def two_of_them():
    return calc(2 - erf(t) ** 2 - abs(erf(u))).gt(0)


@claim(Gt(2 + sin(t) + erf(u), 0))
def one_that_is_not_reached():
    return calc(2 + sin(t) + erf(u)).gt(0)


@claim(Lt(Sum(erf(x[k]), k), n))
def under_a_sum():
    return calc(Sum(erf(x[k]), k)).lt(Sum(1, k)).eq(n)


@claim(Gt(log(1 + erf(t) / 2), log(Rational(1, 2))))
def under_a_logarithm():
    return calc(log(1 + erf(t) / 2)).gt(log(Rational(1, 2)))

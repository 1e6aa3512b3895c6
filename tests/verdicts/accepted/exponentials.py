"""Exponentials compared with each other and with numbers, by their exponents."""

from derive import by
from derive.notation import *

h, g = scalar("h", positive=True), scalar("g")
n = dimension("n")


@claim(Gt(exp(h), 1))
def above_one():
    return calc(exp(h)).gt(1)


@claim(Eq((exp(h) - 1) / (exp(h) - 1), 1))
def less_one_cancelled():
    return calc((exp(h) - 1) / (exp(h) - 1)).eq(1)


@claim(Lt(exp(-h), 1))
def below_one():
    return calc(exp(-h)).lt(1)


@claim(Ge(2**n, 2))
def two_to_a_dimension():
    return calc(2**n).ge(2)


@claim(Gt(exp(g + h), exp(g)))
def one_more_in_the_exponent():
    return calc(exp(g + h)).gt(exp(g))


@claim(Gt(log(exp(h) + 1), log(2)))
def under_a_log():
    return calc(log(exp(h) + 1)).gt(log(2), by.monotone(by.sign))

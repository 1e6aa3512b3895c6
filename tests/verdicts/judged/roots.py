"""Roots and moduli of a difference, written either way round."""

from derive import by
from derive.notation import *

s, c, d = scalar("s"), scalar("c"), scalar("d")
p = scalar("p", positive=True)


@claim(Eq(sqrt(1 - s) ** 2, 1 - s), given=[Lt(s, 1)])
def a1():
    return calc(sqrt(1 - s) ** 2).eq(1 - s, by.hyp)


@claim(Eq(sqrt(1 - s) ** 2, 1 - s), given=[Gt(1 - s, 0)])
def a2():
    return calc(sqrt(1 - s) ** 2).eq(1 - s, by.hyp)


@claim(Eq(sqrt(s - 1) ** 2, s - 1), given=[Gt(s, 1)])
def a3():
    return calc(sqrt(s - 1) ** 2).eq(s - 1, by.hyp)


@claim(Eq(sqrt(1 + s) ** 2, 1 + s), given=[Gt(s, -1)])
def a4():
    return calc(sqrt(1 + s) ** 2).eq(1 + s, by.hyp)


@claim(Eq(sqrt(2 - s) ** 2, 2 - s), given=[Lt(s, 2)])
def a5():
    return calc(sqrt(2 - s) ** 2).eq(2 - s, by.hyp)


@claim(Eq(sqrt(d - c) ** 2, d - c), given=[Gt(d, c)])
def a6():
    return calc(sqrt(d - c) ** 2).eq(d - c, by.hyp)


@claim(Eq(sqrt(c - d) ** 2, c - d), given=[Gt(c, d)])
def a7():
    return calc(sqrt(c - d) ** 2).eq(c - d, by.hyp)


@claim(Eq(abs(1 - s), 1 - s), given=[Lt(s, 1)])
def b1():
    return calc(abs(1 - s)).eq(1 - s, by.hyp)


@claim(Eq(abs(s - 1), 1 - s), given=[Lt(s, 1)])
def b2():
    return calc(abs(s - 1)).eq(1 - s, by.hyp)


@claim(Eq(sqrt(1 - s**2) ** 2, 1 - s**2), given=[Lt(s**2, 1)])
def c1():
    return calc(sqrt(1 - s**2) ** 2).eq(1 - s**2, by.hyp)


@claim(Eq(sqrt(-s) ** 2, -s), given=[Lt(s, 0)])
def c2():
    return calc(sqrt(-s) ** 2).eq(-s, by.hyp)


@claim(Eq(exp(log(1 - s)), 1 - s), given=[Lt(s, 1)])
def c3():
    return calc(exp(log(1 - s))).eq(1 - s, by.hyp)


@claim(Eq(D(sqrt(1 - s), s), -1 / (2 * sqrt(1 - s))), given=[Lt(s, 1)])
def c4():
    return calc(D(sqrt(1 - s), s)).eq(-1 / (2 * sqrt(1 - s)), by.calculus)


@claim(Eq(sqrt(1 - s) * sqrt(1 + s), sqrt(1 - s**2)), given=[Lt(s, 1), Gt(s, -1)])
def c5():
    return calc(sqrt(1 - s) * sqrt(1 + s)).eq(sqrt(1 - s**2), by.hyp)


@claim(Eq((1 - s) / sqrt(1 - s), sqrt(1 - s)), given=[Lt(s, 1)])
def c6():
    return calc((1 - s) / sqrt(1 - s)).eq(sqrt(1 - s), by.hyp)


@claim(Eq(sqrt(1 - s) ** 2, 1 - s), given=[Lt(s, 1)])
def by_the_absolute():
    return calc(sqrt(1 - s) ** 2).eq(abs(1 - s)).eq(1 - s, by.hyp)

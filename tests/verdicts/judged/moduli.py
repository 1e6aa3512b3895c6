"""Moduli and roots of squares."""

from derive import by
from derive.notation import *

s = scalar("s")
r = scalar("r")


@claim(Eq(abs(1 - s), abs(s - 1)))
def a1():
    return calc(abs(1 - s)).eq(abs(s - 1))


@claim(Eq(sqrt(1 - s) ** 2, abs(s - 1)), given=[Lt(s, 1)])
def a2():
    return calc(sqrt(1 - s) ** 2).eq(abs(s - 1))


@claim(Eq(sqrt(1 - s) ** 2, abs(s - 1)), given=[Le(s, 1)])
def a3():
    return calc(sqrt(1 - s) ** 2).eq(abs(s - 1))


@claim(Eq(sqrt((1 - s) ** 2), abs(1 - s)))
def a4():
    return calc(sqrt((1 - s) ** 2)).eq(abs(1 - s))


@claim(Eq(sqrt((1 - s) ** 2), 1 - s), given=[Lt(s, 1)])
def a5():
    return calc(sqrt((1 - s) ** 2)).eq(1 - s, by.hyp)


@claim(Eq(sqrt((s - 1) ** 2), 1 - s), given=[Lt(s, 1)])
def a6():
    return calc(sqrt((s - 1) ** 2)).eq(1 - s, by.hyp)


c, d = scalar("c"), scalar("d")


@claim(Eq(sqrt(c) ** 2, c), given=[Gt(c, 0)])
def lemma():
    return calc(sqrt(c) ** 2).eq(c)


@claim(Eq(sqrt(1 - s) ** 2, 1 - s), given=[Lt(s, 1)])
def by_lemma():
    return calc(sqrt(1 - s) ** 2).eq(1 - s, lemma)


@claim(Eq(sqrt(1 - s) ** 2, 1 - s), given=[Lt(s, 1)])
def by_inst():
    return calc(sqrt(1 - s) ** 2).eq(1 - s, by.inst(lemma, {c: 1 - s}))

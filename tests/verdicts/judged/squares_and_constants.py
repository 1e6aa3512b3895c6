"""A square and a constant."""

from derive import by
from derive.notation import *

t = scalar("t")


@claim(Ge(2 + t**2, 1))
def plain():
    return calc(2 + t**2).ge(1, by.sign)


@claim(Ge(2 + (t - 1) ** 2, 2))
def shifted_same_constant():
    return calc(2 + (t - 1) ** 2).ge(2, by.sign)


@claim(Ge(2 + (t - 1) ** 2, 1))
def shifted():
    return calc(2 + (t - 1) ** 2).ge(1, by.sign)

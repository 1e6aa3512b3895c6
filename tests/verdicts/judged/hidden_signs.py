"""Signs that stand inside a bracket, a modulus or a square."""

from derive import by
from derive.notation import *

a, b = scalar("a"), scalar("b")
v = scalar("v", positive=True)


@claim(Le(a - (b + v * (a - b) ** 2) / (2 * v), a - b / (2 * v)))
def hidden():
    return calc(a - (b + v * (a - b) ** 2) / (2 * v)).le(a - b / (2 * v), by.sign)


@claim(Le(a - (b + v * (a - b) ** 2) / (2 * v), a - b / (2 * v)))
def hidden2():
    return calc(a - (b + v * (a - b) ** 2) / (2 * v)).le(a - b / (2 * v))


@claim(Ge(a + (b - a + abs(a - b)) / 2, a))
def absval():
    return calc(a + (b - a + abs(a - b)) / 2).ge(a, by.sign)

# weaker: circle: rests on by.sympy: 1 + (sinh(asinh(c)) - c + 1 - 1) = 1
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Eq(sinh(asinh(c)) - c + 1, 1))
def circle():
    return calc(sinh(asinh(c)) - c + 1).eq(1 + (sinh(asinh(c)) - c + 1 - 1), by.algebra).eq(1, by.sympy)

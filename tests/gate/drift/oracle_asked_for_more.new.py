# weaker: circle: rests on by.sympy: 1 + (sin(c)² + cos(c)² - 1) = 1
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Eq(sin(c) ** 2 + cos(c) ** 2, 1))
def circle():
    return calc(sin(c) ** 2 + cos(c) ** 2).eq(1 + (sin(c) ** 2 + cos(c) ** 2 - 1), by.algebra).eq(1, by.sympy)

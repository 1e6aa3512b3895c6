from derive import by
from derive.notation import *

c = scalar("c")


@claim(Eq(sin(c) ** 2 + cos(c) ** 2, 1))
def circle():
    return calc(sin(c) ** 2 + cos(c) ** 2).eq(1, by.sympy)

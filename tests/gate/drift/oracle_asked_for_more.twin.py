from derive import by
from derive.notation import *

t = scalar("t")


@claim(Eq(sin(t) ** 2 + cos(t) ** 2, 1))
def circle():
    return calc(sin(t) ** 2 + cos(t) ** 2).eq(1, by.sympy)

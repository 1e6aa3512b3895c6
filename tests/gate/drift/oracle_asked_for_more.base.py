from derive import by
from derive.notation import *

c = scalar("c")


@claim(Eq(sinh(asinh(c)) - c + 1, 1))
def circle():
    return calc(sinh(asinh(c)) - c + 1).eq(1, by.sympy)

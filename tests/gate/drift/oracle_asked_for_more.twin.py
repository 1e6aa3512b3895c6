from derive import by
from derive.notation import *

t = scalar("t")


@claim(Eq(sinh(asinh(t)) - t + 1, 1))
def circle():
    return calc(sinh(asinh(t)) - t + 1).eq(1, by.sympy)

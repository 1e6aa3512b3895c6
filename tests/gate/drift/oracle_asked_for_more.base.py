from derive import by
from derive.notation import *

c = scalar("c")


@claim(Eq(tanh(c) - sinh(c) / cosh(c) + 1, 1))
def circle():
    return calc(tanh(c) - sinh(c) / cosh(c) + 1).eq(1, by.sympy)

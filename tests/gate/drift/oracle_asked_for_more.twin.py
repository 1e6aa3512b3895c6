from derive import by
from derive.notation import *

t = scalar("t")


@claim(Eq(tanh(t) - sinh(t) / cosh(t) + 1, 1))
def circle():
    return calc(tanh(t) - sinh(t) / cosh(t) + 1).eq(1, by.sympy)

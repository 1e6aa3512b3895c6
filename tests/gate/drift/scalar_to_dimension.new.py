# weaker: square: c (now n) was a scalar, is a dimension
from derive import by
from derive.notation import *

c = dimension("n")


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0, by.sign)

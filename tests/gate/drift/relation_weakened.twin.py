from derive import by
from derive.notation import *

t = scalar("t")
factor = exp(t)


@claim(Gt(factor, 0))
def square():
    return calc(factor).gt(0, by.sign)

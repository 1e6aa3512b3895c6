# weaker: square: stated exp(c) > 0, states exp(c) ≥ 0
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge(exp(c), 0))
def square():
    return calc(exp(c)).gt(0, by.sign)

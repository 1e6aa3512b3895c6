from derive import by
from derive.notation import *

n = dimension("n")
k = index("i", n)
x = vector("q", n)


@claim(Gt(Sum(x[k] ** 2, k) + 1, 0))
def positive():
    return calc(Sum(x[k] ** 2, k) + 1).gt(0, by.sign)

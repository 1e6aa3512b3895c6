from derive import by
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
B = matrix("B", n, n)


@claim(Ge(B[i, j] ** 2, 0))
def square():
    return calc(B[i, j] ** 2).ge(0, by.sign)

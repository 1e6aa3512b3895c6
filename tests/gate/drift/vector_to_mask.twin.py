from derive import by
from derive.notation import *

n = dimension("n")
i = index("i", n)
x = vector("x", n)


@claim(Ge(x[i] ** 2 + n, 0))
def counted():
    return calc(x[i] ** 2 + n).ge(0, by.sign)

from derive import by
from derive.notation import *

n = dimension("n")
i = index("i", n)
w = vector("w", n)


@claim(Ge(w[i] ** 2 + n, 0))
def counted():
    return calc(w[i] ** 2 + n).ge(0, by.sign)

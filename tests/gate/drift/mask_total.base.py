from derive import by
from derive.notation import *

n, k = dimension("n"), dimension("k")
i = index("i", n)
w = mask("w", n, total=k)


@claim(Ge(w[i] ** 2 + k, 0))
def counted():
    return calc(w[i] ** 2 + k).ge(0, by.sign)

# weaker: counted: n and k could differ, are one now: n
# weaker: counted: assumed Sum(w_i, i) = k, assumes Sum(w_i, i) = n
from derive import by
from derive.notation import *

n = dimension("n")
i = index("i", n)
w = mask("w", n, total=n)


@claim(Ge(w[i] ** 2 + n, 0))
def counted():
    return calc(w[i] ** 2 + n).ge(0, by.sign)

# weaker: counted: w was a vector, is a mask
# weaker: counted: assumes w_i² = w_i for all i
# weaker: counted: assumes Sum(w_i, i) = k
from derive import by
from derive.notation import *

n, k = dimension("n"), dimension("k")
i = index("i", n)
w = mask("w", n, total=k)


@claim(Ge(w[i] ** 2 + n, 0))
def counted():
    return calc(w[i] ** 2 + n).ge(0, by.sign)

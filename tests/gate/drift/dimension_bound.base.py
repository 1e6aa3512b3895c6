from derive import by
from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)


@claim(Ge(x.max, x.min))
def spread():
    return calc(x.max).ge(x[k], by.extremes).ge(x.min, by.extremes)

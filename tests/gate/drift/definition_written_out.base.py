from derive import by
from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
Z = define("Z", Sum(exp(x[k]), k))


@claim(Eq(Z, Sum(exp(x[k]), k)), source="F2")
def normaliser():
    return calc(Z).eq(Sum(exp(x[k]), k), by.unfold(Z))

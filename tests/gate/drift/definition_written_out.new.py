# weaker: normaliser: stated Z = Sum(exp(x_k), k), states Sum(exp(x_k), k) = Sum(exp(x_k), k)
from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
Z = define("Z", Sum(x[k], k))


@claim(Eq(Sum(exp(x[k]), k), Sum(exp(x[k]), k)), source="F2")
def normaliser():
    return calc(Sum(exp(x[k]), k)).eq(Sum(exp(x[k]), k))

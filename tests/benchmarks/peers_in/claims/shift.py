"""Softmax does not see a shift."""

from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
c = scalar("c")


@claim(Eq(exp(x[i] + c) / Sum(exp(x[k] + c), k), exp(x[i]) / Sum(exp(x[k]), k)))
def shift():
    return calc(exp(x[i] + c) / Sum(exp(x[k] + c), k)).eq(exp(x[i]) / Sum(exp(x[k]), k))

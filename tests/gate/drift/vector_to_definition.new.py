# weaker: positive: x was any vector, is defined now: x_k = δ_kk/n
from derive import by
from derive.notation import *

n = dimension("n")
k = index("k", n)
x = define("x", delta(k, k) / n, at=k)


@claim(Gt(Sum(x[k] ** 2, k) + 1, 0))
def positive():
    return calc(Sum(x[k] ** 2, k) + 1).gt(0, by.sign)

from derive import by
from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
p = define("p", exp(x[i]) / Sum(exp(x[k]), k), at=i, source="F12")


@claim(Gt(p[i], 0))
def positive():
    return calc(p[i]).gt(0, by.sign)

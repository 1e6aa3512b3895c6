from derive import by
from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
q = define("q", exp(x[k]) / Sum(exp(x[i]), i), at=k, source="F12")


@claim(Gt(q[i], 0))
def positive():
    return calc(q[i]).gt(0, by.sign)

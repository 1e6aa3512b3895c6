# lost: p: the definition of F12 is gone: p_i = exp(x_i)/Sum(exp(x_k), k)
from derive import by
from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
p = define("p", exp(x[i]) / Sum(exp(x[k]), k), at=i)


@claim(Gt(p[i], 0))
def positive():
    return calc(p[i]).gt(0, by.sign)

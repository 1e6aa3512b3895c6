# weaker: p: was p_i = exp(x_i)/Sum(exp(x_k), k), is p_i = exp(x_i)/n
from derive import by
from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
p = define("p", exp(x[i]) / n, at=i, source="F12")
q = define("q", exp(x[i]) / Sum(exp(x[k]), k), at=i)


@claim(Gt(q[i], 0))
def positive():
    return calc(q[i]).gt(0, by.sign)

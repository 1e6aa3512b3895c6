from derive import by
from derive.notation import *

n = dimension("n")
i, k = indices("i k", n)
x = vector("x", n)
Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)


@claim(Gt(p[i], 0))
def positive():
    return calc(p[i]).gt(0, by.sign)

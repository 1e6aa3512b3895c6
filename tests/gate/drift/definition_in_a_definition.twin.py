from derive import by
from derive.notation import *

n = dimension("n")
a, b, k = indices("a b k", n)
v = vector("v", n)
p = define("q", exp(v[a]) / Sum(exp(v[b]), b), at=a)


@claim(Gt(p[k], 0))
def positive():
    return calc(p[k]).gt(0, by.sign)

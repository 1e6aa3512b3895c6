# weaker: both_signs: stated Sum(exp(x_k), k) > 0, states Sum(exp(x_k), k ≠ t) > 0
from derive import by
from derive.notation import *

n = dimension("n", at_least=2)
k, t = indices("k t", n)
x = vector("x", n)


@claim(Gt(Sum(exp(x[k]), k, omit=t), 0))
def both_signs():
    return calc(Sum(exp(x[k]), k, omit=t)).gt(0, by.sign)

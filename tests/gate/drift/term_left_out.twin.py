from derive import by
from derive.notation import *

n = dimension("m", at_least=2)
k, t = indices("t k", n)
x = vector("z", n)
whole = Sum(exp(x[k]), k)


@claim(Gt(whole, 0))
def both_signs():
    return calc(whole).gt(0, by.sign)

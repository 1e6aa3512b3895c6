from derive import by
from derive.notation import *

m = dimension("m")
k = index("k", m)
x = vector("x", m)


@claim(forall(k, Implies(Ge(x[k], 0), Ge(x[k] + 1, 0))))
def both_signs():
    return calc(x[k] + 1).ge(0, by.sign)

from derive import by
from derive.notation import *

n = dimension("n")
i = index("i", n)
x = vector("x", n)


@claim(forall(i, Implies(Ge(x[i], 0), Ge(x[i] + 1, 0))))
def both_signs():
    return calc(x[i] + 1).ge(0, by.sign)

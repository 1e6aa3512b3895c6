# weaker: both_signs: stated for all i: x_i ≥ 0 ⇒ x_i + 1 ≥ 0, states (x_i ≥ 0 for all i) ⇒ (x_i + 1 ≥ 0 for all i)
from derive import by
from derive.notation import *

n = dimension("n")
i = index("i", n)
x = vector("x", n)


@claim(Implies(forall(i, Ge(x[i], 0)), forall(i, Ge(x[i] + 1, 0))))
def both_signs():
    return calc(x[i] + 1).ge(0, by.sign)

from derive import by
from derive.notation import *

a = scalar("a")


@claim(And(Ge(a**2, 0), Gt(exp(a), 0)))
def both_signs():
    return conj(calc(a**2).ge(0, by.sign), calc(exp(a)).gt(0, by.sign))

from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge(c**2, 0), Gt(exp(c), 0))
def both_signs():
    return conj(calc(c**2).ge(0, by.sign), calc(exp(c)).gt(0, by.sign))

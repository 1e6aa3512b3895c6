from derive import by
from derive.notation import *

c, d = scalar("c"), scalar("d")


@claim(Iff(Ge(c, d), Ge(c + 1, d + 1)))
def both_signs():
    return calc(Ge(c, d)).iff(Ge(c + 1, d + 1), by.scale(1))

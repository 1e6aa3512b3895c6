from derive import by
from derive.notation import *

b, c = scalar("b"), scalar("c")


@claim(Iff(Ge(b, c), Ge(b + 1, c + 1)))
def both_signs():
    return calc(Ge(b, c)).iff(Ge(b + 1, c + 1), by.scale(1))

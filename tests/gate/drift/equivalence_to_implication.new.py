# weaker: both_signs: stated c ≥ d ⇔ c + 1 ≥ d + 1, states c ≥ d ⇒ c + 1 ≥ d + 1
from derive import by
from derive.notation import *

c, d = scalar("c"), scalar("d")


@claim(Implies(Ge(c, d), Ge(c + 1, d + 1)))
def both_signs():
    return calc(Ge(c, d)).iff(Ge(c + 1, d + 1), by.scale(1))

# weaker: both_signs: stated c² ≥ 0 and exp(c) > 0, states c² ≥ 0
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge(c**2, 0))
def both_signs():
    return calc(c**2).ge(0, by.sign)

from derive.notation import *

h = scalar("h")


@claim(Tends(2 * h, h, 0, 0))
def both_signs():
    return limit(calc(2 * h).eq(2 * h))

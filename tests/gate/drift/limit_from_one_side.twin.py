from derive.notation import *

t = scalar("t")


@claim(Tends(2 * t, t, 0, 0))
def both_signs():
    return limit(calc(2 * t).eq(2 * t))

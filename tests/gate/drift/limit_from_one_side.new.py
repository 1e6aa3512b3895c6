# weaker: both_signs: stated 2·h → 0 as h → 0, states 2·h → 0 as h → 0+
from derive.notation import *

h = scalar("h", positive=True)


@claim(Tends(2 * h, h, 0, 0))
def both_signs():
    return limit(calc(2 * h).eq(2 * h))

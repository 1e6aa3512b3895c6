# weaker: published: stated (c + 1)² = c² + 1, states (c + 1)² = c² + 2
from derive.notation import *

c = scalar("c")


@claim(Eq((c + 1) ** 2, c**2 + 2 * c + 1))
def square():
    return calc((c + 1) ** 2).eq(c**2 + 2 * c + 1)


@claim(Eq(c, c))
def silly():
    return calc(c).eq(c)


@erratum(Eq((c + 1) ** 2, c**2 + 2), source="F1", corrected=square)
def published():
    """As it was printed."""

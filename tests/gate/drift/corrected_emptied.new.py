# weaker: published: corrected=square says something else now
# weaker: square: stated (c + 1)² = c² + 2·c + 1, states (c + 1)² ≥ 0
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge((c + 1) ** 2, 0))
def square():
    return calc((c + 1) ** 2).ge(0, by.sign)


@claim(Ge((c + 1) ** 2, 0))
def square_is_not_negative():
    return calc((c + 1) ** 2).ge(0, by.sign)


@erratum(Eq((c + 1) ** 2, c**2 + 1), source="F1", corrected=square)
def published():
    """As it was printed."""

# weaker: published: corrected= was square, is square_is_not_negative
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Eq((c + 1) ** 2, c**2 + 2 * c + 1))
def square():
    return calc((c + 1) ** 2).eq(c**2 + 2 * c + 1)


@claim(Ge((c + 1) ** 2, 0))
def square_is_not_negative():
    return calc((c + 1) ** 2).ge(0, by.sign)


@erratum(Eq((c + 1) ** 2, c**2 + 1), source="F1", corrected=square_is_not_negative)
def published():
    """As it was printed."""

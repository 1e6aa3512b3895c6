from derive.notation import *

c = scalar("x")


@claim(Eq((c + 1) ** 2, c**2 + 2 * c + 1))
def square():
    return calc((c + 1) ** 2).eq(c**2 + 2 * c + 1)


@claim(Eq(c, c))
def silly():
    return calc(c).eq(c)


@erratum(Eq((c + 1) ** 2, c**2 + 1), source="F1", corrected=square)
def published():
    """As it was printed."""

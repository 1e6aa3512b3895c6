from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0, by.sign)


@claim(Eq(c, c))
def silly():
    return calc(c).eq(c)


@note(says="squares are never negative", corrected=square, source="T4")
def published():
    """In words."""

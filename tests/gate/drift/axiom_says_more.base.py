from derive import by
from derive.notation import *

c = scalar("c")


@axiom(Ge(sin(c), -2))
def assumed():
    """From a table."""


@claim(Gt(sin(c) + 3, 0))
def positive():
    return calc(sin(c) + 3).ge(1, assumed).gt(0, by.sign)

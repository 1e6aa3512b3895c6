from derive import by
from derive.notation import *

c = scalar("c")


@axiom(Ge(sin(c), -1))
def assumed():
    """From a table."""


@claim(Gt(sin(c) + 2, 0))
def positive():
    return calc(sin(c) + 2).ge(1, assumed).gt(0, by.sign)

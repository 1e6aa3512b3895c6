from derive import by
from derive.notation import *

a = scalar("a")


@axiom(Ge(sin(a), -2))
def assumed():
    """From a table."""


@claim(Gt(sin(a) + 3, 0))
def positive():
    return calc(sin(a) + 3).ge(1, assumed).gt(0, by.sign)

# weaker: positive: rests on case.py::assumed: sin(c) ≥ -1
# weaker: assumed: stated sin(c) ≥ -2, states sin(c) ≥ -1
from derive import by
from derive.notation import *

c = scalar("c")


@axiom(Ge(sin(c), -1))
def assumed():
    """From a table."""


@claim(Gt(sin(c) + 3, 0))
def positive():
    return calc(sin(c) + 3).ge(1, assumed).gt(0, by.sign)

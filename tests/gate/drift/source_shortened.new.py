# weaker: square: source= was F1a-c, F2, is F1a, F1c, F2
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge(c**2, 0), source="F1a, F1c, F2")
def square():
    return calc(c**2).ge(0, by.sign)

from derive import by
from derive.notation import *

c = scalar("d")


@claim(Ge(c**2, 0), source="F2, F1a, F1b, F1c")
def square():
    return calc(c**2).ge(0, by.sign)

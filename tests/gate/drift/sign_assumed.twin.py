from derive import by
from derive.notation import *

b = scalar("b")


@claim(Ge(b**2, 0))
def square():
    return calc(b**2).ge(0, by.sign)

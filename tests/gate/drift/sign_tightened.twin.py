from derive import by
from derive.notation import *

a = scalar("a", nonnegative=True)


@claim(Ge(a**2, 0))
def square():
    return calc(a**2).ge(0, by.sign)

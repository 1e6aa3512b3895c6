from derive import by
from derive.notation import *

number = scalar("d")


@claim(Ge(number**2, 0))
def square():
    return calc(number**2).ge(0, by.sign)

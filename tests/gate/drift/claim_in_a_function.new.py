# lost: square: removed (it was proved)
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Gt(exp(c), 0))
def positive():
    return calc(exp(c)).gt(0, by.sign)


def square():
    return calc(c**2).ge(0, by.sign)

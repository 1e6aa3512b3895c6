from derive import by
from derive.notation import *

c = scalar("c")


@claim(Gt(exp(c), 0))
def square():
    return calc(exp(c)).gt(0, by.sign)

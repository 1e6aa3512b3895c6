from derive import by
from derive.notation import *

zero = 0
c, d = scalar("c"), scalar("d")


@claim(Ge(c * d, 0), given=[Ge(d, zero), Ge(c, zero), Ge(d, 0)])
def product():
    return calc(c * d).ge(0, by.sign)

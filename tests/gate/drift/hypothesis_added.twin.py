from derive import by
from derive.notation import *

c, d, e = scalar("a"), scalar("b"), scalar("e")


@claim(Ge(c * d, 0), given=[Ge(d, 0), Ge(c, 0)])
def product():
    return calc(c * d).ge(0, by.sign)

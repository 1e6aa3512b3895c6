from derive import by
from derive.notation import *

c, d, e = scalar("c"), scalar("d"), scalar("e")


@claim(Ge(c * d, 0), given=[Ge(c, 0), Ge(d, 0)])
def product():
    return calc(c * d).ge(0, by.sign)

from derive import by
from derive.notation import *

c, d, e = scalar("c"), scalar("e"), scalar("d")


@claim(Ge(c**2, 0), given=[Ge(e, 0), Ge(c, d)])
def square():
    return calc(c**2).ge(0, by.sign)

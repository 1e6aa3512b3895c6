from derive import by
from derive.notation import *

c, d, e = scalar("c"), scalar("d"), scalar("e")


@claim(Ge(c**2, 0), given=[Ge(c, d), Ge(e, 0)])
def square():
    return calc(c**2).ge(0, by.sign)

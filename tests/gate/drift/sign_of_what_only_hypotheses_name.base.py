from derive import by
from derive.notation import *

c, d = scalar("c"), scalar("d")


@claim(Ge(c**2, 0), given=[Ge(c, d)])
def square():
    return calc(c**2).ge(0, by.sign)

from derive import by
from derive.notation import *

d, c = scalar("c"), scalar("d")


@claim(Ge(d**2, 0), given=[Ge(d, c)])
def square():
    return calc(d**2).ge(0, by.sign)

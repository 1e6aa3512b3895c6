from derive import by
from derive.notation import *

c = scalar("c")
low = c - 1


@claim(Ge(c**2, 0), given=[Ge(low, 0)])
def square():
    return calc(c**2).ge(0, by.sign)

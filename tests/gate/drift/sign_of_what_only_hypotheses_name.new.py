# weaker: square: assumes c ≥ d for d > 0, and not for nothing
from derive import by
from derive.notation import *

c, d = scalar("c"), scalar("d", positive=True)


@claim(Ge(c**2, 0), given=[Ge(c, d)])
def square():
    return calc(c**2).ge(0, by.sign)

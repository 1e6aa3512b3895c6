# weaker: square: assumes c ≥ d and d ≥ 0
# stronger: square: no longer assumes e ≥ 0
from derive import by
from derive.notation import *

c, d = scalar("c"), scalar("d")


@claim(Ge(c**2, 0), given=[Ge(c, d), Ge(d, 0)])
def square():
    return calc(c**2).ge(0, by.sign)

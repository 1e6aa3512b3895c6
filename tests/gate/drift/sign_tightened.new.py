# weaker: square: assumes c > 0, not only c ≥ 0
# back, stronger: square: no longer assumes c > 0, only c ≥ 0
from derive import by
from derive.notation import *

c = scalar("c", positive=True)


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0, by.sign)

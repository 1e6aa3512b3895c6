# weaker: square: assumes b > 0
# back, stronger: square: no longer assumes b > 0
from derive import by
from derive.notation import *

b = scalar("b", positive=True)


@claim(Ge(b**2, 0))
def square():
    return calc(b**2).ge(0, by.sign)

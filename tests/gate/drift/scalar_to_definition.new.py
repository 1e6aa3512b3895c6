# weaker: square: c was any scalar, is defined now: c = 3
from derive import by
from derive.notation import *

c = define("c", Rational(3))


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0, by.sign)

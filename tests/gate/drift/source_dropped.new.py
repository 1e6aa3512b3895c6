# weaker: square: source= was F1, is None
# back, added: square: source= was None, is F1
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge(c**2, 0), source=None)
def square():
    return calc(c**2).ge(0, by.sign)

# weaker: squares: c and d could differ, are one now: c
# back, stronger: squares: c was one, is c and d now, which may differ
from derive.notation import *

c = scalar("c")


@claim(Eq((c + c) * (c - c), c**2 - c**2))
def squares():
    return calc((c + c) * (c - c)).eq(c**2 - c**2)

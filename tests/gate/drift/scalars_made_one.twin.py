from derive.notation import *

a, b = scalar("a"), scalar("b")


@claim(Eq((b + a) * (b - a), b**2 - a**2))
def squares():
    return calc((b + a) * (b - a)).eq(b**2 - a**2)

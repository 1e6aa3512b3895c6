from derive.notation import *

c, d = scalar("c"), scalar("d")


@claim(Eq((c + d) * (c - d), c**2 - d**2))
def squares():
    return calc((c + d) * (c - d)).eq(c**2 - d**2)

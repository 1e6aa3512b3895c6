from derive import by
from derive.notation import *

m, r = dimension("m"), dimension("r")
i = index("i", m)
v = mask("v", m, total=r)


@claim(Ge(v[i] ** 2 + r, 0))
def counted():
    return calc(v[i] ** 2 + r).ge(0, by.sign)

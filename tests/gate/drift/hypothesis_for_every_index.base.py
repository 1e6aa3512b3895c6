from derive import by
from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)


@claim(Ge(x[k] + 1, 0), given=[Ge(x[k], 0)])
def shifted():
    return calc(x[k] + 1).ge(0, by.sign)

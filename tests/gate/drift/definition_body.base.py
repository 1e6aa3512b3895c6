from derive import by
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
x = vector("x", n)
s = define("s", x.max - x.min)


@claim(Ge(s, x[i] - x[j]))
def within():
    return calc(s).eq(x.max - x.min, by.unfold(s)).ge(x[i] - x[j], by.extremes)

from derive import by
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
x = vector("x", n)
top = define("t", x.max)
s = define("s", top - x.min)


@claim(Ge(s, x[i] - x[j]))
def within():
    return calc(s).eq(x.max - x.min, by.unfold(s), by.unfold(top)).ge(x[i] - x[j], by.extremes)

# weaker: within: s was max x - min x, is max y - min y + 1
from derive import by
from derive.notation import *

m = dimension("m")
k, t = indices("k t", m)
y = vector("y", m)
s = define("s", y.max - y.min + 1)


@claim(Ge(s, y[k] - y[t]))
def within():
    return calc(s).eq(y.max - y.min + 1, by.unfold(s)).ge(y[k] - y[t], by.extremes)

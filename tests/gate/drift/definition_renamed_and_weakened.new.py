# weaker: within: s was max x - min x, r is max y - min y + 1
from derive import by
from derive.notation import *

m = dimension("m")
k, t = indices("k t", m)
y = vector("y", m)
r = define("r", y.max - y.min + 1)


@claim(Ge(r, y[k] - y[t]))
def within():
    return calc(r).eq(y.max - y.min + 1, by.unfold(r)).ge(y[k] - y[t], by.extremes)

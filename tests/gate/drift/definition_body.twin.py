from derive import by
from derive.notation import *

# the range of the logits
m = dimension("m")
k, t = indices("k t", m)
y = vector("y", m)
reach = define("r", y.max - y.min)


@claim(Ge(reach, y[k] - y[t]))
def within():
    return calc(reach).eq(y.max - y.min, by.unfold(reach)).ge(y[k] - y[t], by.extremes)

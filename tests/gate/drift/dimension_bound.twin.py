from derive import by
from derive.notation import *

m = dimension("m", at_least=1)
j = index("j", m)
y = vector("y", m)


@claim(Ge(y.max, y.min))
def spread():
    return calc(y.max).ge(y[j], by.extremes).ge(y.min, by.extremes)

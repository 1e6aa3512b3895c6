# weaker: spread: was for n ≥ 1, is for m ≥ 50
# back, stronger: spread: was for m ≥ 50, is for n ≥ 1
from derive import by
from derive.notation import *

m = dimension("m", at_least=50)
k = index("k", m)
x = vector("x", m)


@claim(Ge(x.max, x.min))
def spread():
    return calc(x.max).ge(x[k], by.extremes).ge(x.min, by.extremes)

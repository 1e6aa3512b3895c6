# weaker: picked: i and j could differ, are one now: i
from derive.notation import *

n = dimension("n")
i = index("i", n)
x = vector("x", n)


@claim(Eq(x[i] * delta(i, i), x[i] * delta(i, i)))
def picked():
    return calc(x[i] * delta(i, i)).eq(x[i] * delta(i, i))

from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
x = vector("x", n)


@claim(Eq(x[i] * delta(i, j), x[j] * delta(i, j)))
def picked():
    return calc(x[i] * delta(i, j)).eq(x[j] * delta(i, j))

from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
x = vector("x", n)


@claim(Eq(x[j] * delta(j, i), x[i] * delta(j, i)))
def picked():
    return calc(x[j] * delta(j, i)).eq(x[i] * delta(j, i))

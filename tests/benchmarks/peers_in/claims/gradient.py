"""The gradient of the cross-entropy."""

from derive import by
from derive.notation import *

n = dimension("n")
a, b = indices("a b", n)
x, y = vector("x", n), vector("y", n)
total = Sum(exp(x[b]), b)
shares = define("s", exp(x[a]) / total, at=a)
loss = log(total) - dot(x, y)


@claim(Eq(grad(loss, x), shares - y))
def gradient():
    return calc(grad(loss, x)).eq(shares - y, by.unfold(shares), by.calculus)

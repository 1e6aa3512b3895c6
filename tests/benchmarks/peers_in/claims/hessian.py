"""The Hessian of the cross-entropy."""

from derive import by
from derive.notation import *

n = dimension("n")
a, b = indices("a b", n)
x, y = vector("x", n), vector("y", n)
total = Sum(exp(x[b]), b)
shares = define("s", exp(x[a]) / total, at=a)
loss = log(total) - dot(x, y)


@claim(Eq(hessian(loss, x), diag(shares) - outer(shares, shares)))
def the_hessian():
    return calc(hessian(loss, x)).eq(diag(shares) - outer(shares, shares), by.unfold(shares), by.calculus)

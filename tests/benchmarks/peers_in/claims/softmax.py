"""The Jacobian of softmax."""

from derive import by
from derive.notation import *

n = dimension("n")
a, b = indices("a b", n)
x = vector("x", n)
shares = define("s", exp(x[a]) / Sum(exp(x[b]), b), at=a)


@claim(Eq(jacobian(shares, x), diag(shares) - outer(shares, shares)))
def softmax():
    return calc(jacobian(shares, x)).eq(diag(shares) - outer(shares, shares), by.unfold(shares), by.calculus)

"""A family of equal components: the uniform distribution."""

from derive import by
from derive.notation import *

n = dimension("n")
j, k = indices("j k", n)
x = vector("x", n)
u = define("u", 1 / n, at=k)


@claim(Eq(Sum(u[k], k), 1))
def sums_to_one():
    return calc(Sum(u[k], k)).eq(1, by.unfold(u))


@claim(Eq(-Sum(u[k] * log(u[k]), k), log(n)))
def entropy():
    return calc(-Sum(u[k] * log(u[k]), k)).eq(log(n), by.unfold(u))


@claim(Eq(D(u[k], x[j]), 0))
def slope():
    return calc(D(u[k], x[j])).eq(0, by.unfold(u), by.calculus)

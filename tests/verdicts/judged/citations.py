"""Claims that cite others while definitions are unfolded."""

from derive import by
from derive.notation import *

n = dimension("n")
a, j, k = indices("a j k", n)
x, T = vector("x", n), vector("T", n)
m = define("m", Sum(x[k] * T[k], k))
g = define("g", delta(a, j) + x[j] - x[j], at=(a, j))


@claim(Eq(D(m, x[j]), Sum(T[a] * g[a, j], a)))
def lemma():
    return calc(D(m, x[j])).eq(Sum(T[a] * g[a, j], a), by.unfold(m), by.unfold(g), by.calculus)


@claim(Eq(D(m, x[j]) ** 2, Sum(T[a] * delta(a, j), a) ** 2))
def together():
    return calc(D(m, x[j]) ** 2).eq(Sum(T[a] * delta(a, j), a) ** 2, lemma, by.unfold(g))


@claim(Eq(D(m, x[j]), Sum(T[a] * delta(a, j), a)))
def together_plain():
    return calc(D(m, x[j])).eq(Sum(T[a] * delta(a, j), a), lemma, by.unfold(g))


@claim(Eq(D(m, x[j]) ** 2, Sum(T[a] * delta(a, j), a) ** 2))
def apart():
    return (
        calc(D(m, x[j]) ** 2).eq(Sum(T[a] * g[a, j], a) ** 2, lemma).eq(Sum(T[a] * delta(a, j), a) ** 2, by.unfold(g))
    )

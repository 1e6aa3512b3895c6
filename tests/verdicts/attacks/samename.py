"""Vectors of one name, with and without a total."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
k = dimension("k", at_least=1)
i, j = indices("i j", n)
w = mask("w", n, total=k)
r = vector("w", n)
c, cp = scalar("c"), scalar("c", positive=True)
n2 = dimension("n", at_least=2)
p, q = indices("p q", n2)
z = vector("z", n2)


@claim(Ge(w[i], 0))
def W1_true():
    return calc(w[i]).eq(w[i] ** 2, by.hyp(1)).ge(0, by.sign)


@claim(Ge(r[i], 0))
def W2():
    return calc(r[i]).ge(0, by.inst(W1_true, {w: r}))


@claim(Ge(r[i], 0))
def W3():
    return calc(r[i]).eq(w[i] + r[i] - w[i]).ge(0, W1_true)


@claim(Eq(cp, abs(cp)))
def W4_true():
    return calc(cp).eq(abs(cp))


@claim(Eq(c, abs(c)))
def W5():
    return calc(c).eq(cp + c - cp).eq(abs(c), W4_true)


@claim(Eq(c, abs(c)))
def W6():
    return calc(c).eq(abs(c), by.inst(W4_true, {c: c}))


@claim(Eq(c, abs(c)))
def W7():
    return calc(c).eq(abs(c), by.inst(W4_true, {cp: c}))


@claim(Ge(n2, 2))
def W8_true():
    return calc(n2).ge(2, by.sign)


@claim(Ge(n, 2))
def W9():
    return calc(n).ge(2, by.inst(W8_true, {n: n}))


@claim(Ge(n, 2))
def W10():
    return calc(n).ge(2, W8_true)


@claim(Ge(n, 2))
def W11():
    return W8_true


@claim(Ge(n, 2))
def W12():
    return calc(n).eq(n2 + n - n2).ge(2, W8_true)

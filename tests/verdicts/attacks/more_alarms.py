"""Second engine: more TRUE claims that may end in ALARM."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k, t = indices("i j k t", n)
x, y = vector("x", n), vector("y", n)
x1 = scalar("x1")
c = scalar("c")
nn = scalar("nn", nonnegative=True)


@claim(Eq(D(x1 * x[i], x[j]), x1 * delta(i, j)))  # TRUE: x1 is a scalar, not the first component
def R11_true():
    return calc(D(x1 * x[i], x[j])).eq(x1 * delta(i, j), by.calculus)


@claim(Eq(D(x1 * x[i], x1), x[i]))  # TRUE
def R12_true():
    return calc(D(x1 * x[i], x1)).eq(x[i], by.calculus)


@claim(Eq(D(x[y.argmax] * c, c), x[y.argmax]))  # TRUE
def R13_true():
    return calc(D(x[y.argmax] * c, c)).eq(x[y.argmax], by.calculus)


@claim(Eq(D(x[i], x[y.argmax]), delta(i, y.argmax)))  # TRUE
def R14_true():
    return calc(D(x[i], x[y.argmax])).eq(delta(i, y.argmax), by.calculus)


@claim(Eq(D(Sum(x[k] ** 2, k, omit=y.argmax), x[j]), 2 * x[j] * (1 - delta(j, y.argmax))))  # TRUE
def R15_true():
    return calc(D(Sum(x[k] ** 2, k, omit=y.argmax), x[j])).eq(2 * x[j] * (1 - delta(j, y.argmax)), by.calculus)


@claim(Eq(D(abs(c) ** 2, c), 2 * c))  # TRUE
def R16_true():
    return calc(D(abs(c) ** 2, c)).eq(D(c**2, c)).eq(2 * c, by.power_rule)


@claim(Eq(D(abs(c) ** 3 * 0, c), 0))  # TRUE
def R17_true():
    return calc(D(abs(c) ** 3 * 0, c)).eq(D(0, c)).eq(0, by.calculus)


@claim(Eq((c**2) ** Rational(1, 2), abs(c)))  # TRUE
def R18_true():
    return calc((c**2) ** Rational(1, 2)).eq(abs(c))


@claim(Eq(nn ** (n - 1) * 0, 0))  # TRUE
def R19_true():
    return calc(nn ** (n - 1) * 0).eq(0)


@claim(Eq(Prod(x[k] ** delta(k, j), k), x[j]))  # TRUE
def R20_true():
    return calc(Prod(x[k] ** delta(k, j), k)).eq(x[j], by.pick_factor(k, j))


@claim(Eq(D(x1 * x[i], x[j]) + D(c * x[i], x[j]), (x1 + c) * delta(i, j)))  # TRUE
def R21_true():
    return calc(D(x1 * x[i], x[j]) + D(c * x[i], x[j])).eq((x1 + c) * delta(i, j), by.calculus)

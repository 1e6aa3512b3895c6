"""Slopes of a normalised vector, facts divided by n, and powers of any base."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
eps = scalar("epsilon", nonnegative=True)
mu = define("mu", Sum(x[k], k) / n)
var = define("v", Sum((x[k] - mu) ** 2, k) / n)
y = define("y", (x[i] - mu) / sqrt(var + eps), at=i)


@claim(Eq(D(y[i], x[j]), (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(var + eps)), given=[Gt(var + eps, 0)])
def ln1():
    return calc(D(y[i], x[j])).eq(
        (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(var + eps),
        by.unfold(y),
        by.unfold(var),
        by.unfold(mu),
        by.calculus,
    )


@claim(
    Eq(D(y[i], x[j]), (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(var + eps)),
    given=[Gt(Sum((x[k] - mu) ** 2, k) / n, 0)],
)
def ln2():
    return calc(D(y[i], x[j])).eq(
        (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(var + eps),
        by.unfold(y),
        by.unfold(var),
        by.unfold(mu),
        by.calculus,
    )


@claim(Eq(D(y[i], x[j]), (delta(i, j) - 1 / n - y[i] * y[j] / n) / sqrt(var + eps)), given=[Gt(var + eps, 0)])
def ln3():
    sd = sqrt(var + eps)
    return (
        calc(D(y[i], x[j]))
        .eq((delta(i, j) - D(mu, x[j])) / sd - (x[i] - mu) * D(var, x[j]) / (2 * sd**3), by.unfold(y), by.calculus)
        .eq((delta(i, j) - 1 / n - y[i] * y[j] / n) / sd, by.unfold(y), by.unfold(var), by.unfold(mu), by.calculus)
    )


@claim(Ge(Sum(x[k], k) / n - u[i], Sum(u[k], k) / n**2 - u[i]), given=[Ge(Sum(x[k], k), Sum(u[k], k) / n)])
def linear_over_n():
    return calc(Sum(x[k], k) / n - u[i]).ge(Sum(u[k], k) / n**2 - u[i], by.hyp)


A = scalar("A", nonnegative=True)


@claim(
    Ge(-Sum(x[k], k) / n, -(exp(x[i]) - exp(-x[i])) * A / (2 * n**2)),
    given=[Le(Sum(x[k], k), (exp(x[i]) - exp(-x[i])) * A / (2 * n))],
)
def linear_over_n2():
    return calc(-Sum(x[k], k) / n).ge(-(exp(x[i]) - exp(-x[i])) * A / (2 * n**2), by.hyp)


b = scalar("b")
b1 = scalar("c", nonzero=True)
b2 = scalar("d", positive=True)
b3 = scalar("e", nonnegative=True)


@claim(Eq(b * b**n, b ** (n + 1)))
def p0():
    return calc(b * b**n).eq(b ** (n + 1))


@claim(Eq(b1 * b1**n, b1 ** (n + 1)))
def p1():
    return calc(b1 * b1**n).eq(b1 ** (n + 1))


@claim(Eq(b2 * b2**n, b2 ** (n + 1)))
def p2():
    return calc(b2 * b2**n).eq(b2 ** (n + 1))


@claim(Eq(b3 * b3**n, b3 ** (n + 1)))
def p3():
    return calc(b3 * b3**n).eq(b3 ** (n + 1))


@claim(Eq(Prod(b, k), b**n))
def p4():
    return calc(Prod(b, k)).eq(b**n, by.constant_product)


@claim(Ge(b**n * b**n, 0))
def p5():
    return calc(b**n * b**n).ge(0, by.sign)

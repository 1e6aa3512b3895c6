"""TRUE claims that end in ALARM (exit 6), or in an internal error."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k, t = indices("i j k t", n)
x, y = vector("x", n), vector("y", n)
c = scalar("c")


@claim(Eq(Sum(c, k, omit=x.argmax), (n - 1) * c))  # TRUE
def R01_true():
    return calc(Sum(c, k, omit=x.argmax)).eq((n - 1) * c, by.constant_sum)


@claim(Eq(Prod(c, k, omit=x.argmax), c ** (n - 1)))  # TRUE
def R02_true():
    return calc(Prod(c, k, omit=x.argmax)).eq(c ** (n - 1), by.constant_product)


@claim(Eq(Sum(x[k], k, omit=x.argmax), Sum(x[k], k) - x.max))  # TRUE
def R03_true():
    return (
        calc(Sum(x[k], k, omit=x.argmax))
        .eq(Sum(x[k], k) - x[x.argmax], by.split_term(k, x.argmax))
        .eq(Sum(x[k], k) - x.max, by.extremes)
    )


@claim(Eq(Sum(delta(k, x.argmax), k), 1))  # TRUE
def R04_true():
    return calc(Sum(delta(k, x.argmax), k)).eq(1, by.pick_term)


@claim(Eq(Sum(delta(k, x.argmax) * y[k], k), y[x.argmax]))  # TRUE
def R05_true():
    return calc(Sum(delta(k, x.argmax) * y[k], k)).eq(y[x.argmax], by.pick_term)


@claim(Eq(Sum(Max(1, k, omit=t), j), n), given=[Ge(n, 2)])  # TRUE: internal error
def R06_true():
    return calc(Sum(Max(1, k, omit=t), j)).eq(n)


@claim(Eq(Max(2, k, omit=t), 2), given=[Ge(n, 2)])  # TRUE: internal error
def R07_true():
    return calc(Max(2, k, omit=t)).eq(2)


@claim(Eq(Max(c, k, omit=x.argmax), c), given=[Ge(n, 2)])  # TRUE
def R08_true():
    return calc(Max(c, k, omit=x.argmax)).eq(c)


@claim(Le(Sum(exp(x[k]), k, omit=x.argmax), (n - 1) * exp(x.max)))  # TRUE
def R09_true():
    return (
        calc(Sum(exp(x[k]), k, omit=x.argmax))
        .le(Sum(exp(x.max), k, omit=x.argmax), by.monotone(by.extremes))
        .eq((n - 1) * exp(x.max), by.constant_sum)
    )

"""A file to cite from."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=2)
i, j, k = indices("i j k", n)
x = vector("x", n)
c = scalar("c", positive=True)


@claim(Ge(n, 2))
def two_true():
    return calc(n).ge(2, by.sign)


@claim(Gt(Sum(exp(x[k]), k), exp(x[j])))
def strict_true():
    return calc(Sum(exp(x[k]), k)).eq(exp(x[j]) + Sum(exp(x[k]), k, omit=j), by.split_term(k, j)).gt(exp(x[j]), by.sign)


@claim(Eq(1, 2), given=[Lt(c, 0)])
def vacuous_one():
    return absurd(calc(c).lt(0, by.hyp))


@claim(Eq(x[i], x[j]))
def unproved():
    return calc(x[i]).eq(x[j])


@claim(Eq(c, c), given=[Gt(c, 0), Lt(c, 0)])
def vacuous_two():
    return calc(c).eq(c)


@axiom(Eq(1, 2))
def bad_axiom():
    """assumed"""


@axiom(Eq(c, c + 0), given=[Gt(c, 0)])
def fine_axiom():
    """assumed"""


@claim(Gt(c, 0))
def positive_true():
    return calc(c).gt(0, by.sign)


@claim(Ge(Sum(x[k], k), n * x.min))
def mean_true():
    return calc(Sum(x[k], k)).ge(Sum(x.min, k), by.monotone(by.extremes)).eq(n * x.min, by.constant_sum)

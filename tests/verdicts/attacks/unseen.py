"""Sampler: FALSE claims for which no counterexample was found."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k, t = indices("i j k t", n)
x, y = vector("x", n), vector("y", n)
c = scalar("c")


@claim(Eq(x.argmax, k), given=[Eq(x[k], x.max)])  # x = (0, 0), k = 2
def Q01():
    return calc(delta(k, k)).eq(1) if False else cases(Eq(x.argmax, k), trivial, trivial)


@claim(Eq(x.argmax, k), given=[forall(i, Le(x[i], x[k]))])  # x = (0, 0), k = 2
def Q02():
    return cases(Eq(x.argmax, k), trivial, trivial)


@claim(Eq(x.max, x[k]), given=[forall(i, Implies(Ne(i, j), Le(x[i], x[k])))])  # x = (1, 0), j = 1, k = 2
def Q03():
    return calc(x.max).eq(x[k], by.hyp)


@claim(Eq(n, 1), given=[Eq(x.argmax, (-x).argmax)])  # x = (0, 0)
def Q04():
    return calc(n).eq(1, by.hyp)


@erratum(Eq(x.argmax, k), given=[Eq(x[k], x.max)])
def Q05_true():
    """A careful author wants this refuted."""

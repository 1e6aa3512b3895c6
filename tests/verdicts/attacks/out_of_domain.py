"""A hypothesis that sets a dimension below its least value is 'met' by points outside of the domain."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
p, q = indices("p q", m)
i, j = indices("i j", n)
z = vector("z", m)
x = vector("x", n)
c = scalar("c")


@claim(Ge(m, 2))  # true
def at_least_two_true():
    return calc(m).ge(2, by.sign)


@claim(Eq(z[p], z[q]), given=[Eq(m, 1)])  # vacuous (m >= 2): should be undecided
def O01():
    return absurd(calc(1).lt(2).le(m, at_least_two_true).eq(1, by.hyp))


@claim(Eq(1, 2), given=[Eq(m, 1)])  # vacuous
def O02():
    return absurd(calc(1).lt(2).le(m, at_least_two_true).eq(1, by.hyp))


@claim(Eq(x[i], x[j]), given=[Eq(n, 0)])  # vacuous
def O03():
    return absurd(calc(n).eq(0, by.hyp))


@claim(Gt(n, 0), given=[Eq(n, 0)])  # vacuous, "refuted" at n = 0?
def O04():
    return calc(n).gt(0, by.sign)


@claim(Eq(c, c), given=[Eq(n, 0)])  # vacuous
def O05():
    return calc(c).eq(c)


@claim(Eq(c, c), given=[Eq(m, 1)])  # vacuous
def O06():
    return calc(c).eq(c)


@claim(Ge(m, 2), given=[Eq(m, 1)])  # TRUE (vacuous): refuted at m = 1, which is outside of the domain
def O07():
    return calc(m).ge(2, at_least_two_true)


@claim(Eq(c, c), given=[Eq(n, -1)])  # vacuous
def O08():
    return calc(c).eq(c)


@claim(Eq(Sum(x[i], i), 0), given=[Eq(n, -3)])  # vacuous
def O09():
    return absurd(calc(n).eq(-3, by.hyp))


@claim(Eq(Sum(x[i], i), 0), given=[Eq(n, 10**7)])
def O10():
    return calc(Sum(x[i], i)).eq(0, by.hyp)


@erratum(Ge(m, 2), given=[Eq(m, 1)], corrected=at_least_two_true)  # the published statement is TRUE
def O11():
    """as published"""

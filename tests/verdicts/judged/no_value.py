"""Errata that fail where a side has no value, or tends to something else."""

from derive import by
from derive.notation import *

c, a, b = scalar("c"), scalar("a"), scalar("b")
n = dimension("n", at_least=2)
j, k = indices("j k", n)
x = vector("x", n)


@claim(Eq(c / c, 1), given=[Ne(c, 0)])
def right():
    return calc(c / c).eq(1)


@erratum(Eq(c / c, 1), corrected=right)
def hypothesis_forgotten():
    """At c = 0 the left side has no value."""


@erratum(Eq(c / c, 1), corrected=right, meets=witness(c=0))
def hypothesis_forgotten_with_point():
    """At c = 0 the left side has no value."""


@claim(Eq(log(a * b), log(a) + log(b)), given=[Gt(a, 0), Gt(b, 0)])
def log_right():
    return calc(log(a * b)).eq(log(a) + log(b), by.log_product, by.hyp)


@erratum(Eq(log(a * b), log(a) + log(b)), given=[Gt(a * b, 0)], corrected=log_right)
def log_forgotten():
    """Both negative."""


@erratum(Eq(log(a * b), log(a) + log(b)), given=[Gt(a * b, 0)], corrected=log_right, meets=witness(a=-1, b=-1))
def log_forgotten_with_point():
    """Both negative."""


@claim(Eq(D(abs(c), c), 1), given=[Gt(c, 0)])
def abs_slope_elsewhere():
    return calc(D(abs(c), c)).eq(1, by.calculus)


@erratum(Eq(D(abs(c), c), 0), given=[Eq(c, 0)], corrected=abs_slope_elsewhere, meets=witness(c=0))
def abs_slope_at_zero():
    """No slope there."""


alone = forall(k, Implies(Ne(k, j), Gt(x[j], x[k])))


@claim(Eq(x.max, x[j]), given=[alone])
def max_elsewhere():
    return attained(j, cases(Eq(k, j), calc(x[k]).le(x[j]), calc(x[k]).le(x[j], by.hyp)))


@claim(Eq(D(x.max, x[j]), 1), given=[alone])
def max_slope_elsewhere():
    return calc(D(x.max, x[j])).eq(D(x[j], x[j]), max_elsewhere).eq(1, by.calculus)


@erratum(Eq(D(x.max, x[j]), Rational(1, 2)), given=[forall(k, Eq(x[k], x[j]))], corrected=max_slope_elsewhere)
def max_at_a_tie():
    """No slope there."""


al = scalar("al", positive=True)


@claim(Tends(1 / al, al, oo, 0))
def limit_right():
    return limit(calc(1 / al))


@erratum(Tends(1 / al, al, oo, 1), corrected=limit_right)
def limit_wrong():
    """A false limit."""


@erratum(Tends(1 + 1 / al, al, oo, 0), corrected=limit_right)
def limit_wrong_2():
    """A false limit."""


@note(says="c/c = 1 for every c", corrected=right)
def as_note():
    """As a note it passes."""


@claim(Eq(c / c, 1))
def claimed():
    """Refuted: at c = 0 the left side has no value."""
    return calc(c / c).eq(1)

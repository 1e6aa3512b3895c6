"""Errata that contradict what corrects them."""

from derive import by
from derive.notation import *

c = scalar("c")
a = scalar("a", positive=True)
f = abs(c) ** 2


@claim(Eq(f, c**2))
def square():
    return calc(f).eq(c**2)


@claim(Eq(D(f, c), 2 * c))
def right():
    return calc(D(f, c)).eq(D(c**2, c), square).eq(2 * c, by.calculus)


@claim(Eq(D(f, c), 0), given=[Eq(c, 0)])
def right_at_zero():
    return calc(D(f, c)).eq(2 * c, right).eq(0, by.hyp)


@erratum(Eq(D(f, c), 1), given=[Eq(c, 0)], corrected=right_at_zero)
def contradicts_a_theorem():
    """The theorem says 0."""


@claim(Tends(1 / a, a, oo, 0))
def limit_right():
    return limit(calc(1 / a))


@erratum(Tends(1 / a, a, oo, 1), corrected=limit_right)
def contradicts_a_limit():
    """The theorem says 0."""

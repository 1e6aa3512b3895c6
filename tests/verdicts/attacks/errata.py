"""Errata, notes, experiments and axioms that should not pass."""

from cited import bad_axiom, fine_axiom, strict_true, two_true, unproved, vacuous_one, vacuous_two

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, j, k = indices("i j k", n)
x = vector("x", n)
c = scalar("c")


@erratum(Eq(c, 1), corrected=vacuous_one)  # the corrected claim is vacuous, undecided in its own run
def E01():
    """passes?"""


@erratum(Eq(c, 1), corrected=vacuous_two)  # vacuous
def E02():
    """passes?"""


@erratum(Eq(c, 1), corrected=unproved)  # not proved
def E03():
    """passes?"""


@erratum(Eq(c, 1), corrected=bad_axiom)  # an axiom, and a false one
def E04():
    """passes?"""


@erratum(Eq(c, 1), corrected=fine_axiom)
def E05():
    """passes?"""


@erratum(Eq(1, 1), corrected=two_true)  # the published statement is true
def E06():
    """passes?"""


@erratum(Eq(c / c, 1), corrected=two_true)  # has no value at 0; nowhere else false
def E07():
    """passes?"""


@erratum(Eq(c, 1), given=[Lt(c, c)], corrected=two_true)  # vacuous
def E08():
    """passes?"""


@note(says="1 = 2", corrected=vacuous_one)
def E09():
    """shown as tested?"""


@note(says="1 = 2", corrected=bad_axiom)
def E10():
    """shown as tested?"""


@erratum(
    Tends(c, scalar("a", positive=True), oo, c + 1), corrected=two_true
)  # a false limit: numbers do not look at it
def E11():
    """passes?"""


@claim(Eq(c, 5))
def E12():
    return bad_axiom


@claim(Eq(1, 2))  # rests on the axiom: undecided
def E13():
    return bad_axiom


@claim(Eq(x[i], x[j]))
def E14():
    return unproved


@claim(Eq(1, 2))
def E15():
    return vacuous_one


@claim(Ge(n, 2))  # n >= 1 here
def E16():
    return two_true


@claim(Ge(n, 2))
def E17():
    return calc(n).ge(2, two_true)


@claim(Gt(Sum(exp(x[k]), k), exp(x[j])))  # n = 1
def E18():
    return strict_true


@claim(Gt(Sum(exp(x[k]), k), exp(x[j])), given=[Ge(n, 2)])  # TRUE
def E19_true():
    return strict_true


@claim(Gt(c, 0))
def E20():
    from cited import positive_true

    return positive_true


@claim(Eq(c, c + 1))  # by.sympy as a reason
def E21():
    return calc(c).eq(c + 1, by.sympy)


@claim(Eq(sqrt(c**2), c))  # SymPy knows better
def E22():
    return calc(sqrt(c**2)).eq(c, by.sympy)


@claim(Eq(log(exp(c)), c + 0 * log(c)))  # no value for c <= 0; simplify says equal
def E23():
    return calc(log(exp(c))).eq(c + 0 * log(c), by.sympy)


@experiment(says="the mean of nothing is 1", expect=(0.9, 1.1))
def E24(rng):
    return rng.random(100) * 0


@experiment(says="NaN is fine", expect=(0.9, 1.1))
def E25(rng):
    return rng.random(100) * float("nan")


@experiment(says="one trial", expect=(0.9, 1.1))
def E26(rng):
    return rng.random(1)


@experiment(says="nothing", expect=(0.9, 1.1))
def E27(rng):
    return rng.random(0)


@experiment(says="infinite", expect=(0.9, 1.1))
def E28(rng):
    return rng.random(10) + float("inf")


@experiment(says="all alike but off by little", expect=(1.0001, 1.1))
def E29(rng):
    return rng.random(10) * 0 + 1

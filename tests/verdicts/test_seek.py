"""Statements that are false at few points, or at large n alone, are refuted; true ones that come close are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.records.verdict import REFUTED, UNDECIDED, Verdict

Judged = Callable[..., dict[str, Verdict]]

DECLARED = """
n, m = dimension("n"), dimension("m")
i, j, k = indices("i j k", n)
x, y = vector("x", n), vector("y", n)
B = matrix("B", n, n, symmetric=True)
p, q = scalar("p", positive=True), scalar("q", positive=True)
a, b = scalar("a"), scalar("b")
S = define("S", Sum(exp(x[k]), k))
f = a / (1 + exp(-a))
t = a - Rational(22, 7)
u = Sum(x[k], k) - Rational(1, 3)

@erratum({statement}, given=[{given}])
def it():
    '''As published.'''
"""

FALSE = [
    # at large n, or at one n
    ("Le(n, 500)", "", "n = 501"),
    ("Lt(Sum(1, k), 300)", "", "n = 300"),
    ("Lt(n * exp(-n / 100), 30)", "", None),
    ("Ne(n, 57)", "", "n = 57"),
    ("Ne(m * n, 91)", "", None),
    ("Le(n, 5000)", "", "n = 5001"),
    ("Ne(n, 4096)", "", "n = 4096"),
    # where one equation gives the point
    ("Ne(a, Rational(22, 7))", "", "a = 22/7"),
    ("Ne(Sum(x[k], k), Rational(1, 3))", "", None),
    ("Ne(a**2 + b**2, Rational(25, 49))", "", None),
    ("Ne(log(p), 2)", "", "p = exp(2)"),
    ("Gt(t**2, 0)", "", "a = 22/7"),
    ("forall(k, Ne(x[k], Rational(7, 3)))", "", "n = 1, x = (7/3)"),
    ("Implies(Eq(a, b + Rational(1, 7)), Ne(a, 2))", "", "a = 2, b = 13/7"),
    ("Iff(Gt(a, 0), Ne(a, Rational(1, 9)))", "", None),
    ("Ne(B[i, j] + 2 * B[j, i], Rational(3, 7))", "Ne(i, j)", "n = 2, B = ((0, 1/7), (1/7, 0)), i = 2, j = 1"),
    # by less than a thousandth, near a minimum or a maximum
    ("Ge(f, Rational(-278, 1000))", "", None),
    ("Ge(a**4 - 3 * a**3 + 2 * a**2, Rational(-61, 100))", "", None),
    ("Ge(p * log(p), Rational(-367, 1000))", "", None),
    ("Lt(a * exp(-a), Rational(3678, 10000))", "", None),
    ("Le(sin(a) + sin(2 * a), Rational(175, 100))", "", None),
    ("Gt(a**2 + b**2, Rational(1, 2))", "Eq(a + b, 1)", "a = 1/2, b = 1/2"),
    ("Ge((a - b)**2 + (b - 3)**2, Rational(1, 10**6))", "", None),
    # at a part of a turn
    ("Lt(sin(a), 1)", "", "a = π/2"),
    ("Gt(1 + cos(a), 0)", "", None),
    ("Ne(sin(a), Rational(1, 2))", "", None),
    ("Lt(sin(a) * cos(a), Rational(1, 2))", "", None),
    ("Lt(sin(a) + cos(b), 2)", "", "a = π/2, b = 0"),
    # no value at one point
    ("Eq(t / t, 1)", "", "a = 22/7"),
    ("Eq(u / u, 1)", "", None),
    ("Eq(tan(a) * cos(a), sin(a))", "", None),
    ("Eq(tan(a + b), (tan(a) + tan(b)) / (1 - tan(a) * tan(b)))", "Ne(cos(a), 0), Ne(cos(b), 0)", None),
    ("Eq(Sum((x[k] - 9) / (x[k] - 9), k), n)", "", "n = 1, x = (9)"),
    ("Eq(log((a - 5)**2), 2 * log(abs(a - 5)))", "", "a = 5"),
]


@pytest.mark.parametrize(("statement", "given", "point"), FALSE, ids=[s for s, _, _ in FALSE])
def test_what_fails_at_few_points_is_refuted(judged: Judged, statement: str, given: str, point: str | None) -> None:
    found = judged(DECLARED.format(statement=statement, given=given))["it"]
    assert found.verdict == REFUTED
    assert found.witness is not None
    assert point is None or found.witness.point == point


TRUE = [
    # 0 to a power that is positive, whatever it looks like, is 0
    ("Eq(a**(n * 9007199254740993), a**9007199254740993)", "Eq(n, 1)"),
    ("Ge(exp(a**(n * m)), 2 * a**(n * m))", ""),
    ("Eq(B[i, j], B[j, i])", "Ge(n, 2), Ne(i, j), Eq(B[i, j] + 2 * B[j, i], Rational(3, 7))"),
    ("Le(n, n + 500)", ""),
    ("Ne(n**2, 57)", ""),
    ("Ne(exp(a), 0)", ""),
    ("Ne(a, b)", "Gt(a, b)"),
    ("Ne(a**2 + 1, 0)", ""),
    ("Ge(f, Rational(-279, 1000))", ""),
    ("Ge(p * log(p), Rational(-368, 1000))", ""),
    ("Le(a * exp(-a), Rational(36788, 100000))", ""),
    ("Ge(a**2 + b**2, Rational(1, 2))", "Eq(a + b, 1)"),
    ("Gt((a - sqrt(2))**2 + Rational(1, 10**20), 0)", ""),
    ("Lt(tanh(a), 1)", ""),
    ("Le(sin(a), 1)", ""),
    ("Lt(sin(a), 1 + Rational(1, 10**12))", ""),
    ("Ne(sin(a) + cos(a), Rational(3, 2))", ""),
    ("Lt(sin(a) * cos(a), Rational(500001, 1000000))", ""),
    ("Le(n, 5000 * n)", ""),
    ("Gt(S, 0)", ""),
    ("Le(Sum(x[k], k)**2, n * Sum(x[k]**2, k))", ""),
    ("Eq(a, 1)", "Eq(a**3, 1)"),
    ("Eq(t / t, 1)", "Ne(a, Rational(22, 7))"),
    ("Eq(tan(a) * cos(a), sin(a))", "Ne(cos(a), 0)"),
    ("Eq(tan(a / (1 + a**2)) * cos(a / (1 + a**2)), sin(a / (1 + a**2)))", ""),
    ("Eq(Sum((x[k] - 9) / (x[k] - 9), k, omit=i), n - 1)", "forall(k, Implies(Ne(k, i), Gt(x[k], 9)))"),
    ("Eq(log((a - 5)**2), 2 * log(abs(a - 5)))", "Ne(a, 5)"),
    ("Implies(Eq(a / a, 1), Ne(a, 0))", ""),
    ("Iff(Eq(a / a, 1), Ne(a, 0))", ""),
    ("Iff(Ne(a, 0), Eq(a / a, 1))", ""),
    ("Implies(Ne(a, 0), Eq(1 / a, a**2 / a**3))", ""),
]


@pytest.mark.parametrize(("statement", "given"), TRUE, ids=[s for s, _ in TRUE])
def test_what_is_true_is_not(judged: Judged, statement: str, given: str) -> None:
    assert judged(DECLARED.format(statement=statement, given=given))["it"].verdict == UNDECIDED

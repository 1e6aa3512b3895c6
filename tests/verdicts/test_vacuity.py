"""Hypotheses that can be met are met, however thin the set of points is that meets them; those that cannot are not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from derive.records.verdict import PROVED, UNDECIDED, Verdict

Judged = Callable[..., dict[str, Verdict]]

DECLARED = """
n = dimension("n")
i, j, k = indices("i j k", n)
x, y, A = vector("x", n), vector("y", n), matrix("A", n, n)
p, q = scalar("p", positive=True), scalar("q", positive=True)
a, b, c, d = scalar("a"), scalar("b"), scalar("c"), scalar("d")

@claim(Eq({left}, {right}), given=[{given}])
def it():
    return calc({left}).eq({right})
"""


def verdict_on(judged: Judged, given: str) -> Verdict:
    names = [name for name in "abcdpq" if re.search(rf"\b{name}\b", given)]
    names += [f"{v}[i]" for v in "xy" if re.search(rf"\b{v}\[", given)]
    left, right = " + ".join([*names, "1"]), " + ".join(["1", *reversed(names)])
    return judged(DECLARED.format(left=left, right=right, given=given))["it"]


MET = [
    # linear
    ("Eq(p + q, 1)", "p = 1/2, q = 1/2"),
    ("Eq(a + b, 1), Eq(a - b, Rational(1, 3))", "a = 2/3, b = 1/3"),
    ("Eq(2 * a + 3 * b - c, 7), Eq(a - b + c, 2), Gt(c, 1), Lt(a, 1)", None),
    ("Ge(a + b, 1), Le(a + b, 1), Ge(a, b)", None),
    ("Lt(a, b), Lt(b, c), Lt(c, d), Eq(a + d, b + c), Gt(a, 22)", None),
    ("Eq(a, b + 1), Eq(b, c + 1), Eq(c, p)", None),
    ("Eq(Sum(x[k], k), 1), forall(k, Gt(x[k], 0))", "n = 1, x = (1), i = 1"),
    ("Eq(Sum(x[k], k), 0), forall(k, Ne(x[k], 0))", None),
    # roots, logs and exponentials
    ("Eq(a**2, 2), Gt(a, 0)", "a = sqrt(2)"),
    ("Gt(a, 0), Eq(log(a), 3)", "a = exp(3)"),
    ("Eq(exp(a), 3)", "a = log(3)"),
    ("Eq(a**2 + b**2, 1), Gt(a, b)", None),
    ("Eq(Sum(x[k], k), 1), Eq(Sum(x[k]**2, k), 1), Ge(n, 2)", None),
    ("Eq(Sum(x[k] * y[k], k), 0), Eq(Sum(x[k]**2, k), 1), Eq(Sum(y[k]**2, k), 1)", None),
    ("forall(i, j, Eq(Sum(A[i, k] * A[k, j], k), delta(i, j)))", None),
    # no closed form is known
    ("Eq(a**3 - a - 1, 0)", "near a = 1.32472"),
    ("Eq(exp(a) + a, 0)", "near a = -0.567143"),
    ("Eq(a * b, 1), Eq(a + b, 3)", None),
    ("Eq(p * log(p) + q, 5), Eq(p + q, 4)", None),
    ("Eq(a**5 + c, 3), Eq(c**5 + a, 2)", None),
    ("Eq(sin(a), Rational(1, 2)), Gt(a, 10)", None),
]


@pytest.mark.parametrize(("given", "at"), MET, ids=[given for given, _ in MET])
def test_what_can_be_met_is(judged: Judged, given: str, at: str | None) -> None:
    found = verdict_on(judged, given)
    assert found.verdict == PROVED, found.message
    assert at is None or found.samples.met_at == at
    assert found.samples.met_by == ("balls" if found.samples.met_at.startswith("near") else "kernel")


CONTRADICTORY = [
    "Gt(a, 1), Lt(a, 0)",
    "Eq(exp(a), 0)",
    "Eq(a**2, -1)",
    "Eq(a + b, 1), Gt(a, 1), Gt(b, 1)",
    "Eq(a, a + 1)",
    "Lt(a, b), Lt(b, c), Lt(c, a)",
    "Eq(abs(a) + abs(b), 0), Ne(a, 0)",
    "Ge(a * b, 1), Lt(a, 0), Gt(b, 0)",
    "Eq(tanh(a), 1)",
    "Eq(a**2, 0), Ne(a, 0)",
    "Eq((a - 1)**2 + (b - 2)**2, 0), Gt(a, 1)",
    "Eq(sqrt(2)**2, 2 + Rational(1, 10**40)), Eq(a, 1)",
    "Eq(a**3 - a - 1, 0), Gt(a, Rational(1324718, 10**6))",
    "Eq(a**3 - a - 1, 0), Lt(a, Rational(1324717, 10**6))",
    "Eq(p + q, 1), Ge(p, 1)",
    "Eq(Sum(x[k]**2, k), 1), Gt(x[i], 1)",
    "Eq(exp(a) + a, 0), Eq(exp(a) + a, Rational(1, 10**15))",
]


@pytest.mark.parametrize("given", CONTRADICTORY)
def test_what_cannot_is_not_and_it_is_said_what_was_tried(judged: Judged, given: str) -> None:
    found = verdict_on(judged, given)
    assert found.verdict == UNDECIDED
    assert found.message.startswith("vacuous: no point was found that meets the hypotheses; tried: ")
    assert "random points, and solving for one" in found.message

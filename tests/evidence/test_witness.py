"""Where a statement about every index fails: at a place where it is false, not at one where balls leave it open."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from building import c, minus, num, power
from flint import arb
from here import HEAD

from derive.evidence import witness
from derive.evidence.numbers.balls import _whole_power
from derive.evidence.numbers.points import Point, read_point
from derive.evidence.witness import sides_at, value_text
from derive.files.load import Loader
from derive.terms.node import free

TEXT = """
n = dimension("n")
A = matrix("A", n, n)

@claim(Eq(A, A.T))
def it():
    return calc(A).eq(A.T)
"""


def test_the_sides_differ_where_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "claims.py"
    path.write_text(HEAD + TEXT, encoding="utf-8")
    statement = Loader().load(path).claims["it"].statement
    point = read_point("n=2 A=sqrt(2),1;3,sqrt(5)", free(statement))
    assert list(sides_at(statement, point)) == [("i", "2"), ("j", "1"), ("left", "3"), ("right", "1")]


@pytest.mark.parametrize("exponent", [1, 2, 3, 7])
def test_a_power_of_a_ball_around_0_is_one(exponent: int) -> None:
    """FLINT's own has no digit, as it goes by the logarithm."""
    near = arb(0, 1e-3)
    found = _whole_power(near, exponent)
    assert found.is_finite()
    assert found.contains(arb(1e-3) ** exponent)
    assert found.contains(0)
    assert _whole_power(arb(0.5, 1), exponent).contains(arb(1.5) ** exponent)


@pytest.mark.parametrize("exponent", [2, 3])
def test_what_vanishes_at_a_broken_number_is_0_there(exponent: int) -> None:
    third = num(Fraction(1, 3))
    assert value_text(power(minus(c, third), exponent), Point({c: third})) == "0"


def test_a_value_that_is_no_number_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in (arb("nan"), arb("inf")):
        monkeypatch.setattr(witness, "value_at", lambda term, point, value=value: value)
        assert value_text(c, Point({})) == witness.UNKNOWN

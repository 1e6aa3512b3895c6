"""sin, cos, sinh, cosh and atan in normal form have the value of the term as it stands, at angles that are told apart."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import minus, num
from flint import arb

from derive import kernel
from derive.evidence.numbers.certain import value_at
from derive.evidence.numbers.points import Point
from derive.kernel.context import known
from derive.kernel.context.normal.render import render
from derive.terms.node import Term
from derive.terms.term import Pi

r = Scalar("r")
AT = Point({c: num(Fraction(7, 5)), r: num(Fraction(-3, 8))})
NAMES = ("sin", "cos", "sinh", "cosh")


def turn(part: int, of: int) -> Term:
    return mul(num(Fraction(part, of)), Pi())


def keeps_its_value(term: Term) -> bool:
    written, normal = (value_at(t, AT) for t in (term, render(known(()).normal(term))))
    return bool(abs(written - normal) < arb("1e-20") * (1 + abs(written)))


@pytest.mark.parametrize("of", [1, 2, 3, 4, 5, 6, 8, 12])
@pytest.mark.parametrize("name", NAMES)
def test_parts_of_a_turn(name: str, of: int) -> None:
    for part in range(-13, 14):
        assert keeps_its_value(Fn(name, (turn(part, of),)))
        assert keeps_its_value(Fn(name, (add(c, turn(part, of)),)))


@pytest.mark.parametrize("name", [*NAMES, "tanh", "atan", "erf"])
def test_sums_and_multiples(name: str) -> None:
    for k in range(-9, 10):
        assert keeps_its_value(Fn(name, (mul(num(k), c),)))
        assert keeps_its_value(Fn(name, (add(mul(num(Fraction(k, 3)), c), mul(num(-2), r), power(c, 2)),)))
        assert keeps_its_value(Fn(name, (add(num(k), c, r, power(c, 2), power(r, 3), mul(c, r)),)))


@pytest.mark.parametrize("name", NAMES)
def test_squares(name: str) -> None:
    for exponent in range(2, 6):
        assert keeps_its_value(power(Fn(name, (add(c, r),)), exponent))


def test_arctangents() -> None:
    root = power(num(3), Fraction(1, 2))
    for tangent in (num(1), root, power(num(3), Fraction(-1, 2)), num(2), mul(num(2), root)):
        for way in (1, -1):
            assert keeps_its_value(Fn("atan", (mul(num(way), tangent),)))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Fn("sin", (turn(1, 6),)), num(Fraction(1, 2))),
        (Fn("cos", (turn(2, 3),)), num(Fraction(-1, 2))),
        (Fn("sin", (turn(-5, 4),)), power(num(2), Fraction(-1, 2))),
        (Fn("atan", (num(-1),)), turn(-1, 4)),
        (Fn("cos", (add(c, turn(1, 2)),)), mul(num(-1), Fn("sin", (c,)))),
        (Fn("cosh", (minus(r, c),)), Fn("cosh", (minus(c, r),))),
        (Fn("sin", (mul(num(7), c),)), mul(num(-1), Fn("sin", (mul(num(-7), c),)))),
        (Fn("cosh", (mul(num(7), c),)), Fn("cosh", (mul(num(-7), c),))),
    ],
    ids=str,
)
def test_what_is_shown(term: Term, value: Term) -> None:
    assert kernel.normal_form(term, value, ()).statement

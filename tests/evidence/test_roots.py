"""Whether equations surely have a solution near a point: not where they only come close to one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import minus, num

from derive.evidence.numbers.points import Point
from derive.evidence.numbers.roots import has_solution
from derive.terms.statement import And, Iff, Prop
from derive.terms.term import Fn

NEAR_ROOT_OF_TWO = num(Fraction(1.4142135623730951))
CUBIC = eq(minus(power(c, 3), add(c, num(1))), num(0))
NEAR_CUBIC = num(Fraction(1.324717957244746))


def solved(*given: Prop, at: object = NEAR_ROOT_OF_TWO, places: tuple[object, ...] = (c,), **more: object) -> bool:
    point = Point({c: at, **{{"d": d, "p": p}[name]: value for name, value in more.items()}})  # type: ignore[dict-item]
    return has_solution(given, point, [(v, ()) for v in places])


def test_a_simple_root_is_found() -> None:
    assert solved(eq(power(c, 2), num(2)))
    assert solved(CUBIC, at=NEAR_CUBIC)
    assert solved(CUBIC, gt(c, num(1)), at=NEAR_CUBIC)
    assert solved(And((CUBIC, ne(c, num(1)))), at=NEAR_CUBIC)
    assert solved(
        eq(add(c, d), num(1)),
        eq(mul(c, d), num(-1)),
        at=num(Fraction(1.618033988749895)),
        d=num(Fraction(-0.6180339887498949)),
        places=(c, d),
    )


NONE = [
    ((eq(add(power(c, 2), num(Fraction(1, 10**30))), num(0)),), num(0)),  # close to 0, never 0
    ((eq(power(c, 2), num(0)),), num(0)),  # a double root: not shown
    ((eq(Fn("abs", (c,)), num(Fraction(1, 10**30))),), num(0)),  # a kink in the box
    ((eq(power(c, 2), num(2)),), num(Fraction(3, 2))),  # too far away
    ((eq(power(c, 2), num(2)), gt(c, num(2))), NEAR_ROOT_OF_TWO),  # another hypothesis fails
    ((eq(power(c, 2), num(2)), ne(power(c, 2), num(2))), NEAR_ROOT_OF_TWO),  # on the root alone
    ((eq(power(c, 2), num(2)), eq(power(c, 4), num(4))), NEAR_ROOT_OF_TWO),  # more equations than numbers
    ((eq(power(c, 2), num(2)), Iff(gt(c, num(0)), lt(c, num(0)))), NEAR_ROOT_OF_TWO),
    ((gt(c, num(1)),), NEAR_ROOT_OF_TWO),  # no equation
    ((eq(log(minus(c, NEAR_ROOT_OF_TWO)), num(-100)),), NEAR_ROOT_OF_TWO),  # no value in the whole box
]


@pytest.mark.parametrize(("given", "at"), NONE, ids=range(len(NONE)))
def test_what_is_not_sure_is_not_said(given: tuple[Prop, ...], at: object) -> None:
    assert not solved(*given, at=at)


def test_two_equations_that_say_the_same_settle_no_two_numbers() -> None:
    one = eq(add(c, d), num(1))
    assert not solved(one, eq(add(d, c), num(1)), at=num(0), d=num(1), places=(c, d))

"""Fractions at a point: what they say of equations is exact, and what is not rational stays open."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import flint
import numpy as np
import pytest
from building import *
from building import num

from derive.evidence.numbers.certain import Truth, at_point, exactly_at, value_at
from derive.evidence.numbers.points import Point, env_of
from derive.evidence.numbers.question import Finding, Question
from derive.evidence.numbers.rationals import Rationals
from derive.evidence.numbers.walk import Walk
from derive.terms.node import closed, free
from derive.terms.statement import INFINITY, Tends, for_all
from derive.terms.term import ANY, Det, Inv, Pi, Vector, at

SQUARE = Vector("A", (n, n))
THIRDS = Point({n: 3, X: (num(Fraction(1, 3)),) * 3, c: num(Fraction(2, 7)), d: num(-3), p: num(5), i: 2, j: 3})


def matrix(rows: list[list[Fraction]]) -> Point:
    return Point({n: len(rows), SQUARE: tuple([tuple(map(num, row)) for row in rows])})


def test_an_equation_that_balls_leave_open_is_shown() -> None:
    one = eq(total(x(k), k), num(1))
    assert at_point(one, THIRDS) == Truth.OPEN
    assert exactly_at(one, THIRDS) == Truth.TRUE
    assert exactly_at(ne(total(x(k), k), num(1)), THIRDS) == Truth.FALSE


def test_a_determinant_that_is_0_is_seen_to_be_so() -> None:
    third = Fraction(1, 3)
    singular = matrix([[third, 2 * third], [third / 7, 2 * third / 7]])
    assert exactly_at(ne(Det(SQUARE), num(0)), singular) == Truth.FALSE
    entry = Point({**singular.values, i: 1, j: 1})
    assert exactly_at(eq(at(Inv(SQUARE), (i, j)), num(1)), entry) == Truth.UNDEFINED


@pytest.mark.parametrize(
    "prop",
    [
        eq(exp(c), exp(c)),
        eq(Pi(), Pi()),
        eq(power(p, Fraction(1, 2)), power(p, Fraction(1, 2))),
        eq(power(c, num(2**60)), power(c, num(2**60))),
        eq(Deriv(power(c, 2), c), mul(num(2), c)),
        Tends(INFINITY, POS, ANY, num(0), None, closed(num(1), (c,)), "c"),
    ],
    ids=str,
)
def test_what_need_not_be_rational_or_is_very_long_stays_open(prop: Any) -> None:
    assert exactly_at(prop, THIRDS) == Truth.OPEN


@pytest.mark.parametrize("exponent", [-1, -3])
def test_nothing_is_divided_by_0(exponent: int) -> None:
    assert exactly_at(eq(power(minus(c, c), exponent), num(0)), THIRDS) == Truth.UNDEFINED
    assert exactly_at(eq(power(minus(c, c), num(0)), num(1)), THIRDS) == Truth.TRUE


def drawn(rng: random.Random, depth: int) -> Any:
    """A term that is rational where its variables are."""
    if not depth:
        return rng.choice([c, d, p, n, x(i), x(j), num(Fraction(rng.randint(-9, 9), rng.randint(1, 9)))])
    one, other = drawn(rng, depth - 1), drawn(rng, depth - 1)
    return rng.choice(
        [
            lambda: add(one, other),
            lambda: mul(one, other),
            lambda: power(one, rng.randint(-2, 3)),
            lambda: Fn("abs", (one,)),
            lambda: total(mul(x(k), one), k),
            lambda: largest(add(mul(x(k), one), Delta(k, i)), k),
            lambda: reduce_over(PROD, k, add(x(k), other)),
        ]
    )()


@pytest.mark.parametrize("seed", range(60))
def test_balls_hold_the_fraction(seed: int) -> None:
    term = drawn(random.Random(seed), 3)
    exact = np.ravel(Walk(Rationals()).real(term, env_of([THIRDS], Rationals())))[0]
    ball = value_at(term, THIRDS)
    if isinstance(exact, flint.fmpq):
        assert (ball * exact.q - exact.p).contains(0)
    else:
        assert not isinstance(ball, flint.arb)


def test_a_hypothesis_is_met_by_fractions_before_anything_is_proved() -> None:
    def never(prop: object, point: object) -> bool:
        raise AssertionError("asked")

    one, statement = eq(total(x(k), k), num(1)), for_all(k, gt(x(k), num(0)))
    question = Question(statement, (one,), free(one) | free(statement), never)
    assert question.ask(Point({n: 3, X: (num(Fraction(1, 3)),) * 3})) is Finding.AGREES
    assert question.ask(Point({n: 2, X: (num(Fraction(1, 3)),) * 2})) is Finding.OUTSIDE
    strict = Question(gt(total(x(k), k), num(1)), (), free(one), never)
    assert strict.ask(Point({n: 3, X: (num(Fraction(1, 3)),) * 3})) is Finding.REFUTES

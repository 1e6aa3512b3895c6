"""A slope has no value where the slopes of the whole term from the left and from the right surely differ."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from building import *
from building import Deriv, minus, num, over
from examples import examples

from derive.evidence.numbers.certain import value_at
from derive.evidence.numbers.field import NoValue, Unknown
from derive.evidence.numbers.points import Point
from derive.terms.node import Term
from derive.terms.term import Delta, Fn, Index, Lit

AT_ZERO = Point({c: num(0)})
TINY = Fraction(1, 10**30)


def modulus(term: Term) -> Term:
    return Fn("abs", (term,))


def slope(term: Term, point: Point = AT_ZERO) -> object:
    return value_at(Deriv(term, c), point)


ONE = num(1)
KINKS = [
    modulus(c),
    add(modulus(c), modulus(mul(num(-1), c))),
    exp(modulus(c)),
    modulus(minus(modulus(c), ONE)),
    mul(add(ONE, c), modulus(c)),
    power(modulus(c), Fraction(1)),
    over(ONE, add(ONE, modulus(c))),
]
SMOOTH = [
    power(modulus(c), 2),
    mul(c, modulus(c)),
    minus(modulus(c), modulus(mul(num(-1), c))),
    minus(log(add(ONE, modulus(c))), modulus(c)),
    Fn("cos", (modulus(c),)),
    mul(modulus(c), modulus(add(c, power(c, 2)))),
]
OPEN = [
    Deriv(power(modulus(c), 3), c),
    Deriv(mul(c, modulus(c)), c),
    modulus(minus(exp(log(add(c, num(3)))), num(3))),
    mul(modulus(c), power(modulus(c), Fraction(1, 2))),
]


@pytest.mark.parametrize("term", KINKS, ids=str)
def test_a_kink_has_no_slope(term: Term) -> None:
    found = slope(term)
    assert isinstance(found, NoValue)
    assert found.certain


@pytest.mark.parametrize("term", SMOOTH, ids=str)
def test_kinks_that_cancel_have_one(term: Term) -> None:
    found = slope(term)
    assert not isinstance(found, NoValue)
    assert found == 0


@pytest.mark.parametrize("term", OPEN, ids=str)
def test_what_is_not_sure_stays_open(term: Term) -> None:
    """A slope of a slope, a ball around 0, a broken power at 0."""
    found = slope(term)
    assert isinstance(found, NoValue)
    assert not found.certain


class TestMaxima:
    def found(self, term: Term, *values: Fraction | int, place: int = 1) -> object:
        return value_at(Deriv(term, x(j)), Point({n: len(values), X: tuple(map(num, values)), j: place}))

    def test_a_tie_has_no_slope_in_what_ties(self) -> None:
        tied = self.found(largest(x(k), k), 2, 2, 0)
        assert isinstance(tied, NoValue)
        assert tied.certain
        assert self.found(largest(x(k), k), 2, 2, 0, place=3) == 0
        assert self.found(largest(x(k), k), 2) == 1

    def test_maximum_and_minimum_of_two_have_one_together(self) -> None:
        assert self.found(add(largest(x(k), k), smallest(x(k), k)), 2, 2) == 1
        apart = self.found(minus(largest(x(k), k), smallest(x(k), k)), 2, 2)
        assert isinstance(apart, NoValue)
        assert apart.certain

    def test_a_tie_up_to_rounding_stays_open(self) -> None:
        with pytest.raises(Unknown):
            self.found(largest(exp(x(k)), k), 1, 1)


def pieces(depth: int, rng: random.Random) -> Term:
    """A term in c with many kinks at 0."""
    if not depth:
        return rng.choice([c, c, num(rng.choice([-1, 1, 2]))])
    one, other = pieces(depth - 1, rng), pieces(depth - 1, rng)
    i = Index("i", num(2))
    return rng.choice(
        [
            lambda: modulus(one),
            lambda: modulus(add(one, other)),
            lambda: add(one, mul(num(-1), other)),
            lambda: mul(one, other),
            lambda: Fn(rng.choice(["sin", "exp", "tanh"]), (one,)),
            lambda: largest(add(mul(Delta(i, Lit(1)), one), mul(Delta(i, Lit(2)), other)), i),
        ]
    )()


@pytest.mark.parametrize("seed", range(examples(60, 600)))
def test_the_slopes_at_random_kinks_are_those_of_differences(seed: int) -> None:
    """What is said for certain agrees with differences of 1e-30, to 120 digits."""
    rng = random.Random(seed)
    term = pieces(rng.randint(1, 4), rng)
    try:
        found = slope(term)
    except Unknown:
        return
    here, right, left = [value_at(term, Point({c: num(step)}), 400) for step in (0, TINY, -TINY)]
    growing, falling = (right - here) / num_ball(TINY), (here - left) / num_ball(TINY)
    if not isinstance(found, NoValue):
        assert abs(growing - found) < 1e-12
        assert abs(falling - found) < 1e-12
    elif found.certain:
        assert abs(growing - falling) > 1e-12


def num_ball(value: Fraction) -> object:
    return value_at(num(value), Point({}), 400)

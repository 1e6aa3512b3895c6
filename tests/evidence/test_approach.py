"""Limits looked at with numbers and by SymPy: what keeps away from its target for all values near it, and what agrees."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from building import *
from building import minus, num, over
from flint import arb

from derive.evidence.explicit import Explicit, NoAnswer, rederive
from derive.evidence.explicit.limits import agrees_on_limit
from derive.evidence.numbers.certain import Truth, at_point
from derive.evidence.numbers.field import NoValue
from derive.evidence.numbers.points import Point
from derive.evidence.numbers.ranges import HIGHEST, LOWEST, Range, Ranges
from derive.terms.node import Term
from derive.terms.statement import INFINITY, MINUS_INFINITY, ORIGIN, Tends, tends
from derive.terms.term import NEG, POS, Pi, Pow

alpha, h = Scalar("alpha", POS), Scalar("h")
ONE, NOUGHT = num(1), num(0)
root_of_two = power(num(2), Fraction(1, 2))


def to_infinity(body: Term, target: Term) -> Tends:
    return tends(body, alpha, INFINITY, target)


class TestKeepingAway:
    @pytest.mark.parametrize(
        ("goal", "values"),
        [
            (to_infinity(over(ONE, alpha), ONE), {}),
            (to_infinity(exp(over(c, alpha)), NOUGHT), {c: num(3)}),
            (to_infinity(Fn("tanh", (alpha,)), num(-1)), {}),
            (to_infinity(Fn("atan", (alpha,)), ONE), {}),
            (to_infinity(over(Fn("sin", (alpha,)), alpha), ONE), {}),
            (to_infinity(Fn("sin", (alpha,)), num(2)), {}),
            (to_infinity(log(alpha), num(5)), {}),
            (to_infinity(exp(exp(alpha)), NOUGHT), {}),
            (tends(exp(h), h, MINUS_INFINITY, ONE), {}),
            (tends(exp(h), h, ORIGIN, c), {c: num(2)}),
            (tends(power(h, 2), h, c, ONE), {c: num(3)}),
            (tends(absolute(minus(h, c)), h, c, ONE, POS), {c: num(3)}),
            (to_infinity(log(mul(num(-1), alpha)), NOUGHT), {}),
            (to_infinity(Fn("sin", (alpha,)), NOUGHT), {}),
            (to_infinity(over(ONE, Fn("sin", (alpha,))), NOUGHT), {}),
            (to_infinity(Fn("cos", (add(mul(Pi(), alpha), c),)), c), {c: NOUGHT}),
            (tends(Fn("sin", (over(num(3), h),)), h, ORIGIN, NOUGHT, POS), {}),
            (tends(Fn("sin", (over(ONE, minus(h, num(2))),)), h, num(2), NOUGHT), {}),
        ],
        ids=str,
    )
    def test_it_is_false(self, goal: Tends, values: dict[Any, Any]) -> None:
        assert at_point(goal, Point(values)) == Truth.FALSE

    @pytest.mark.parametrize(
        ("goal", "values"),
        [
            (to_infinity(over(ONE, alpha), NOUGHT), {}),
            (to_infinity(over(alpha, add(alpha, ONE)), NOUGHT), {}),
            (to_infinity(Fn("sin", (power(alpha, 2),)), NOUGHT), {}),
            (to_infinity(Fn("sin", (mul(root_of_two, alpha),)), NOUGHT), {}),
            (to_infinity(over(Fn("sin", (alpha,)), alpha), NOUGHT), {}),
            (tends(mul(h, Fn("sin", (over(ONE, h),))), h, ORIGIN, NOUGHT), {}),
            (tends(Fn("sin", (over(ONE, h),)), h, ONE, Fn("sin", (ONE,))), {}),
            (tends(Fn("sin", (over(ONE, minus(h, c)),)), h, c, NOUGHT), {c: num(2)}),
            (tends(over(ONE, h), h, ORIGIN, NOUGHT), {}),
            (tends(log(h), h, ORIGIN, NOUGHT, POS), {}),
            (tends(exp(h), h, ORIGIN, c), {c: ONE}),
            (to_infinity(Fn("floor", (alpha,)), NOUGHT), {}),
        ],
        ids=str,
    )
    def test_nothing_is_said_of_what_may_come_near(self, goal: Tends, values: dict[Any, Any]) -> None:
        """Also of some that are false: what is certain is all that counts."""
        assert at_point(goal, Point(values)) == Truth.OPEN

    def test_a_scalar_keeps_to_its_signs(self) -> None:
        """A positive one never comes near -1: all is true of it there."""
        assert at_point(tends(alpha, alpha, num(-1), num(5)), Point({})) == Truth.OPEN
        assert at_point(tends(h, h, num(-1), num(5)), Point({})) == Truth.FALSE
        assert at_point(tends(alpha, alpha, c, num(5)), Point({c: num(-1)})) == Truth.OPEN
        assert at_point(tends(alpha, alpha, c, num(5)), Point({c: num(1)})) == Truth.FALSE
        assert at_point(tends(alpha, alpha, c, num(5)), Point({c: NOUGHT})) == Truth.FALSE

    def test_for_every_index(self) -> None:
        point = Point({n: 2, X: (num(1), num(5))})
        body = total(over(x(k), alpha), k)
        assert at_point(to_infinity(body, ONE), point) == Truth.FALSE
        assert at_point(to_infinity(body, NOUGHT), point) == Truth.OPEN
        assert at_point(to_infinity(largest(add(x(k), over(ONE, alpha)), k), ONE), point) == Truth.FALSE

    def test_what_is_summed_need_not_depend_on_the_index(self) -> None:
        """n terms that are one and the same, or n - 1 of them where an index is left out."""
        same, two, three = over(ONE, alpha), Point({n: 2}), Point({n: 3, i: 1})
        assert at_point(to_infinity(total(same, k), ONE), two) == Truth.FALSE
        assert at_point(to_infinity(total(same, k), NOUGHT), two) == Truth.OPEN
        assert at_point(to_infinity(total(exp(same), k, i), num(3)), three) == Truth.FALSE
        assert at_point(to_infinity(total(exp(same), k, i), num(2)), three) == Truth.OPEN
        assert at_point(to_infinity(total(same, k, i), ONE), Point({n: 1, i: 1})) == Truth.FALSE


class TestRanges:
    """A range holds the value at every number between the ends."""

    field = Ranges()

    @pytest.mark.parametrize(
        "name", ["exp", "sinh", "cosh", "tanh", "atan", "asinh", "erf", "sin", "cos", "abs", "log"]
    )
    def test_functions(self, name: str) -> None:
        rng = random.Random(name)
        for _ in range(50):
            low, high = sorted((rng.uniform(-4, 4), rng.uniform(-4, 4)))
            inside = arb(rng.uniform(low, high))
            for ends in (Range(arb(low), arb(high)), Range(LOWEST, arb(high)), Range(arb(low), HIGHEST)):
                found = self.field.apply(name, np.array([ends], dtype=object))[0]
                if isinstance(found, NoValue):
                    assert name == "log"
                    assert not found.certain or high <= 0
                    continue
                value = abs(inside) if name == "abs" else getattr(inside, name)()
                assert found.low <= value.upper()
                assert value.lower() <= found.high

    def test_powers(self) -> None:
        rng = random.Random(0)
        for _ in range(200):
            low, high = sorted((rng.uniform(-4, 4), rng.uniform(-4, 4)))
            inside, exponent = arb(rng.uniform(low, high)), rng.randint(-3, 4)
            for ends in (Range(arb(low), arb(high)), Range(LOWEST, arb(high)), Range(arb(low), HIGHEST)):
                found = self.field.whole_power(np.array([ends], dtype=object), np.array([exponent], dtype=object))[0]
                if isinstance(found, NoValue):
                    assert exponent < 0
                    assert not found.certain
                    continue
                value = inside**exponent
                assert found.low <= value.upper()
                assert value.lower() <= found.high

    def test_of_what_lies_on_both_sides_of_0_there_is_no_reciprocal(self) -> None:
        for ends in (Range(arb(-1), arb(1)), Range(arb(0), arb(1)), Range(LOWEST, HIGHEST)):
            (found,) = self.field.reciprocal(np.array([ends], dtype=object))
            assert isinstance(found, NoValue)
            assert not found.certain

    def test_a_product_with_an_unbounded_factor(self) -> None:
        found = Range(arb(0), arb(1)) * Range(arb(5), HIGHEST)
        assert (found.low, found.high) == (arb(0), HIGHEST)
        assert (Range(arb(-1), arb(1)) * Range(LOWEST, HIGHEST)).low == LOWEST


class TestSecondEngine:
    def test_it_finds_limits_again(self) -> None:
        assert rederive(to_infinity(Pow(add(ONE, over(c, alpha)), alpha), exp(c)), ()) == Explicit((), True)
        assert rederive(to_infinity(total(exp(over(x(k), alpha)), k), n), ()) == Explicit((2, 3), True)
        assert rederive(tends(over(minus(exp(h), ONE), h), h, ORIGIN, ONE), ()).agrees
        assert rederive(tends(over(absolute(minus(h, c)), minus(h, c)), h, c, num(-1), NEG), ()).agrees is not False

    def test_it_contradicts_a_wrong_one(self) -> None:
        assert rederive(to_infinity(Pow(add(ONE, over(ONE, alpha)), alpha), ONE), ()).agrees is False
        assert rederive(tends(over(minus(exp(h), ONE), h), h, ORIGIN, num(Fraction(1, 2))), ()).agrees is False
        assert rederive(to_infinity(total(exp(over(x(k), alpha)), k), ONE), ()) == Explicit((2,), False)

    def test_it_has_no_answer_where_there_is_no_limit(self) -> None:
        for goal in (
            to_infinity(alpha, ONE),
            to_infinity(Fn("sin", (alpha,)), NOUGHT),
            to_infinity(Fn("f", (alpha,)), c),
        ):
            with pytest.raises((NoAnswer, NotImplementedError, ValueError)):
                agrees_on_limit(goal)

    def test_another_limit_is_believed_only_where_the_function_comes_closer_to_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import sympy

        from derive.evidence.explicit import limits

        monkeypatch.setattr(limits.sympy, "limit", lambda *_: sympy.Integer(7))
        with pytest.raises(NoAnswer, match="do not confirm"):
            agrees_on_limit(to_infinity(over(ONE, alpha), NOUGHT))

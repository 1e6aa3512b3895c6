"""Limits once more: each premise of squeeze that could be left out, and the false limit that would follow."""

from __future__ import annotations

import pytest
from building import *
from building import Rejected, num, over

from derive import kernel
from derive.kernel import Theorem
from derive.search.limits import limit_of
from derive.search.scope import Scope
from derive.terms.node import Term
from derive.terms.statement import INFINITY, MINUS_INFINITY, ORIGIN, And, Implies, Prop, Tends, tends
from derive.terms.term import NEG, POS

alpha, beta = Scalar("alpha", POS), Scalar("beta", POS)
h = Scalar("h")
NOUGHT = num(0)
ONE = num(1)


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


def to_infinity(body: Term, target: Term) -> Tends:
    return tends(body, alpha, INFINITY, target)


def limit(body: Term, target: Term) -> Theorem:
    return limit_of(to_infinity(body, target), alpha, Scope(()))


def under(goal: Theorem, *assumed: Prop) -> Theorem:
    for statement in assumed:
        goal = kernel.detachment(kernel.discharge(goal, statement), kernel.hypothesis(statement))
    return goal


class TestBounds:
    """0 ≤ 1/α ≤ 1/α, so 1/α → 0: with one premise less, something else would tend to 0 too."""

    goal = to_infinity(over(ONE, alpha), NOUGHT)
    body = over(ONE, alpha)
    lower = kernel.sign(le(NOUGHT, body), ())
    upper = kernel.sign(le(body, body), ())
    below, above = limit(NOUGHT, NOUGHT), limit(body, NOUGHT)

    def squeezed(self, *facts: Theorem, **other: Theorem) -> Theorem:
        parts = {name: other.get(name, getattr(self, name)) for name in ("lower", "upper", "below", "above")}
        return kernel.squeeze(self.goal, alpha, *parts.values(), facts)  # type: ignore[arg-type]

    def test_it_holds(self) -> None:
        assert self.squeezed().hypotheses == frozenset()

    @pytest.mark.parametrize("name", ["lower", "upper", "below", "above"])
    def test_the_hypotheses_of_each_premise_stay(self, name: str) -> None:
        assert self.squeezed(**{name: under(getattr(self, name), gt(c, d))}).hypotheses == {gt(c, d)}

    def test_so_do_the_facts_that_are_used(self) -> None:
        moved = under(self.lower, gt(alpha, log(c)), ge(r, d))
        found = self.squeezed(*given(gt(c, ONE)), lower=moved)
        assert found.hypotheses == {gt(c, ONE), ge(r, d)}

    @pytest.mark.parametrize("name", ["lower", "upper"])
    @pytest.mark.parametrize(
        ("assumed", "holds"),
        [
            (gt(alpha, c), True),
            (And((gt(alpha, c), ne(alpha, d))), True),
            (And((gt(alpha, c), lt(alpha, d))), False),
            (And((lt(alpha, d), gt(alpha, c))), False),
            (lt(alpha, d), False),
            (eq(alpha, d), False),
            (le(c, mul(num(-1), alpha)), False),
            (le(mul(num(2), alpha), alpha), False),
            (ge(alpha, mul(num(2), alpha)), False),
            (le(c, alpha), True),
            (ge(c, alpha), False),
            (Implies(gt(alpha, c), gt(c, d)), False),
        ],
        ids=str,
    )
    def test_what_a_bound_assumes_holds_in_the_end(self, name: str, assumed: Prop, holds: bool) -> None:
        moved = {name: under(getattr(self, name), assumed)}
        if holds:
            assert self.squeezed(**moved).hypotheses == frozenset()
        else:
            with refused("need not hold as"):
                self.squeezed(**moved)

    def test_the_bounds_are_of_this_function(self) -> None:
        for name, wrong in (
            ("lower", kernel.sign(le(NOUGHT, p), ())),
            ("lower", kernel.sign(le(num(-1), self.body), ())),
            ("upper", kernel.sign(le(NOUGHT, self.body), ())),
            ("lower", under(kernel.hypothesis(Implies(gt(c, d), gt(c, r))))),
            ("upper", kernel.sign(ge(self.body, self.body), ())),
        ):
            with refused("is needed"):
                self.squeezed(**{name: wrong})

    def test_the_bounds_tend_where_the_function_does(self) -> None:
        other = limit(add(self.body, ONE), ONE)
        for name in ("below", "above"):
            with refused("must tend to the same target"):
                self.squeezed(**{name: other})
        at_zero = kernel.expansion(tends(NOUGHT, alpha, ORIGIN, NOUGHT), alpha, 2, ())
        with refused("in the same way"):
            self.squeezed(below=at_zero)
        signed = Scalar("alpha")
        both_ways = kernel.expansion(tends(NOUGHT, signed, INFINITY, NOUGHT), signed, 2, ())
        with refused("in the same way"):
            self.squeezed(below=both_ways)

    def test_what_moves_is_free_nowhere_else(self) -> None:
        """α/β is 1 where β is α, and tends to 0 as β → ∞."""
        goal = tends(over(alpha, beta), beta, INFINITY, ONE)
        whole = kernel.normal_form(ONE, over(alpha, alpha), ())
        one = limit(ONE, ONE)
        with refused("cannot stand for what moves here"):
            kernel.squeeze(goal, alpha, whole, kernel.symmetry(whole), one, one, ())
        with refused("cannot stand for what moves here"):
            self.squeezed(*given(gt(alpha, c)))


class TestNearTheOrigin:
    @pytest.mark.parametrize(
        ("assumed", "holds"),
        [
            (ne(h, num(-1)), True),
            (ne(h, NOUGHT), True),
            (ne(h, Scalar("w", POS | NEG)), True),
            (ne(h, c), True),
            (ne(h, log(c)), False),
            (eq(h, ONE), False),
            (eq(h, NOUGHT), False),
            (lt(h, ONE), True),
            (le(h, ONE), True),
            (gt(h, num(-1)), True),
            (ge(h, num(-1)), True),
            (gt(h, ONE), False),
            (lt(h, num(-1)), False),
            (le(h, NOUGHT), False),
            (ge(h, NOUGHT), False),
            (gt(ONE, h), True),
            (lt(ONE, h), False),
            (lt(h, r), False),
            (gt(h, Scalar("w", NEG)), True),
            (lt(h, over(ONE, c)), False),
        ],
        ids=str,
    )
    def test_what_holds_near_it(self, assumed: Prop, holds: bool) -> None:
        goal = tends(h, h, ORIGIN, NOUGHT)
        same = under(kernel.normal_form(h, h, ()), assumed)
        zero = kernel.expansion(goal, h, 2, ())
        if holds:
            assert kernel.squeeze(goal, h, same, same, zero, zero, ()).hypotheses == frozenset()
        else:
            with refused("need not hold as h → 0"):
                kernel.squeeze(goal, h, same, same, zero, zero, ())


class TestTowardOtherTargets:
    """The same at -∞ and near a point, from one side or from both."""

    @pytest.mark.parametrize(
        ("toward", "side", "assumed", "holds"),
        [
            (MINUS_INFINITY, NEG, lt(h, c), True),
            (MINUS_INFINITY, NEG, le(h, c), True),
            (MINUS_INFINITY, NEG, ge(h, c), False),
            (MINUS_INFINITY, NEG, gt(h, c), False),
            (INFINITY, POS, lt(h, c), False),
            (c, POS | NEG, lt(h, add(c, ONE)), True),
            (c, POS | NEG, lt(h, c), False),
            (c, POS | NEG, gt(h, c), False),
            (c, POS, gt(h, c), True),
            (c, POS, ge(h, c), True),
            (c, POS, lt(h, c), False),
            (c, POS, le(h, c), False),
            (c, NEG, lt(h, c), True),
            (c, NEG, gt(h, c), False),
            (c, POS, gt(h, add(c, ONE)), False),
            (c, POS | NEG, ne(h, c), True),
            (c, POS | NEG, eq(h, c), False),
        ],
        ids=str,
    )
    def test_what_holds_near_it(self, toward: str | Term, side: int, assumed: Prop, holds: bool) -> None:
        goal = tends(ONE, h, toward, ONE, side)
        same = under(kernel.normal_form(ONE, ONE, ()), assumed)
        one = kernel.expansion(goal, h, 2, ())
        if holds:
            assert kernel.squeeze(goal, h, same, same, one, one, ()).hypotheses == frozenset()
        else:
            with refused("need not hold as h"):
                kernel.squeeze(goal, h, same, same, one, one, ())

    def test_the_bounds_tend_to_the_same_point_from_the_same_side(self) -> None:
        goal = tends(ONE, h, c, ONE)
        same = kernel.normal_form(ONE, ONE, ())
        own = kernel.expansion(goal, h, 2, ())
        for toward, side in ((c, POS), (d, POS | NEG), (INFINITY, POS), (MINUS_INFINITY, NEG)):
            other = kernel.expansion(tends(ONE, h, toward, ONE, side), h, 2, ())
            with refused("in the same way"):
                kernel.squeeze(goal, h, same, same, own, other, ())

    def test_an_exchange_that_keeps_values_will_do(self) -> None:
        """f ≃ g says that f has a value wherever g has one, so near the target too."""
        tanh = Fn("tanh", (alpha,))
        unfolded = kernel.unfold(tanh)
        body = unfolded.statement.parts()[1]
        known = kernel.expansion(to_infinity(body, ONE), alpha, 3, ())  # type: ignore[arg-type]
        goal = to_infinity(tanh, ONE)
        assert kernel.squeeze(goal, alpha, kernel.symmetry(unfolded), unfolded, known, known, ()).statement == goal

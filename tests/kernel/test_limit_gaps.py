"""Limits once more: each premise of the two rules that could be left out, and the false limit that would follow."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Rejected, minus, num, over

from derive import kernel
from derive.kernel import Theorem
from derive.search.limits import limit_of
from derive.search.scope import Scope
from derive.terms.node import Term
from derive.terms.statement import INFINITY, ORIGIN, And, Implies, Prop, Tends, tends
from derive.terms.term import NEG, POS

alpha, beta = Scalar("alpha", POS), Scalar("beta", POS)
h = Scalar("h")
z = Scalar("z")
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


class TestWhatVanishes:
    @pytest.mark.parametrize(
        "part",
        [
            Fn("sin", (mul(num(-1), alpha),)),
            over(exp(alpha), alpha),
            over(Fn("sin", (exp(alpha),)), alpha),
            power(alpha, Fraction(1, 2)),
            power(alpha, 2),
            c,
            exp(mul(num(-1), p)),
            exp(over(num(-1), alpha)),
            exp(mul(num(-1), alpha, exp(mul(num(-1), alpha)))),
            exp(mul(num(-1), power(alpha, 2))),
            exp(minus(c, alpha)),
            exp(mul(c, alpha)),
            exp(mul(alpha, r)),
            exp(NOUGHT),
            add(over(ONE, alpha), ONE),
            add(ONE, over(ONE, alpha)),
            mul(NOUGHT, alpha),
            alpha,
        ],
        ids=str,
    )
    def test_it_is_in_the_table(self, part: Term) -> None:
        goal = to_infinity(add(part, over(ONE, alpha)), NOUGHT)
        other = Scalar("z2")
        with refused("is not in the table of what tends to 0"):
            kernel.convergence(goal, alpha, add(z, other), ((z, part), (other, over(ONE, alpha))), ())

    @pytest.mark.parametrize(
        "part",
        [over(c, alpha), exp(mul(num(-1), alpha)), power(alpha, Fraction(-1, 3)), mul(power(alpha, -2), log(p))],
        ids=str,
    )
    def test_what_is_in_it(self, part: Term) -> None:
        assert kernel.convergence(to_infinity(part, NOUGHT), alpha, z, ((z, part),), ()).hypotheses == frozenset()

    def test_at_the_origin_only_what_moves_is(self) -> None:
        for part in (mul(num(2), h), power(h, 2), c, exp(h)):
            with refused("is not in the table"):
                kernel.convergence(tends(part, h, ORIGIN, NOUGHT), h, z, ((z, part),), ())

    def test_what_moves_is_positive_at_infinity(self) -> None:
        """1/w has a value for all large w, whatever the sign that w may have."""
        w = Scalar("w")
        goal = tends(over(c, w), w, INFINITY, NOUGHT)
        found = kernel.convergence(goal, w, z, ((z, over(c, w)),), ())
        assert (found.statement, found.hypotheses) == (goal, frozenset())

    def test_its_factors_have_values(self) -> None:
        part = over(log(d), alpha)
        with refused("needs d > 0"):
            kernel.convergence(to_infinity(part, NOUGHT), alpha, z, ((z, part),), ())
        found = kernel.convergence(to_infinity(part, NOUGHT), alpha, z, ((z, part),), given(gt(d, NOUGHT)))
        assert found.hypotheses == {gt(d, NOUGHT)}

    def test_so_have_the_function_and_its_limit(self) -> None:
        with refused("needs c > 0"):
            kernel.convergence(to_infinity(log(c), log(c)), alpha, log(c), (), ())
        with refused("needs c ≠ 0"):
            kernel.convergence(to_infinity(ONE, over(c, c)), alpha, ONE, (), ())

    def test_all_facts_that_are_used_are_hypotheses(self) -> None:
        part = exp(mul(num(-1), alpha, d))
        goal = to_infinity(over(ONE, add(c, part)), over(ONE, c))
        facts = given(gt(c, NOUGHT), gt(d, NOUGHT), gt(r, ONE))
        found = kernel.convergence(goal, alpha, over(ONE, add(c, z)), ((z, part),), facts)
        assert found.hypotheses == {gt(c, NOUGHT), gt(d, NOUGHT)}

    def test_the_function_is_continuous_where_all_of_them_vanish(self) -> None:
        """z/|z| is 1 or -1 near 0; what floor is near 0 is not known."""
        part = over(c, alpha)
        for made in (lambda u: over(u, absolute(u)), lambda u: Fn("floor", (u,)), lambda u: power(u, u)):
            with refused("needs z|nothing is known"):
                kernel.convergence(to_infinity(made(part), NOUGHT), alpha, made(z), ((z, part),), ())


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
        at_zero = kernel.convergence(tends(NOUGHT, alpha, ORIGIN, NOUGHT), alpha, NOUGHT, (), ())
        with refused("in the same way"):
            self.squeezed(below=at_zero)
        signed = Scalar("alpha")
        both_ways = kernel.convergence(tends(NOUGHT, signed, INFINITY, NOUGHT), signed, NOUGHT, (), ())
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
        zero = kernel.convergence(goal, h, z, ((z, h),), ())
        if holds:
            assert kernel.squeeze(goal, h, same, same, zero, zero, ()).hypotheses == frozenset()
        else:
            with refused("need not hold as h → 0"):
                kernel.squeeze(goal, h, same, same, zero, zero, ())

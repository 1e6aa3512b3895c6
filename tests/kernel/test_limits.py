"""Limits, contradictions, and functions made of exponentials: each premise is asked for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import *
from building import Deriv, Rejected, minus, num, over

from derive import kernel
from derive.printing.text import text
from derive.search.limits import limit_of
from derive.search.scope import Scope
from derive.terms.node import IllFormed
from derive.terms.statement import GE, INFINITY, MINUS_INFINITY, ORIGIN, And, Implies, Tends, for_all, tends
from derive.terms.term import NEG, POS

alpha = Scalar("alpha", POS)
h, low = Scalar("h", POS), Scalar("h", NEG)


def refused(message: str) -> object:
    return pytest.raises(Rejected, match=message)


def to_infinity(body: object, target: object) -> Tends:
    return tends(body, alpha, INFINITY, target)  # type: ignore[arg-type]


class TestStatement:
    def test_the_letter_of_what_moves_does_not_matter(self) -> None:
        beta = Scalar("beta", POS)
        assert to_infinity(over(c, alpha), num(0)) == tends(over(c, beta), beta, INFINITY, num(0))
        assert tends(c, h, ORIGIN, c) != tends(c, low, ORIGIN, c)

    def test_the_target_does_not_move(self) -> None:
        with pytest.raises(IllFormed, match="does not depend on alpha"):
            to_infinity(c, alpha)
        with pytest.raises(IllFormed, match="does not tend to ∞"):
            tends(c, low, INFINITY, c)

    def test_what_moves_is_bound(self) -> None:
        statement = to_infinity(over(c, alpha), num(0))
        assert kernel.instance(kernel.hypothesis(statement), ((c, alpha),), ()).statement != statement
        assert text(kernel.instance(kernel.hypothesis(statement), ((c, alpha),), ()).statement) == (
            "α/α′ → 0 as α′ → ∞"
        )

    def test_it_prints(self) -> None:
        assert text(tends(over(c, h), h, ORIGIN, d)) == "c/h → d as h → 0+"
        assert text(tends(over(c, low), low, ORIGIN, d)) == "c/h → d as h → 0-"
        both = Scalar("h")
        assert text(tends(over(c, both), both, MINUS_INFINITY, d)) == "c/h → d as h → -∞"
        assert text(tends(over(c, both), both, p, d)) == "c/h → d as h → p"
        assert text(tends(over(c, both), both, add(p, num(1)), d, POS)) == "c/h → d as h → (p + 1)+"


class TestLimit:
    @pytest.mark.parametrize(
        ("body", "target"),
        [
            (c, c),
            (over(c, alpha), num(0)),
            (power(alpha, Fraction(-1, 2)), num(0)),
            (exp(mul(num(-1), alpha)), num(0)),
            (exp(mul(num(-2), alpha, p)), num(0)),
            (add(largest(x(k), k), over(log(n), alpha)), largest(x(k), k)),
            (over(p, add(p, exp(mul(num(-1), alpha, q)))), num(1)),
            (log(add(num(1), over(c, alpha))), num(0)),
            (power(over(p, alpha), Fraction(1, 2)), num(0)),
            (total(over(x(k), alpha), k), num(0)),
            (mul(alpha, exp(mul(num(-1), alpha))), num(0)),
            (power(num(2), mul(num(-1), alpha)), num(0)),
        ],
        ids=str,
    )
    def test_it_is_found(self, body: object, target: object) -> None:
        assert limit_of(to_infinity(body, target), alpha, Scope(())).hypotheses == frozenset()

    @pytest.mark.parametrize(
        ("body", "target", "message"),
        [
            (over(c, alpha), c, "the limit is 0, not c"),
            (alpha, num(0), "it tends to ∞"),
            (mul(num(-1), alpha), num(0), "it tends to -∞"),
            (exp(mul(num(-1), alpha, c)), num(0), "^c has a sign that decides"),
            (exp(mul(num(-1), alpha, r)), num(0), "^r has a sign that decides"),
            (exp(alpha), num(0), "it tends to ∞"),
            (over(num(1), over(c, alpha)), num(0), "only if c ≠ 0"),
            (log(over(p, alpha)), num(0), "it tends to -∞"),
            (over(add(over(d, c), num(1)), alpha), num(0), "needs c ≠ 0"),
            (total(exp(mul(num(-1), alpha, x(k))), k), num(0), "x_k has a sign that decides"),
            (power(num(2), mul(num(-1), alpha)), num(1), "the limit is 0, not 1"),
            (Fn("sin", (alpha,)), num(0), "it stays bounded"),
        ],
        ids=str,
    )
    def test_what_is_said_where_it_is_not(self, body: object, target: object, message: str) -> None:
        with refused(message):
            limit_of(to_infinity(body, target), alpha, Scope(()))

    def test_at_the_origin_a_continuous_function_has_its_value(self) -> None:
        assert limit_of(tends(add(c, mul(c, h)), h, ORIGIN, c), h, Scope(())).hypotheses == frozenset()
        for body, message in (
            (over(num(1), h), "it tends to ∞"),
            (log(h), "it tends to -∞"),
            (over(absolute(h), h), "the limit is 1, not 0"),
        ):
            with refused(message):
                limit_of(tends(body, h, ORIGIN, num(0)), h, Scope(()))

    def test_conditions_come_from_hypotheses(self) -> None:
        goal = to_infinity(exp(mul(num(-1), alpha, c)), num(0))
        assert limit_of(goal, alpha, Scope((gt(c, num(0)),))).hypotheses == {gt(c, num(0))}

    def test_what_moves_is_arbitrary(self) -> None:
        goal = to_infinity(exp(mul(num(-1), alpha, c)), num(0))
        with refused("cannot stand for what moves"):
            kernel.expansion(goal, alpha, 2, given(Implies(gt(alpha, num(1)), gt(c, num(0)))))
        with refused("cannot stand for what moves"):
            kernel.expansion(goal, Scalar("beta"), 2, ())


class TestSqueeze:
    @pytest.mark.parametrize(
        ("hypothesis", "holds"),
        [
            (ge(alpha, c), True),
            (gt(alpha, num(100)), True),
            (lt(c, alpha), True),
            (ne(alpha, c), True),
            (And((ge(alpha, c), gt(alpha, d))), True),
            (le(alpha, c), False),
            (eq(alpha, c), False),
            (ge(alpha, mul(alpha, c)), False),
            (ge(mul(c, alpha), d), False),
            (Implies(ge(alpha, c), ge(c, d)), False),
        ],
        ids=str,
    )
    def test_hypotheses_hold_eventually(self, hypothesis: object, holds: bool) -> None:
        """From φ(α) ⊢ 0 ≤ 0 follows the limit if φ holds for all large α."""
        goal = to_infinity(num(0), num(0))
        zero = limit_of(goal, alpha, Scope(()))
        equal = kernel.detachment(
            kernel.discharge(kernel.normal_form(num(0), num(0), ()), hypothesis),  # type: ignore[arg-type]
            kernel.hypothesis(hypothesis),  # type: ignore[arg-type]
        )
        if holds:
            assert kernel.squeeze(goal, alpha, equal, equal, zero, zero, ()).hypotheses == frozenset()
        else:
            with refused("need not hold"):
                kernel.squeeze(goal, alpha, equal, equal, zero, zero, ())

    @pytest.mark.parametrize(
        ("hypothesis", "holds"),
        [
            (lt(h, num(1)), True),
            (le(h, p), True),
            (ge(h, num(-1)), True),
            (ne(h, num(1)), True),
            (lt(h, c), False),
            (lt(h, num(0)), False),
            (gt(h, num(1)), False),
        ],
        ids=str,
    )
    def test_near_the_origin(self, hypothesis: object, holds: bool) -> None:
        goal = tends(num(0), h, ORIGIN, num(0))
        zero = limit_of(goal, h, Scope(()))
        equal = kernel.detachment(
            kernel.discharge(kernel.normal_form(num(0), num(0), ()), hypothesis),  # type: ignore[arg-type]
            kernel.hypothesis(hypothesis),  # type: ignore[arg-type]
        )
        if holds:
            assert kernel.squeeze(goal, h, equal, equal, zero, zero, ()).hypotheses == frozenset()
        else:
            with refused("need not hold"):
                kernel.squeeze(goal, h, equal, equal, zero, zero, ())

    def test_the_bounds_are_bounds_and_tend_where_the_goal_does(self) -> None:
        goal = to_infinity(over(num(1), alpha), num(0))
        body = goal.instance(alpha)
        same = kernel.normal_form(body, body, ())
        limit = limit_of(goal, alpha, Scope(()))
        assert kernel.squeeze(goal, alpha, same, same, limit, limit, ()).statement == goal
        other = limit_of(to_infinity(add(num(1), over(num(1), alpha)), num(1)), alpha, Scope(()))
        with refused("the same target"):
            kernel.squeeze(goal, alpha, same, same, limit, other, ())
        with refused("is needed"):
            kernel.squeeze(goal, alpha, kernel.sign(ge(body, num(0)), ()), same, limit, limit, ())
        with refused("is needed"):
            kernel.squeeze(goal, alpha, same, kernel.intersection((same,), GE), limit, limit, ())
        with refused("the same target"):
            kernel.squeeze(goal, alpha, same, same, same, limit, ())

    def test_a_limit_that_speaks_of_what_moves_is_none(self) -> None:
        goal = to_infinity(num(0), num(0))
        zero = limit_of(goal, alpha, Scope(()))
        spoken = kernel.detachment(kernel.discharge(zero, eq(alpha, c)), kernel.hypothesis(eq(alpha, c)))
        equal = kernel.normal_form(num(0), num(0), ())
        with refused("speaks of α"):
            kernel.squeeze(goal, alpha, equal, equal, spoken, zero, ())


class TestContradiction:
    def test_what_cannot_be_proves_everything(self) -> None:
        absurd = kernel.hypothesis(gt(c, c))
        assert kernel.contradiction(absurd, eq(num(0), num(1)), ()).hypotheses == {gt(c, c)}
        negative = kernel.hypothesis(lt(exp(c), num(0)))
        assert kernel.contradiction(negative, eq(i, j), ()).statement == eq(i, j)

    def test_what_may_be_proves_nothing(self) -> None:
        for relation in (gt(c, d), ge(c, c), eq(absolute(c), num(0)), lt(r, num(1))):
            with refused("may be true"):
                kernel.contradiction(kernel.hypothesis(relation), eq(num(0), num(1)), ())
        with refused("between real terms"):
            kernel.contradiction(kernel.hypothesis(ne(i, i)), eq(num(0), num(1)), ())

    def test_the_facts_that_it_takes_are_hypotheses(self) -> None:
        theorem = kernel.contradiction(kernel.hypothesis(lt(c, num(0))), eq(num(0), num(1)), given(ge(c, num(0))))
        assert theorem.hypotheses == {lt(c, num(0)), ge(c, num(0))}


def test_functions_made_of_exponentials() -> None:
    up, down = exp(c), exp(mul(num(-1), c))
    found = kernel.unfold(Fn("tanh", (c,))).statement.parts()
    assert found == (Fn("tanh", (c,)), over(minus(up, down), add(up, down)))
    with refused("not defined by exponentials"):
        kernel.unfold(exp(c))  # type: ignore[arg-type]


def test_an_implication_whose_premise_stands_still_is_open() -> None:
    """A unique largest component stays so nearby: inside D by x it may be used."""
    alone = for_all(k, Implies(ne(k, t), lt(x(k), x(t))))
    top = kernel.detachment(kernel.hypothesis(Implies(alone, eq(c, x(t)))), kernel.hypothesis(alone))
    opened = kernel.detachment(kernel.discharge(kernel.normal_form(x(t), x(t), ()), alone), kernel.hypothesis(alone))
    assert kernel.congruence(Deriv(x(t), x(j)), ((0, opened),), ()).hypotheses == {alone}
    with refused("at a point and not near it"):
        kernel.congruence(Deriv(c, x(j)), ((0, top),), ())
    weak = for_all(k, Implies(ne(k, t), le(x(k), x(t))))
    tie = kernel.detachment(kernel.discharge(kernel.normal_form(x(t), x(t), ()), weak), kernel.hypothesis(weak))
    with refused("at a point and not near it"):
        kernel.congruence(Deriv(x(t), x(j)), ((0, tie),), ())
    moved = for_all(k, Implies(lt(x(k), x(t)), lt(x(k), c)))
    moving = kernel.detachment(kernel.discharge(kernel.normal_form(x(t), x(t), ()), moved), kernel.hypothesis(moved))
    with refused("at a point and not near it"):
        kernel.congruence(Deriv(x(t), x(j)), ((0, moving),), ())

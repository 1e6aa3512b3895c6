"""The rule `tangent`: a slope between two bounds that meet, and a refusal for each of its side conditions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from building import *
from building import Deriv, Rejected, Theorem, num, over

from derive import kernel
from derive.terms.node import Term
from derive.terms.statement import EQ, NE, Rel, for_all, for_every
from derive.terms.term import Apply, Function

NOUGHT = num(0)
BODY = mul(c, Fn("abs", (c,)))
SQUARE = power(c, 2)
AT_ZERO = kernel.hypothesis(eq(mul(num(-1), SQUARE), SQUARE))


def assumed(relation: Rel) -> Theorem:
    return kernel.hypothesis(relation)


def proved(relation: Rel) -> Theorem:
    """A relation in both cases of the sign of c."""
    cases = [kernel.linear(relation, (), rest, num(1), (assumed(case),)) for rest, case in _cases(relation)]
    return kernel.cases(ge(c, NOUGHT), cases[0], cases[1], ())


def _cases(relation: Rel) -> list[tuple[Term, Rel]]:
    signed = {ge(c, NOUGHT): SQUARE, lt(c, NOUGHT): mul(num(-1), SQUARE)}
    values = [[value if side == BODY else side for side in relation.parts()] for value in signed.values()]
    return [(minus(*sides), case) for sides, case in zip(values, signed, strict=True)]


LOWER, UPPER = proved(le(mul(num(-1), SQUARE), BODY)), proved(le(BODY, SQUARE))


def test_a_slope_between_two_bounds() -> None:
    theorem = kernel.tangent(Deriv(BODY, c), LOWER, UPPER, AT_ZERO, ())
    assert theorem.statement.parts()[0] == Deriv(BODY, c)
    assert theorem.hypotheses == AT_ZERO.hypotheses


S = Scalar("s")
G = Function("g", ((),), ())


def below(number: Term) -> Rel:
    return le(mul(num(-1), power(number, 2)), Apply(G, (number,), (), (), ()))


def above(number: Term) -> Rel:
    return le(Apply(G, (number,), (), (), ()), power(number, 2))


def everywhere(relation: Callable[[Term], Rel]) -> Theorem:
    """A relation that is supposed for all numbers, at c."""
    return kernel.specialisation(kernel.hypothesis(for_every(S, relation(S))), c, ())


def test_what_is_supposed_of_the_bounds_stays_supposed() -> None:
    """-s² ≤ g(s) and g(s) ≤ s² for all s: D(g(c), c) is (D(-c², c) + D(c², c))/2 where c is 0."""
    lower, upper = everywhere(below), everywhere(above)
    slope = Deriv(above(c).left, c)
    theorem = kernel.tangent(slope, lower, upper, AT_ZERO, ())
    assert theorem.hypotheses == lower.hypotheses | upper.hypotheses | AT_ZERO.hypotheses
    assert len(theorem.hypotheses) == 3
    assert theorem.statement == eq(slope, over(add(*[Deriv(bound, c) for bound in AT_ZERO.statement.parts()]), num(2)))


class TestRefusals:
    @pytest.mark.parametrize("name", [GE, GT, LT, EQ, NE])
    def test_another_relation(self, name: str) -> None:
        """g(s) ≥ s² bounds nothing from above."""
        slope = Deriv(above(c).left, c)
        lower, upper = (everywhere(lambda s, r=r: Rel(name, *r(s).parts())) for r in (below, above))  # type: ignore[misc]
        with pytest.raises(Rejected, match="the first relation"):
            kernel.tangent(slope, lower, everywhere(above), AT_ZERO, ())
        with pytest.raises(Rejected, match="the second relation"):
            kernel.tangent(slope, everywhere(below), upper, AT_ZERO, ())

    def test_no_relation(self) -> None:
        slope = Deriv(above(c).left, c)
        every = [kernel.hypothesis(for_all(i, relation(c))) for relation in (below, above)]
        with pytest.raises(Rejected, match="the first relation"):
            kernel.tangent(slope, every[0], everywhere(above), AT_ZERO, ())
        with pytest.raises(Rejected, match="the second relation"):
            kernel.tangent(slope, everywhere(below), every[1], AT_ZERO, ())

    def test_a_bound_of_something_else(self) -> None:
        for lower, upper in ((UPPER, UPPER), (LOWER, LOWER)):
            with pytest.raises(Rejected, match=r"is at most what|at most something"):
                kernel.tangent(Deriv(BODY, c), lower, upper, AT_ZERO, ())

    def test_bounds_that_are_not_said_to_meet(self) -> None:
        with pytest.raises(Rejected, match="meet at the point"):
            kernel.tangent(Deriv(BODY, c), LOWER, UPPER, assumed(eq(c, NOUGHT)), ())

    def test_a_bound_that_has_a_corner_itself(self) -> None:
        """|c| lies between |c| and |c|, and has no slope at 0."""
        modulus = Fn("abs", (c,))
        same = kernel.linear(le(modulus, modulus), (), NOUGHT, num(1), ())
        touch = kernel.normal_form(modulus, modulus, ())
        with pytest.raises(Rejected, match="differentiable"):
            kernel.tangent(Deriv(modulus, c), same, same, touch, ())

    def test_a_bound_at_the_point_alone(self) -> None:
        """|c| ≤ c² at c = 0, and nowhere near it."""
        modulus = Fn("abs", (c,))
        lower = assumed(le(mul(num(-1), SQUARE), modulus))
        upper = assumed(le(modulus, SQUARE))
        with pytest.raises(Rejected, match="may hold at a point and not near it"):
            kernel.tangent(Deriv(modulus, c), lower, upper, AT_ZERO, ())

    def test_one_side_of_the_end_of_a_domain(self) -> None:
        """Declared r ≥ 0, r·|r| has no slope at 0: D looks on both sides."""
        square = power(r, 2)
        body = mul(r, Fn("abs", (r,)))
        lower = kernel.linear(le(mul(num(-1), square), body), (), mul(num(-2), square), num(1), ())
        upper = kernel.linear(le(body, square), (), NOUGHT, num(1), ())
        with pytest.raises(Rejected, match="declared sign of r allows 0"):
            kernel.tangent(Deriv(body, r), lower, upper, assumed(eq(mul(num(-1), square), square)), ())

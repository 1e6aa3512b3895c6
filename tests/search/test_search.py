"""The search: what it finds on its own, and that it keeps what the author wrote apart from what was multiplied out."""

from __future__ import annotations

import pytest
from building import *
from building import Rejected, num

from derive import kernel
from derive.search.descend import descend
from derive.search.obligations import prove
from derive.search.reasons import CALCULUS, Reason
from derive.search.refusal import TOO_DEEP, Failed
from derive.search.rewriting import by_equations
from derive.search.scope import Schema, Scope
from derive.search.signs import by_signs, written_difference
from derive.search.spare import idle_without, sparing

SQUARE = power(add(c, d), 2)


class TestSigns:
    def test_a_square_beside_what_both_sides_have(self) -> None:
        """In normal form the square is expanded, and its sign is lost."""
        left = add(total(x(k), k), SQUARE)
        assert by_signs(ge(left, total(x(k), k)), Scope(())).hypotheses == frozenset()
        assert by_signs(le(total(x(k), k), left), Scope(())).hypotheses == frozenset()

    def test_terms_are_taken_off_as_often_as_both_sides_have_them(self) -> None:
        assert written_difference(ge(add(c, c, SQUARE), add(c, d))) == add(c, SQUARE, mul(num(-1), d))
        assert written_difference(ge(SQUARE, c)) is None

    def test_a_square_on_the_other_side_or_without_a_sign(self) -> None:
        for goal in (ge(c, add(c, SQUARE)), ge(add(c, d), c), gt(add(c, SQUARE), c)):
            with pytest.raises(Rejected):
                by_signs(goal, Scope(()))

    def test_what_both_sides_have_must_have_a_value(self) -> None:
        with pytest.raises(Rejected, match="needs c > 0"):
            by_signs(ge(add(log(c), SQUARE), log(c)), Scope(()))


def test_a_side_condition_comes_from_the_hypotheses() -> None:
    scope = Scope((ge(c, d), gt(d, num(1))))
    assert prove(gt(c, num(1)), scope).hypotheses == set(scope.given)
    with pytest.raises(Rejected, match="c > 2 is needed here"):
        prove(gt(c, num(2)), scope)


def test_products_are_compared_whatever_their_brackets() -> None:
    """The sign of what differs counts, and that of what does not."""
    fact = hypothesis(Rel("≤", c, d))

    def leaf(goal: Rel, scope: Scope) -> Theorem | None:
        return fact if goal == fact.statement else None

    def compared(name: str, left: Term, right: Term) -> Theorem:
        return descend(Rel(name, left, right), Scope(()), leaf)

    minus_c, minus_d = Mul((num(-1), Mul((c, p)))), Mul((num(-1), d, p))
    assert compared("≥", minus_c, minus_d).statement == Rel("≥", minus_c, minus_d)
    assert compared("≤", Mul((Mul((c, p)), p)), Mul((d, p, p))).hypotheses == fact.hypotheses
    for name, left, right in (
        ("≤", minus_c, minus_d),
        ("≤", Mul((d, Mul((p, p)))), Mul((c, p, p))),
        ("≤", Mul((c, Mul((d, d, d)))), Mul((d, d, d, d))),
        ("≤", Mul((c, Mul((c, p)))), Mul((d, d, p))),
    ):
        with pytest.raises(Rejected):
            compared(name, left, right)


@pytest.mark.parametrize("backwards", [True, False])
def test_what_is_said_of_a_bare_variable_rewrites_nothing_by_itself(backwards: bool) -> None:
    """From log e^t = t every term t would become log e^t, and so would each part of that."""
    whole = log(exp(c))
    sides = (whole, c) if backwards else (c, whole)
    schema = Schema(kernel.normal_form(*sides, ()), frozenset({c}))
    assert by_equations([schema], backwards)(d, Scope(())) is None
    found = by_equations([schema], not backwards)(log(exp(d)), Scope(()))
    assert found is not None
    assert set(found.statement.parts()) == {log(exp(d)), d}
    fixed = Schema(kernel.normal_form(*sides, ()), frozenset())
    assert by_equations([fixed], backwards)(c, Scope(())) is not None


class TestWithoutEnd:
    """A search that calls itself without end is refused, as any other that finds nothing."""

    def endless(self, reasons: tuple[Reason, ...]) -> object:
        return self.endless(reasons)

    def test_it_is_refused(self) -> None:
        with pytest.raises(Failed) as refused:
            sparing((), (c,), Scope(()), self.endless)
        assert str(refused.value) == TOO_DEEP

    def test_a_reason_with_which_it_has_no_end_can_be_spared(self) -> None:
        def attempt(reasons: tuple[Reason, ...]) -> object:
            return self.endless(reasons) if reasons else "shown"

        found, (idle,) = sparing((CALCULUS,), (c,), Scope(()), attempt)
        assert (found, idle.reason) == ("shown", CALCULUS)

    def test_one_that_has_no_end_without_an_idle_reason_does_not_show_what_that_reason_did(self) -> None:
        (idle,) = idle_without([CALCULUS], (CALCULUS,), self.endless)
        assert idle.reason == CALCULUS

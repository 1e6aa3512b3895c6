"""Equations used for rewriting come to an end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from building import *

from derive.kernel import hypothesis
from derive.search.convert import Converter, derivatives, differentiating, right_of, unfolding
from derive.search.reasons import Hypothesis
from derive.search.rewriting import by_equations
from derive.search.rewritings import MOST_CHOICES, Replayed, Rewritings, each
from derive.search.scope import Scope, schemas
from derive.search.step import Step
from derive.terms.definition import Definition
from derive.terms.statement import for_all
from derive.terms.term import Deriv


def test_an_equation_of_every_entry_says_nothing_of_the_entry_that_it_names() -> None:
    """x_k = x_j for all k: at k = j it is x_j = x_j, which could be used without end."""
    given = for_all(k, eq(x(k), x(j)))
    found = schemas(hypothesis(given), False, ())
    rewriting = by_equations(found, False)
    assert rewriting(x(j), Scope((given,))) is None
    used = rewriting(x(t), Scope((given,)))
    assert used is not None
    assert used.statement == eq(x(t), x(j))


def _of_counted(count: int) -> tuple[Step, list[Rel]]:
    """A step with so many hypotheses c_k = d_k, on whose left side all c_k are added."""
    names = [(Scalar(f"c{number}"), Scalar(f"d{number}")) for number in range(count)]
    hypotheses = [eq(one, other) for one, other in names]
    left, right = (add(*[pair[side] for pair in names]) for side in (0, 1))
    reasons = tuple(Hypothesis(f"by.hyp({number})", number) for number in range(1, count + 1))
    return Step(eq(left, right), reasons, Scope(tuple(hypotheses))), hypotheses


def test_a_choice_of_directions_is_made_only_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With thirty equations there are 2³⁰ choices of directions, of which the first one closes the step."""
    used: list[int] = []
    original = Rewritings._each
    monkeypatch.setattr(Rewritings, "_each", lambda *given: used.append(1) or original(*given))
    step, hypotheses = _of_counted(30)
    assert step.prove().hypotheses == frozenset(hypotheses)
    assert len(used) <= 60


def test_choices_that_lead_to_the_same_are_one() -> None:
    """Of twelve equations that occur in neither side no direction is a choice."""
    step, _ = _of_counted(12)
    step = Step(eq(add(p, q), add(q, p)), step.facts, step.written_scope)
    assert list(step._rewritings().of((step.left, step.right))) == []
    three, _ = _of_counted(3)
    found = list(three._rewritings().of((three.left, three.right)))
    assert len({(left.now, right.now) for left, right in found}) == len(found) == 2**3


def test_a_step_that_fails_comes_to_an_end() -> None:
    """Of 2⁴⁰ choices that all differ so many are tried, and no more."""
    step, _ = _of_counted(40)
    failing = Step(eq(step.left.term, add(step.right.term, num(1))), step.facts, step.written_scope)
    found = list(failing._rewritings().of((failing.left, failing.right)))
    assert len(found) == MOST_CHOICES


def test_what_is_asked_for_again_is_not_made_again() -> None:
    made: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(3):
            made.append(number)
            yield number

    ways = Replayed(numbers())
    assert next(iter(ways)) == 0
    assert made == [0]
    assert [(attempt, way) for attempt, way in each("ab", ways)] == [(a, w) for a in "ab" for w in range(3)]
    assert made == [0, 1, 2]


class TestHeads:
    """A rewriting of certain heads finds them wherever they stand, and looks nowhere else."""

    def test_under_binders_and_in_what_a_definition_is_given(self) -> None:
        square, twice = Definition((c,), power(c, 2), 1, "sq"), Definition((c,), add(c, c), 1, "twice")
        there = total(mul(square.call({c: x(k)}), twice.call({c: square.call({c: d})})), k)
        change = Converter(unfolding(frozenset([square])), Scope(()))(there)
        assert change is not None
        assert right_of(change) == total(mul(power(x(k), 2), twice.call({c: power(d, 2)})), k)
        assert Converter(unfolding(frozenset(["sinh"])), Scope(()))(there) is None

    def test_derivatives(self) -> None:
        slope = Deriv(power(c, 2), c)
        for whole in (slope, exp(mul(d, slope)), total(mul(x(k), slope), k)):
            change = Converter(differentiating(None, lambda name, term: None), Scope(()))(whole)
            assert change is not None
            assert not any(True for _ in derivatives(right_of(change)))

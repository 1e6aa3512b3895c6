"""The nearest reason that would apply: how far it is looked for depends on no clock."""

from __future__ import annotations

import itertools
import time

import pytest
from building import X, j, k, largest, n, x

from derive.kernel import Rejected, Theorem
from derive.search import hints
from derive.search.reasons import Cite, Reason
from derive.search.scope import Scope
from derive.terms.definition import Definition
from derive.terms.statement import EQ, GE, LE, Rel
from derive.terms.term import Scalar


class Unproved:
    """A claim that has no theorem."""

    def __init__(self, name: str) -> None:
        self.name = name

    def theorem(self) -> Theorem:
        raise Rejected("it is not proved")


GOAL = Rel(GE, Scalar("a"), Scalar("b"))


def test_the_clock_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine on which each look at the clock takes a minute, the same is found."""
    monkeypatch.setattr(time, "monotonic", itertools.count(0, 60).__next__)
    monkeypatch.setattr(time, "process_time", itertools.count(0, 60).__next__)
    lemmas = tuple(Unproved(f"l{k}") for k in range(9))
    found = hints.nearest_reason(GOAL, (), Scope((Rel(GE, Scalar("a"), Scalar("b")),)), lemmas)
    assert found is not None


@pytest.mark.parametrize(("relation", "attempts"), [(GE, hints._ATTEMPTS + hints._ESTIMATED), (EQ, hints._ATTEMPTS)])
def test_attempts_are_counted(monkeypatch: pytest.MonkeyPatch, relation: str, attempts: int) -> None:
    """However many claims stand before it. Only an inequality can be estimated."""
    tried = []

    def refused(goal: Rel, reasons: tuple[Reason, ...], scope: Scope) -> None:
        tried.append(reasons)
        raise Rejected("not so")

    monkeypatch.setattr(hints, "Step", refused)
    lemmas = tuple(Unproved(f"l{k}") for k in range(200))
    assert hints.nearest_reason(Rel(relation, GOAL.left, GOAL.right), (), Scope(()), lemmas) is None
    assert len(tried) == attempts
    assert (Cite("l199", lemmas[-1]),) in tried


def test_an_inequality_is_estimated() -> None:
    """Once the maximum stands there, x_k ≤ max x needs no reason; the other way round nothing helps."""
    peak = Definition((n, X), largest(x(j), j), 0, "M").call({})
    found = hints.nearest_reason(Rel(LE, x(k), peak), (), Scope(()), ())
    assert found is not None
    assert [reason.label for reason in found] == ["by.unfold(M)"]
    assert hints.nearest_reason(Rel(GE, x(k), peak), (), Scope(()), ()) is None

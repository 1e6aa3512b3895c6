"""The nearest reason that would apply: how far it is looked for depends on no clock."""

from __future__ import annotations

import itertools
import time

import pytest

from derive.kernel import Rejected, Theorem
from derive.search import hints
from derive.search.reasons import Cite, Reason
from derive.search.scope import Scope
from derive.terms.statement import GE, Rel
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


def test_attempts_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many claims stand before it."""
    tried = []

    def refused(goal: Rel, reasons: tuple[Reason, ...], scope: Scope) -> None:
        tried.append(reasons)
        raise Rejected("not so")

    monkeypatch.setattr(hints, "Step", refused)
    lemmas = tuple(Unproved(f"l{k}") for k in range(200))
    assert hints.nearest_reason(GOAL, (), Scope(()), lemmas) is None
    assert len(tried) == hints._ATTEMPTS
    assert (Cite("l199", lemmas[-1]),) in tried

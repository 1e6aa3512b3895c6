"""All of the search for what one claim leaves open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from ..claims.claim import Claim
from ..claims.finding import finder_for
from ..claims.parts import Conj, Part, Trivial
from ..records.settings import SECONDS, Settings
from ..search.reasons import Reason
from ..search.scope import Scope
from ..terms.node import Node
from ..terms.statement import And, ForAll, Iff, Implies, Prop, Rel
from ..terms.term import Index
from .budget import Budget, Spent
from .citable import citable
from .doubt import is_refuted
from .goals import Goal, Stated, holds_by, is_proved_by
from .reasons import lists

_SHARE = 0.7
"""Of the time that a claim may take, what the search may use up."""


class Search:
    """What looks for the proof of one claim."""

    def __init__(self, claim: Claim, effort: int, seconds: float = SECONDS) -> None:
        self.claim = claim
        self.budget = Budget(effort, time.monotonic() + _SHARE * (claim.timeout or seconds))
        self.others = citable(claim)

    def part(self, goal: Prop, scope: Scope, line: int) -> Part | None:
        """A part that proves the goal."""
        if self._is_hopeless(goal, scope):
            return None
        try:
            return self._part(Goal(goal, scope, line))
        except Spent:
            return None

    def reasons(self, goal: Prop, named: tuple[Reason, ...], scope: Scope) -> tuple[Reason, ...] | None:
        """Reasons, the named ones among them if they are of use, by which the goal holds."""
        if not isinstance(goal, Rel | Iff | Implies) or self._is_hopeless(goal, scope):
            return None
        try:
            return self._reasons(goal, named, scope)
        except Spent:
            return None

    def _is_hopeless(self, goal: Prop, scope: Scope) -> bool:
        """Whether numbers refute the claim, or what is wanted of it."""
        return is_refuted(self.claim.statement, self.claim.given) or is_refuted(goal, scope.given)

    def target(
        self, relation: str, before: Node, named: tuple[Reason, ...], scope: Scope, end: Node | None
    ) -> Node | None:
        """What the named reasons make of a term or statement; `end`, where they lead to that."""
        return None

    def _part(self, goal: Goal) -> Part | None:
        match goal.prop:
            case ForAll(size, _, letter):
                return self._part(Goal(goal.prop.instance(Index(letter, size)), goal.scope, goal.line))
            case And(members):
                parts = [self._part(Goal(member, goal.scope, goal.line)) for member in members]
                return Conj(tuple(parts)) if None not in parts else None  # type: ignore[arg-type]
            case Rel() | Iff() | Implies():
                reasons = self._reasons(goal.prop, (), goal.scope)
                return goal.one_step(reasons) if reasons is not None else None
        return Trivial() if is_proved_by(Trivial(), goal, self.budget) else None

    def _reasons(self, goal: Stated, named: tuple[Reason, ...], scope: Scope) -> tuple[Reason, ...] | None:
        for thorough in (False, True):
            for extra in lists(goal, scope, self.others):
                for reasons in dict.fromkeys(((*named, *extra), extra)):
                    if holds_by(goal, reasons, scope, self.budget, thorough):
                        return reasons
        return None


@contextmanager
def searching(settings: Settings) -> Iterator[None]:
    """While this lasts, what claims leave open is looked for, if the settings allow it."""
    seconds = settings.seconds or SECONDS
    found = None if settings.no_holes else partial(Search, effort=settings.effort, seconds=seconds)
    token = finder_for.set(found)
    try:
        yield
    finally:
        finder_for.reset(token)

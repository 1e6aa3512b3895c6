"""All of the search for what one claim leaves open."""

from __future__ import annotations

import time
from functools import cached_property

from ..claims.claim import Claim
from ..claims.parts import Part
from ..records.settings import SECONDS
from ..search.reasons import Reason
from ..search.scope import Scope
from ..terms.node import Node
from ..terms.statement import Prop
from .budget import Budget, Spent
from .chains import LONG, QUICK, SOUND, step_reasons
from .citable import citable, declared
from .doubt import is_refuted
from .goals import Goal, is_proved_by
from .moves import MOVES
from .state import State
from .table import Table
from .targets import target

_PASSES = ((QUICK, 0), (SOUND, 0), (QUICK, 1), (QUICK, 2), (SOUND, 1), (LONG, 1), (SOUND, 2))
"""How far single steps are looked into, and over how many terms a chain may lead or parts stand inside each other."""

_SHARE = 0.7
"""Of the time that a claim may take, what the search may use up."""


class Search:
    """What looks for the proof of one claim."""

    def __init__(self, claim: Claim, effort: int, seconds: float = SECONDS) -> None:
        self.claim = claim
        self.effort = effort
        self._budget = Budget(effort, time.process_time() + _SHARE * (claim.timeout or seconds))

    @cached_property
    def state(self) -> State:
        """Made when something is looked for: to know what may be cited, the bodies of other claims have to run."""
        return State(self._budget, Table(citable(self.claim)), declared(self.claim))

    def part(self, goal: Prop, scope: Scope, line: int) -> Part | None:
        """A part that proves the goal."""
        if self._is_hopeless(goal, scope):
            return None
        wanted = Goal(goal, scope, line)
        self.state.forget()
        try:
            for self.state.level, depth in _PASSES:
                part = proved(self.state, wanted, depth)
                if part is not None and is_proved_by(part, wanted, self.state.budget):
                    return part
        except Spent:
            return None
        return None

    def reasons(self, goal: Prop, named: tuple[Reason, ...], scope: Scope) -> tuple[Reason, ...] | None:
        """Reasons, the named ones among them if they are of use, by which the goal holds."""
        if self._is_hopeless(goal, scope):
            return None
        self.state.forget()
        try:
            return step_reasons(self.state, Goal(goal, scope, 0), named)
        except Spent:
            return None

    def target(
        self, relation: str, before: Node, named: tuple[Reason, ...], scope: Scope, end: Node | None
    ) -> Node | None:
        """What the named reasons make of a term or statement; `end`, where they lead to that."""
        self.state.forget()
        try:
            return target(self.state, relation, before, named, scope, end)
        except Spent:
            return None

    def _is_hopeless(self, goal: Prop, scope: Scope) -> bool:
        """Whether numbers refute the claim, or what is wanted of it."""
        return is_refuted(self.claim.statement, self.claim.given) or is_refuted(goal, scope.given)


def proved(state: State, goal: Goal, depth: int) -> Part | None:
    """A part that proves a goal, by the first move that succeeds."""
    key = (goal.prop, goal.scope.given, depth, state.level, "part")
    if key in state.failed or is_refuted(goal.prop, goal.scope.given):
        return None
    for move in MOVES:
        part = move(state, goal, depth, proved)
        if part is not None:
            return part
    state.failed.add(key)
    return None

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
from .citable import citable, declared, offered
from .doubt import is_refuted
from .goals import Goal, is_proved_by
from .moves import MOVES
from .state import State
from .table import Table
from .targets import target

Passes = tuple[tuple[int, int], ...]

_NEAR, _FAR = ((QUICK, 0), (SOUND, 0)), ((QUICK, 1), (QUICK, 2), (SOUND, 1), (LONG, 1), (SOUND, 2))
"""How far single steps are looked into, and over how many terms a chain may lead or parts stand inside each other."""
_FAR_IN_LIBRARY = ((QUICK, 1), (SOUND, 1))

_SHARE = 0.7
"""Of the time that a claim may take, what the search may use up."""


class Search:
    """What looks for the proof of one claim: near by without the library, then with it, then further."""

    def __init__(self, claim: Claim, effort: int, seconds: float = SECONDS) -> None:
        self.claim = claim
        self.effort = effort
        self._until = time.process_time() + _SHARE * (claim.timeout or seconds)

    @cached_property
    def state(self) -> State:
        """Made when something is looked for: to know what may be cited, the bodies of other claims have to run."""
        return State(Budget(self.effort, self._until), Table(citable(self.claim)), declared(self.claim))

    @cached_property
    def with_library(self) -> State:
        """The same with all that the library states. It is read here, which takes as long as some attempts."""
        table = Table(self.state.table.claims, offered(self.claim))
        return State(Budget(self.effort, self._until), table, self.state.letters)

    def part(self, goal: Prop, scope: Scope, line: int) -> Part | None:
        """A part that proves the goal."""
        wanted = Goal(goal, scope, line)
        if self._is_hopeless(goal, scope):
            return None
        self._begin()
        for passes, in_library in ((_NEAR, _NEAR), (_FAR, _FAR_IN_LIBRARY)):
            found = self._part(self.state, wanted, passes)
            if found is None and self.with_library.table.offering(goal, scope):
                found = self._part(self.with_library, wanted, in_library)
            if found is not None:
                return found
        return None

    def _part(self, state: State, wanted: Goal, passes: Passes) -> Part | None:
        try:
            for state.level, depth in passes:
                part = proved(state, wanted, depth)
                if part is not None and is_proved_by(part, wanted, state.budget):
                    return part
        except Spent:
            return None
        return None

    def reasons(self, goal: Prop, named: tuple[Reason, ...], scope: Scope) -> tuple[Reason, ...] | None:
        """Reasons, the named ones among them if they are of use, by which the goal holds."""
        if self._is_hopeless(goal, scope):
            return None
        wanted = Goal(goal, scope, 0)
        self._begin()
        for level in (SOUND, LONG):
            found = self._reasons(self.state, wanted, named, level)
            if found is None and self.with_library.table.offering(goal, scope):
                found = self._reasons(self.with_library, wanted, named, level)
            if found is not None:
                return found
        return None

    def _reasons(self, state: State, wanted: Goal, named: tuple[Reason, ...], level: int) -> tuple[Reason, ...] | None:
        try:
            return step_reasons(state, wanted, named, level)
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

    def _begin(self) -> None:
        """Forget what was looked for before."""
        for state in self._made:
            state.forget()

    @property
    def _made(self) -> list[State]:
        """The states that were needed so far."""
        return [vars(self)[name] for name in ("state", "with_library") if name in vars(self)]

    @property
    def lacks_proofs(self) -> bool:
        """Whether a claim that could have been cited has no proof now, and may have one in another run."""
        return any(state.table.lacks_proofs for state in self._made)

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

"""What earlier searches found, kept by what they had looked for, and proved again before it is used.

A search depends on the goal with its hypotheses and definitions, on the
statements that may be cited and their order, on the indices that the file
declares, and on the effort. These make up the name under which a find is kept,
so that it is what a search would find. Nobody believes it: what is not proved
by it is looked for anew. That nothing was found is never kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any, Protocol

from ..claims.mentions import cited_in
from ..claims.parts import Part
from ..prooftree.digests import Digests, hashed
from ..prooftree.read import Unreadable, read_terms
from ..prooftree.write import Terms
from ..search.reasons import Reason
from ..search.scope import Scope
from ..system.limit import FROM_OUTSIDE
from ..terms.node import Node
from ..terms.statement import Prop
from .budget import Budget
from .goals import Goal, is_proved_by
from .search import Search
from .spelled import Known, Unspellable, fits, read, spelled
from .targets import leads_to


class Shelf(Protocol):
    """Where finds are kept. Whatever it holds may be damaged, old or foreign."""

    def read(self, wanted: str) -> str | None:
        """What was found for this, if it is known."""

    def keep(self, wanted: str, found: str) -> None:
        """Keep what was found for this."""


shelf: ContextVar[Shelf | None] = ContextVar("shelf", default=None)
"""Where finds are kept; None where they are not."""


@contextmanager
def keeping(place: Shelf | None) -> Iterator[None]:
    """While this lasts, what is found is kept there, and looked up there first."""
    token = shelf.set(place)
    try:
        yield
    finally:
        shelf.reset(token)


class Recalling:
    """Looks for the proof of one claim: on the shelf, and else by a search."""

    def __init__(self, search: Search, shelf: Shelf) -> None:
        self.search = search
        self.shelf = shelf
        self._digests = Digests()

    def part(self, goal: Prop, scope: Scope, line: int) -> Part | None:
        """A part that proves the goal."""
        wanted = Goal(goal, scope, line)
        return self._found(  # type: ignore[no-any-return]
            ["part", self._said(goal, scope)],
            self._claims,
            lambda found: fits(found, Part) and is_proved_by(found, wanted, Budget(1)),
            lambda: self.search.part(goal, scope, line),
            line,
        )

    def reasons(self, goal: Prop, named: tuple[Reason, ...], scope: Scope) -> tuple[Reason, ...] | None:
        """Reasons, the named ones among them if they are of use, by which the goal holds."""
        wanted, known = Goal(goal, scope, 0), {**self._claims, **_cited(named)}
        return self._found(  # type: ignore[no-any-return]
            ["reasons", self._said(goal, scope), _data(named, known)],
            known,
            lambda found: fits(found, tuple[Reason, ...]) and is_proved_by(wanted.one_step(found), wanted, Budget(1)),
            lambda: self.search.reasons(goal, named, scope),
        )

    def target(
        self, relation: str, before: Node, named: tuple[Reason, ...], scope: Scope, end: Node | None
    ) -> Node | None:
        """What the named reasons make of a term or statement; `end`, where they lead to that."""
        known = {**self._claims, **_cited(named)}
        ends = self._digests.of(end) if end is not None else None
        return self._found(  # type: ignore[no-any-return]
            ["target", relation, self._said(before, scope), _data(named, known), ends],
            known,
            lambda found: fits(found, Node) and leads_to(found, relation, before, named, scope, Budget(1)),
            lambda: self.search.target(relation, before, named, scope, end),
        )

    def _found(
        self,
        wanted: list[Any],
        known: Known,
        proves: Callable[[Any], bool],
        look: Callable[[], Any],
        line: int = 0,
    ) -> Any:
        """What is kept, if it proves what is wanted; else what a search finds, which is kept."""
        name, budget = hashed([*wanted, *self._rest]), self.search.state.budget
        found, spent = _kept(self.shelf.read(name), known, line)
        if found is not None and spent <= budget.left and _holds(proves, found):
            budget.left -= spent
            return found
        before = budget.left
        new = look()
        if new is not None and not self.search.lacks_proofs:
            _keep(self.shelf, name, new, before - budget.left, known)
        return new

    @cached_property
    def _claims(self) -> Known:
        """The claims that may be cited, by their names."""
        return {claim.name: claim for claim in self.search.state.table.claims}

    @cached_property
    def _rest(self) -> list[Any]:
        """What a search depends on besides what it looks for."""
        state, own, of = self.search.state, self.search.claim, self._digests.of
        cited = [[c.name, c.kind, of(c.statement), [*map(of, c.given)]] for c in state.table.claims]
        return [self.search.effort, of(own.statement), [*map(of, own.given)], [*map(of, state.letters)], cited]

    def _said(self, goal: Node, scope: Scope) -> list[Any]:
        """What is wanted under which hypotheses and facts."""
        of = self._digests.of
        facts = [[of(fact.statement), sorted(map(of, fact.hypotheses))] for fact in scope.known]
        return [of(goal), [*map(of, scope.given)], facts]


def _cited(named: tuple[Reason, ...]) -> Known:
    return {one.name: one for reason in named for one in cited_in(reason)}


def _data(reasons: tuple[Reason, ...], known: Known) -> Any:
    """Reasons by what they say; by their labels alone, where that cannot be told in data."""
    terms = Terms()
    try:
        said = spelled(reasons, terms, known)
    except Unspellable:
        return [reason.label for reason in reasons]
    return [said, terms.terms]


def _keep(shelf: Shelf, name: str, found: Any, spent: int, known: Known) -> None:
    terms = Terms()
    try:
        said = spelled(found, terms, known)
    except Unspellable:
        return
    shelf.keep(name, json.dumps({"spent": spent, "terms": terms.terms, "found": said}, separators=(",", ":")))


def _kept(content: str | None, known: Known, line: int) -> tuple[Any, int]:
    """What an entry says was found, and after how many attempts; None where it is no entry."""
    try:
        match json.loads(content or "null"):
            case {"spent": int(spent), "terms": list(terms), "found": found} if spent >= 0:
                return read(found, read_terms(terms), known, line), spent
    except (Unreadable, ValueError, RecursionError):
        pass
    return None, 0


def _holds(proves: Callable[[Any], bool], found: Any) -> bool:
    """Whether what was kept proves what is wanted. Anything may come of what is not ours."""
    try:
        return proves(found)
    except FROM_OUTSIDE:
        raise
    except Exception:
        return False

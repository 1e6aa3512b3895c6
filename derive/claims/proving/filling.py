"""What a claim leaves open, found while it is proved: parts, the reasons of steps, and what steps lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ...printing.text import text
from ...search.scope import Scope
from ...terms.node import Node
from ...terms.statement import SIGNS, Iff, Implies, Prop, Rel
from ..chain import IFF, Chain, Link
from ..finding import Finder, Found, Stopped, Unfound
from ..holes import Hole
from ..parts import Part
from ..proof import Proof, StepRecord, Unshown


class Filling:
    """Asks the search for what a proof leaves open, and writes down what it finds."""

    def __init__(self, proof: Proof, finder: Finder | None) -> None:
        self.proof = proof
        self.finder = finder

    def part(self, hole: Hole, goal: Prop, scope: Scope) -> Part:
        """A part that proves the goal. Raises Unfound."""
        found: Part = self._asked(hole, text(goal), lambda finder: finder.part(goal, scope, hole.line))
        self.proof.found.append(Found(hole, found))
        return found

    def targets(self, chain: Chain, scope: Scope, end: Node | None = None) -> Chain:
        """The chain, with what its steps lead to where that is left open. Raises Unshown, and the record says why."""
        before, links = chain.start, list(chain.links)
        for place, link in enumerate(links):
            if link.leads is not None:
                own = end if place == len(links) - 1 else None
                links[place] = link = self._target(link.leads, before, link, scope, own)
            before = link.target
        return replace(chain, links=tuple(links))

    def _target(self, hole: Hole, before: Node, link: Link, scope: Scope, end: Node | None) -> Link:
        relation, said = link.relation, f"what {text(before)} becomes"
        try:
            target = self._asked(hole, said, lambda finder: finder.target(relation, before, link.named, scope, end))
        except Unfound as refusal:
            record = StepRecord(relation, before, before, link.named, link.line, scope.given, failure=refusal)
            self.proof.steps.append(record)
            raise Unshown("a step was not shown") from None
        self.proof.found.append(Found(hole, target))
        return replace(link, target=target, leads=None, found=True)

    def reasons(self, before: Node, link: Link, scope: Scope) -> Link:
        """The link, with the reasons that it leaves open. Raises Unfound."""
        hole = link.open
        if hole is None:
            return link
        goal = _claimed(before, link)
        reasons = self._asked(hole, text(goal), lambda finder: finder.reasons(goal, link.named, scope))
        self.proof.found.append(Found(hole, tuple(r for r in reasons if r not in link.named)))
        return replace(link, reasons=reasons, found=True)

    def _asked(self, hole: Hole, wanted: str, ask: Callable[[Finder], Any]) -> Any:
        """What the search finds. Raises Unfound."""
        if self.finder is None:
            raise Unfound(f"what proves {wanted} is left open", hole.line)
        try:
            found = ask(self.finder)
        except Stopped:
            said = f"the time was over before anything was found for {wanted}"
            raise Unfound(said, hole.line, stopped=True) from None
        if found is None:
            raise Unfound(f"nothing was found for {wanted}", hole.line)
        return found


def _claimed(before: Any, link: Link) -> Prop:
    if link.relation in SIGNS:
        return Rel(link.relation, before, link.target)  # type: ignore[arg-type]
    return (Iff if link.relation == IFF else Implies)(before, link.target)  # type: ignore[arg-type]


def filled(part: Part, found: list[Found]) -> Part:
    """A part, with what was found in the places of its holes."""
    values: dict[Hole, list[Any]] = {}
    for one in found:
        values.setdefault(one.hole, []).append(one.value)
    out: Part = _filled(part, values) if values else part
    return out


def _filled(value: Any, found: dict[Hole, list[Any]]) -> Any:
    match value:
        case Hole() if value in found:
            return _next(found, value)
        case Link() if value.leads is not None or value.open is not None:
            return _filled_link(value, found)
        case tuple():
            return tuple(_filled(one, found) for one in value)
    if isinstance(value, Part | Link) and is_dataclass(value):
        inner = {f.name: _filled(getattr(value, f.name), found) for f in fields(value)}
        return replace(value, **inner)
    return value


def _filled_link(link: Link, found: dict[Hole, list[Any]]) -> Link:
    if link.leads in found:
        link = replace(link, target=_next(found, link.leads), leads=None, found=True)
    if link.open in found:
        link = replace(link, reasons=(*link.named, *_next(found, link.open)), found=True)
    return link


def _next(found: dict[Hole, list[Any]], hole: Hole) -> Any:
    """What was found for a hole: where it was met several times, each in its turn."""
    values = found[hole]
    return values.pop(0) if len(values) > 1 else values[0]

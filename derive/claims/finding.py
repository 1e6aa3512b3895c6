"""What is found for holes, and who is asked: the search stands above this room, and is given to it while claims run."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

from ..kernel import Rejected
from ..search.reasons import Reason
from ..search.scope import Scope
from ..terms.node import Node
from ..terms.statement import Prop
from .holes import Hole
from .parts import Part


@dataclass(frozen=True)
class Found:
    """What was found for a hole: a part of the proof, the reasons of a step, or the term that a step leads to."""

    hole: Hole
    value: Part | tuple[Reason, ...] | Node


class Unfound(Rejected):
    """Nothing was found for a hole, which stands at this line."""

    def __init__(self, reason: str, line: int, stopped: bool = False) -> None:
        super().__init__(reason)
        self.line = line
        self.stopped = stopped
        """Whether the clock ended the search, so that another run may find something."""


class Stopped(Exception):
    """The clock ended a search."""


class Finder(Protocol):
    """Looks for what a claim leaves open. Each method gives None where it finds nothing, and raises Stopped."""

    def part(self, goal: Prop, scope: Scope, line: int) -> Part | None:
        """A part that proves the goal."""

    def reasons(self, goal: Prop, named: tuple[Reason, ...], scope: Scope) -> tuple[Reason, ...] | None:
        """Reasons, the named ones among them if they are of use, by which the goal holds."""

    def target(
        self, relation: str, before: Node, named: tuple[Reason, ...], scope: Scope, end: Node | None
    ) -> Node | None:
        """What the named reasons make of a term or statement; `end`, where they lead to that."""


finder_for: ContextVar[Callable[[Any], Finder] | None] = ContextVar("finder_for", default=None)
"""Makes what looks for the proof of a claim; None where holes stay open."""

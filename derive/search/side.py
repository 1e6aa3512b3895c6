"""One side of a step: the term as written, and what the reasons have made of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from ..kernel import Theorem
from ..terms.definition import Definition
from ..terms.node import Node, Term
from ..terms.term import Deriv
from .convert import chained, right_of


@dataclass
class Side:
    """One side of a step: `change` is t ≃ t', from the term as written to the term as it is now."""

    term: Term
    change: Theorem | None = None
    unfolded: Counter[Node] = field(default_factory=Counter)
    came_to_light: set[Definition] = field(default_factory=set)
    """Definitions that stand in the term only once another one is unfolded."""
    rows: Counter[tuple[str, Deriv]] = field(default_factory=Counter)

    @property
    def now(self) -> Term:
        """The term after the changes so far."""
        found: Term = self.term if self.change is None else right_of(self.change)
        return found

    def with_change(self, change: Theorem | None) -> Side:
        """The side after one more change."""
        return replace(self, change=chained(self.change, change))


Sides = tuple[Side, Side]

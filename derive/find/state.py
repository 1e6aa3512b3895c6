"""What one search has and remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..claims.parts import Part
from ..terms.term import Index
from .budget import Budget
from .goals import Goal
from .table import Table


@dataclass
class State:
    """The attempts that are left, what may be cited, and what is known of the goals that were met."""

    budget: Budget
    table: Table
    letters: tuple[Index, ...] = ()
    """The indices that the file declares, which a proof may speak of."""
    level: int = 0
    """How far single steps are looked into for now."""
    failed: set[Any] = field(default_factory=set)
    """Goals that were given up, and how far they were looked into."""
    steps: dict[Any, Any] = field(default_factory=dict)
    """Attempts at single steps, and whether they succeeded."""

    def forget(self) -> None:
        """Begin anew for another goal, with the attempts that are left: so much of it as if it stood alone."""
        self.failed.clear()
        self.steps.clear()


Prove = Callable[[State, Goal, int], Part | None]
"""How the smaller goals of a move are proved."""

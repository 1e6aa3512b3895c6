"""How much a search may still do: attempts are counted, and the clock is only a backstop."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from ..claims.finding import Stopped


class Spent(Exception):
    """All attempts are made."""


@dataclass
class Budget:
    """Attempts that are left for one claim, and when it has to end at the latest."""

    left: int
    until: float = field(default_factory=lambda: float("inf"))

    def spend(self, weight: int = 1) -> None:
        """One attempt more. Raises Spent where there is none left, and Stopped where the time is over."""
        if self.left <= 0:
            raise Spent
        if time.process_time() > self.until:
            raise Stopped
        self.left -= weight

"""Proofs that searches found, kept apart from the verdicts: they outlive changes of what does not bear on them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from .environment import tools
from .store import Store


class Finds:
    """What was found, as the workers see it: they read the entries, and tell of new ones.

    The run writes these down when it ends. What another version of derive found is none of it.
    """

    def __init__(self, folder: str, tell: Callable[[str, str], None]) -> None:
        self._store = Store(Path(folder)).finds
        self._tell = tell
        self._told: dict[str, str] = {}

    def read(self, wanted: str) -> str | None:
        """What was found for this, if it is known."""
        slot = _slot(wanted)
        if slot in self._told:
            return self._told[slot]
        content = self._store.read(slot)
        return content.decode(errors="replace") if content is not None else None

    def keep(self, wanted: str, found: str) -> None:
        """Tell of what was found for this."""
        slot = _slot(wanted)
        self._told[slot] = found
        self._tell(slot, found)


def _slot(wanted: str) -> str:
    return hashlib.sha256(f"{tools()} {wanted}".encode()).hexdigest()

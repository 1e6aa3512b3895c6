"""What the search remembers between steps, left behind where another file begins."""

from __future__ import annotations

from ..kernel import context
from ..terms import kept, node
from .supply import in_full


def forget() -> None:
    """Leave behind what is remembered, so that no verdict, and no letter in one, depends on what was checked before."""
    for room in (context, node, kept):
        room.forget()
    in_full.cache_clear()

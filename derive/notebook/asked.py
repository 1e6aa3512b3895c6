"""What the functions of a notebook are given, and what they are not."""

from __future__ import annotations

from ..claims.claim import Claim
from ..claims.written.expression import NotationError, shown
from ..messages.authoring import NOTEBOOK


def claim_of(value: object, where: str) -> Claim:
    """A claim. Raises NotationError, saying what to write instead."""
    if isinstance(value, Claim):
        return value
    named = isinstance(value, str) and value.isidentifier()
    instead = f"write its name without quotes, {where.format(value)}" if named else "write its name alone"
    raise NotationError(f"{where.format('…')} takes a claim, not {shown(value)}; {instead}", NOTEBOOK)

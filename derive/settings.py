"""How claims are checked, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What a run was asked for."""

    seed: int = 0
    at: str | None = None
    permitted_axioms: frozenset[str] = frozenset()
    pages: bool = False
    """Whether verdicts tell what there is to print of a claim, and files draw their figures."""

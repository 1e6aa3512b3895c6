"""What there is to say of each reason, and what may stand as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...messages import authoring as kinds
from ...search.reasons import Cite, Fact, Reason
from ..written.expression import NotationError, shown


@dataclass(frozen=True)
class Entry:
    """What `derive rules` says of a reason."""

    figure: str
    example: str


ENTRIES: dict[str, Entry] = {}
"""Every reason by name, in the order in which `derive rules` lists them."""


def entry(name: str, figure: str, example: str) -> str:
    """Enter a reason into the list; its label."""
    ENTRIES[name] = Entry(figure.strip("\n"), example)
    return f"by.{name}"


def fact_of(value: Any, where: str) -> Fact:
    """A claim, a hypothesis or another reason that brings a theorem. Raises NotationError."""
    if isinstance(value, Fact):
        return value
    if callable(getattr(value, "theorem", None)):
        return Cite(value.name, value)
    raise NotationError(f"{where} needs a claim or a reason that brings a fact, not {shown(value)}", kinds.REASON)


def reason_of(value: Any) -> Reason:
    """What was given as a reason of a step. Raises NotationError."""
    if isinstance(value, Reason):
        return value
    if callable(getattr(value, "theorem", None)):
        return Cite(value.name, value)
    name = getattr(value, "__name__", None)
    if name in ENTRIES:
        raise NotationError(f"by.{name} needs an argument, as in {ENTRIES[name].example}", kinds.REASON)
    raise NotationError(f"a reason is by.… or a claim, not {shown(value)}", kinds.REASON)

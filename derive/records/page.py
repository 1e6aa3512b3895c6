"""A claim and its proof as they stand on a page: words with formulas between them, as plain data.

Formulas are LaTeX with the macros of the appendix's style file.
"""

from __future__ import annotations

import msgspec

Piece = tuple[str, str]
"""What kind of piece it is, one of those below, and its content."""

Words = tuple[Piece, ...]

TEXT, MATH, CLAIM, HYPOTHESIS = "text", "math", "claim", "hypothesis"
"""Plain text; a formula; a reference to a claim, by its id; one to a hypothesis, by its number."""


class Line(msgspec.Struct, frozen=True):
    """One step: what follows by which relation, and why."""

    relation: str
    term: Words
    reasons: tuple[Words, ...]
    shown: bool = True


class Passage(msgspec.Struct, frozen=True):
    """A chain of steps, under what it is said to assume; without steps, a part of the proof that needs none."""

    heading: Words = ()
    start: Words = ()
    lines: tuple[Line, ...] = ()
    depth: int = 0


class Condition(msgspec.Struct, frozen=True):
    """A side condition: in which steps it arose, from 1, and how it was discharged."""

    statement: Words
    steps: tuple[int, ...]
    how: Words


class Worked(msgspec.Struct, frozen=True):
    """A statement at a point at which it fails: the point, what the terms are there, and what holds instead."""

    point: str
    values: tuple[Words, ...] = ()
    instead: Words = ()


class Page(msgspec.Struct, frozen=True):
    """What is to be said of a claim, in the order in which it is said."""

    variables: tuple[Words, ...] = ()
    definitions: tuple[str, ...] = ()
    given: tuple[Words, ...] = ()
    statement: Words = ()
    aside: tuple[str, ...] = ()
    """Definitions that only the proof uses."""
    passages: tuple[Passage, ...] = ()
    conditions: tuple[Condition, ...] = ()
    worked: Worked | None = None
    slack: str = ""
    """Of an inequality, the least difference of its sides among the points that were looked at: a ball."""

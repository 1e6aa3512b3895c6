"""A claim and its proof as they stand on a page: words with formulas between them, as plain data."""

from __future__ import annotations

import msgspec


class Formula(msgspec.Struct, frozen=True):
    """One formula, in every way in which it is written."""

    breaking: str
    """LaTeX that can be broken over lines, with the macros of the appendix's style file."""
    latex: str
    """LaTeX in one piece, as somebody may copy it."""
    mathml: str
    """Presentation markup, without the `<math>` around it."""
    text: str
    """A line of text."""
    spoken: str
    """In words, as somebody may read it out."""


Piece = tuple[str, str] | Formula
"""A formula; or what kind of piece it is, one of those below, and its content."""

Words = tuple[Piece, ...]

TEXT, CLAIM, HYPOTHESIS = "text", "claim", "hypothesis"
"""Plain text; a reference to a claim, by its id; one to a hypothesis, by its number."""


class Line(msgspec.Struct, frozen=True):
    """One step: what follows by which relation, and why."""

    relation: str
    """A sign: = or ⟹."""
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

    point: tuple[Formula, ...]
    """What each variable is there."""
    values: tuple[Words, ...] = ()
    instead: Words = ()


class Page(msgspec.Struct, frozen=True):
    """What is to be said of a claim, in the order in which it is said."""

    variables: tuple[Words, ...] = ()
    definitions: tuple[Formula, ...] = ()
    given: tuple[Words, ...] = ()
    statement: Words = ()
    aside: tuple[Formula, ...] = ()
    """Definitions that only the proof uses."""
    passages: tuple[Passage, ...] = ()
    conditions: tuple[Condition, ...] = ()
    worked: Worked | None = None
    slack: str = ""
    """Of an inequality, the least difference of its sides among the points that were looked at: a ball."""

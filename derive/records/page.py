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


class Declared(msgspec.Struct, frozen=True):
    """A variable of a claim by itself: x ∈ ℝⁿ, which speaks of n."""

    name: str
    kind: str
    """`dimension`, `vector`, `scalar`, `index` or `function`."""
    letter: Formula
    range: Formula
    """∈ ℝⁿ; of a dimension, ≥ 1."""
    said: str = ""
    """What it is besides: `smooth`."""
    speaks_of: tuple[str, ...] = ()
    """The names of what has to be known to read it."""


class Defined(msgspec.Struct, frozen=True):
    """A definition by itself: p_i = e^{x_i}/Z, which speaks of x and Z."""

    name: str
    formula: Formula
    speaks_of: tuple[str, ...] = ()
    aside: bool = False
    """Whether only the proof uses it."""


class Page(msgspec.Struct, frozen=True):
    """What is to be said of a claim, in the order in which it is said."""

    variables: tuple[Words, ...] = ()
    """Its declarations, those of one kind together."""
    declared: tuple[Declared, ...] = ()
    """The same, each by itself."""
    defined: tuple[Defined, ...] = ()
    """Its definitions, each after those that it uses."""
    given: tuple[Words, ...] = ()
    statement: Words = ()
    passages: tuple[Passage, ...] = ()
    conditions: tuple[Condition, ...] = ()
    worked: Worked | None = None
    slack: str = ""
    """Of an inequality, the least difference of its sides among the points that were looked at: a ball."""

    @property
    def definitions(self) -> tuple[Formula, ...]:
        """Those that the statement and the hypotheses use."""
        return tuple([one.formula for one in self.defined if not one.aside])

    @property
    def aside(self) -> tuple[Formula, ...]:
        """Definitions that only the proof uses."""
        return tuple([one.formula for one in self.defined if one.aside])

    @property
    def only_step(self) -> Line | None:
        """The step of a proof that has no other and leads from one side of the statement to the other."""
        match self.passages, self.statement:
            case (Passage((), (Formula() as start,), (Line(sign, (Formula() as end,)) as line,)),), (said, *_):
                back = f"{end.text} {_REVERSED.get(sign, sign)} {start.text}"
                same = isinstance(said, Formula) and said.text in (f"{start.text} {sign} {end.text}", back)
                return line if same else None
        return None


_REVERSED = {"≤": "≥", "≥": "≤", "<": ">", ">": "<"}

"""What an author may give as the reason of a step. `derive.by` builds these and says what each does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ..kernel import Rejected, Theorem
from ..messages.steps import CIRCLE
from ..terms.definition import Definition
from ..terms.node import Node, Term
from ..terms.statement import Rel
from ..terms.term import Index


class Citable(Protocol):
    """Something with a theorem: a claim or an axiom."""

    @property
    def name(self) -> str:
        """How the author calls it."""

    def theorem(self) -> Theorem:
        """The theorem. Raises Rejected if there is none, and Circular if that is because of a circle."""


class Circular(Rejected):
    """A claim is cited in its own proof, if only by way of others. What comes of that depends on where one begins."""

    kind = CIRCLE


@dataclass(frozen=True, repr=False)
class Reason:
    """A named reason; `label` is how the author wrote it."""

    label: str

    def __repr__(self) -> str:
        return self.label


@dataclass(frozen=True, repr=False)
class Algebra(Reason):
    """The normal form, without a name for what it does."""


@dataclass(frozen=True, repr=False)
class Event(Reason):
    """Something that the normal form does, by name; `detail` are the indices it was said to happen at."""

    event: str
    detail: tuple[Node, ...] = ()


@dataclass(frozen=True, repr=False)
class Unfold(Reason):
    """A definition, or by its name a function that is made of exponentials, replaced by its body on either side."""

    definition: Definition | str


@dataclass(frozen=True, repr=False)
class Rows(Reason):
    """Rows of the table of derivatives, None for all of them; one of `main` must do something."""

    rows: frozenset[str] | None
    main: frozenset[str] = frozenset()


CALCULUS = Rows("by.calculus", None)


@dataclass(frozen=True, repr=False)
class Fact(Reason):
    """A reason that brings a theorem."""


@dataclass(frozen=True, repr=False)
class Cite(Fact):
    """A claim or an axiom, with images for some of its variables."""

    target: Citable
    images: tuple[tuple[Term, Term], ...] = ()


@dataclass(frozen=True, repr=False)
class Hypothesis(Fact):
    """A hypothesis of the claim, by number from 1, or any of them; at images of what it speaks of every one of."""

    number: int | None = None
    images: tuple[tuple[Term, Term], ...] = ()


@dataclass(frozen=True, repr=False)
class Extremes(Fact):
    """A maximum is at least, a minimum at most, each of its members."""


@dataclass(frozen=True, repr=False)
class ExpBound(Fact):
    """e^t ≥ 1 + t."""

    exponent: Term


@dataclass(frozen=True, repr=False)
class Times(Fact):
    """A relation multiplied by a term of known sign."""

    fact: Fact
    factor: Term


@dataclass(frozen=True, repr=False)
class Summed(Fact):
    """A relation summed over an index."""

    fact: Fact
    index: Index
    omit: tuple[Term, ...] = ()


@dataclass(frozen=True, repr=False)
class Attained(Fact):
    """max f = f(a), because f(i) ≤ f(a) for every i; min likewise."""

    index: Term
    fact: Fact


@dataclass(frozen=True, repr=False)
class Monotone(Fact):
    """A relation carried from the place where two terms differ to the whole of them: a fact's, or one of signs."""

    fact: Reason


@dataclass(frozen=True, repr=False)
class Signs(Reason):
    """A relation that the signs of the parts show."""


@dataclass(frozen=True, repr=False)
class Scale(Reason):
    """A relation between two differences in a constant ratio."""

    factor: Term


@dataclass(frozen=True, repr=False)
class Oracle(Reason):
    """Something outside the kernel that is believed: an axiom, by the reason's own name."""

    believes: Callable[[Rel], bool]

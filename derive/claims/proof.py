"""A proof as it went: every step, what it rests on, and the theorem or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..kernel import Rejected, Theorem
from ..messages.kind import Kind
from ..messages.steps import CITED_UNPROVED
from ..search.audit import Idle
from ..search.reasons import Circular, Citable, Reason
from ..search.refusal import Failed
from ..terms.node import Node, Term
from ..terms.statement import Prop
from ..terms.term import Index, abstract
from .chain import Link
from .finding import Found
from .holes import Hole
from .parts import Limit, Part, Squeeze


class Unproved(Failed):
    """A claim that is cited has no theorem, as its own proof failed."""

    def __init__(self, cited: Citable, failure: Rejected) -> None:
        self.cited, self.failure = cited, failure
        super().__init__(self.because(str(failure)), kind=CITED_UNPROVED)

    def because(self, said: str) -> str:
        """The same, where its own failure is told in these words."""
        return f"{self.cited.name} is cited, but has no proof: {said}"

    @property
    def withdrawn(self) -> bool:
        """Whether it had one, or may have, and must not be cited any more."""
        return isinstance(self.failure, Withdrawn)


class Withdrawn(Failed):
    """A claim was taken back: nobody can cite it."""

    def __init__(self, why: str) -> None:
        super().__init__(why, kind=CITED_UNPROVED)


@dataclass
class StepRecord:
    """What became of one step."""

    relation: str
    before: Node
    target: Node
    reasons: tuple[Reason, ...]
    """Those that the theorem rests on, once there is one; until then, those that were given."""
    line: int
    given: tuple[Prop, ...]
    implied: bool = False
    """Whether it is not written: it joins an end of a chain to an end of the statement with the same normal form."""
    places: tuple[Index, ...] = ()
    """The indices at which a step between vectors or matrices was shown: whichever they are."""
    seconds: float = 0.0
    failure: Rejected | None = None
    idle: tuple[Idle, ...] = ()
    """The reasons that were given, and that the theorem does not rest on."""
    discharged: dict[Prop, Theorem | None] = field(default_factory=dict)
    """The side conditions, and the theorem that showed each; None where it was read off signs."""
    rests_on: frozenset[Prop] = frozenset()
    """The hypotheses that were needed."""
    found: bool = False
    """Whether the author left it open, in whole or in part."""
    link: Link | None = None
    """The step as it was written."""
    nearest: tuple[Reason, ...] | None = None
    """Reasons with which a step that failed holds, if some were found."""

    @property
    def ends(self) -> tuple[Node, Node]:
        """What the step leads from and to, as it is written: numbers, statements, or whole vectors and matrices."""
        return self._whole(self.before), self._whole(self.target)

    def _whole(self, term: Node) -> Node:
        return abstract(term, self.places) if self.places and isinstance(term, Term) else term

    @property
    def obligations(self) -> tuple[Prop, ...]:
        """The side conditions."""
        return tuple(self.discharged)


@dataclass
class Proof:
    """The steps of a claim in order, and its theorem, or why there is none."""

    steps: list[StepRecord] = field(default_factory=list)
    theorem: Theorem | None = None
    failure: Rejected | None = None
    seconds: float = 0.0
    idle: list[tuple[Limit | Squeeze, Idle]] = field(default_factory=list)
    """What limits were given and do not rest on; the steps have their own."""
    part: Part | None = None
    """What the claim's body returned, with what was found in the places that it leaves open."""
    found: list[Found] = field(default_factory=list)
    """What was found for its holes, in the order in which they were met."""
    holes: tuple[Hole, ...] = ()
    """All places that the claim's body leaves open."""
    stopped: bool = False
    """Whether the clock ended a search, of this proof or of one that it cites: another run may find one."""

    @property
    def is_circular(self) -> bool:
        """Whether a claim is cited whose proof cites this one."""
        return any(isinstance(found, Circular) for found in (self.failure, *[s.failure for s in self.steps]))

    @property
    def failed_step(self) -> int | None:
        """The number of the first step that was not shown, from 1."""
        return next((n for n, s in enumerate(self.steps, 1) if s.failure is not None), None)


class Unshown(Rejected):
    """A part of the proof has a step that was not shown; the record says which."""


class ChainFault(Failed):
    """A chain whose steps hold, and do not make up the statement.

    It stands at a line; `ends` are where the chain ends, or with `first` where it starts, and where the statement does.
    """

    def __init__(
        self, reason: str, kind: Kind, line: int = 0, ends: tuple[Node, Node] | None = None, first: bool = False
    ) -> None:
        super().__init__(reason, kind=kind)
        self.line = line
        self.ends = ends
        self.first = first

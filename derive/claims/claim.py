"""@claim and its siblings: what an author states, and the register of what was stated.

Claims are top-level functions of a file that the loader reads. A claim's body
is run, and its theorem proved, when it is first asked for; a claim that cites
another asks for it. Outside the loader (and outside `as_written`) a claim is an
inert handle, since SymPy may have changed the statement before it was read.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal

from .. import kernel
from ..kernel import Rejected, Theorem
from ..records.settings import is_duration
from ..records.source import is_source
from ..search.reasons import Citable
from ..system.limit import FROM_OUTSIDE
from ..system.plain import shown_path
from ..terms.definition import Definition
from ..terms.node import free
from ..terms.statement import And, Prop
from ..terms.term import Vector
from .mentions import cited_in, nodes_in
from .parts import Part, part_of
from .proof import Proof
from .proving.prove import prove_claim
from .written.build import Statement, prop_of
from .written.declare import mask_hypotheses
from .written.expression import NotationError, as_written, is_as_written, shown
from .written.naming import require_one_meaning

Kind = Literal["claim", "erratum", "axiom", "note", "experiment"]
Body = Callable[[], Any]


@dataclass(frozen=True)
class Witness:
    """A point at which the hypotheses of a claim hold, as the author gives it; values are exact."""

    values: dict[str, Any]


def witness(**values: Any) -> Witness:
    """A point by the names of its variables: witness(n=3, x=[0, log(2), 0], t=1). Indices count from 1."""
    return Witness(values)


@dataclass
class _Memo:
    """What is known of a claim's proof so far."""

    proof: Proof | None = None
    proving: bool = False


@dataclass(frozen=True, eq=False)
class Claim:
    """A statement with its hypotheses, and the body that proves it. It cannot be changed once it is stated."""

    kind: Kind
    name: str
    statement: Prop
    given: tuple[Prop, ...]
    file: str
    line: int
    body: Body = field(repr=False)
    doc: str = ""
    source: str | None = None
    meets: Witness | None = None
    corrected: Claim | None = None
    says: str = ""
    expect: tuple[float, float] | None = None
    timeout: float | None = None
    project: str = ""
    """The folder of the configuration that holds for the run, if there is one."""
    inert: bool = False
    _memo: _Memo = field(default_factory=_Memo, repr=False)

    @property
    def seconds(self) -> float:
        """How long the proof took; 0 before there is one."""
        return self._memo.proof.seconds if self._memo.proof is not None else 0.0

    @property
    def id(self) -> str:
        """file::name"""
        return f"{self.file}::{self.name}"

    @property
    def axiom_name(self) -> str:
        """The name under which an axiom is permitted: its path from the folder of the run's project, and its name.

        Where there is no project nothing is permitted, and the file's own name will do.
        """
        place = os.path.relpath(self.file, self.project) if self.project else os.path.basename(self.file)
        return f"{shown_path(place)}::{self.name}"

    def __call__(self, *_: object, **__: object) -> None:
        raise NotationError(f"{self.name} is a claim; cite it by its name alone, or with by.inst({self.name}, {{…}})")

    def theorem(self) -> Theorem:
        """The claim's theorem, for a citation. Raises Rejected if it has none, or if the citation is a circle."""
        if self.inert:
            raise Rejected(f"{self.name} was recorded outside the loader, so it cannot be cited")
        if self.kind in _NEVER_CITED:
            raise Rejected(f"{self.name} is {_NEVER_CITED[self.kind]}, and cannot be cited")
        if self._memo.proving:
            raise Rejected(f"{self.name} is cited in its own proof")
        try:
            proof = self.proof()
        except FROM_OUTSIDE:
            raise
        except BaseException as problem:
            raise Rejected(f"{self.name} is cited, but its body fails: {problem}") from problem
        if proof.theorem is None:
            raise Rejected(f"{self.name} is cited, but has no proof: {proof.failure}")
        return proof.theorem

    def proof(self) -> Proof:
        """The proof, made when it is first asked for. Exceptions of the body are its author's, and pass through."""
        memo = self._memo
        if memo.proof is None:
            memo.proving, started = True, time.perf_counter()
            try:
                memo.proof = self._prove()
            finally:
                memo.proving = False
            memo.proof.seconds = time.perf_counter() - started
        return memo.proof

    def _prove(self) -> Proof:
        if self.kind == "axiom":
            assumed = kernel.axiom(self.axiom_name, self.statement)
            return Proof(theorem=kernel.conclude(self.statement, self.given, assumed))
        with as_written():
            part: Part = part_of(self.body(), self.name)
        shown = (self.statement, *self.given, *nodes_in(part))
        require_one_meaning(shown, self.file)
        self._require_one_of_each_name(cited_in(part))
        proof = prove_claim(self.statement, self.given, part)
        require_one_meaning(shown, self.file, [o for step in proof.steps for o in step.obligations])
        return proof

    def _require_one_of_each_name(self, cited: Iterable[Citable]) -> None:
        """Raise NotationError where two claims of one name, of different files, would be cited alike."""
        named: dict[str, Citable] = {self.name: self}
        for one in cited:
            other = named.setdefault(one.name, one)
            if other is not one:
                places = [f"{os.path.basename(c.file)}:{c.line}" for c in (other, one) if isinstance(c, Claim)]
                both = " and ".join(places)
                raise NotationError(f"two different claims are called {one.name} ({both}); rename one of them")


_NEVER_CITED = {
    "erratum": "an erratum: what it states is false",
    "note": "a note: it states nothing",
    "experiment": "an experiment: it proves nothing",
}


# ── recording ─────────────────────────────────────────────────────────────────


@dataclass
class Recording:
    """The claims of one file, while it is loaded."""

    file: str
    project: str = ""
    claims: dict[str, Claim] = field(default_factory=dict)
    definitions: list[tuple[Definition, int]] = field(default_factory=list)

    def add(self, claim: Claim) -> None:
        """Take a claim. Raises NotationError if its name is taken."""
        other = self.claims.get(claim.name)
        if other is not None:
            raise NotationError(f"two claims are called {claim.name}; the other is at line {other.line}")
        self.claims[claim.name] = claim


recording: ContextVar[Recording | None] = ContextVar("recording", default=None)
"""The file that is being loaded, if one is."""


def claim(
    statement: Statement,
    *more: Statement,
    source: str | None = None,
    given: Iterable[Statement] = (),
    meets: Witness | None = None,
    timeout: float | None = None,
) -> Callable[[Body], Claim]:
    """A statement that the decorated function proves: it returns calc(…) or parts.

    `given`: hypotheses. `source`: where the statement was published. `meets`: a
    point at which the hypotheses hold, where they are hard to meet by chance.
    `timeout`: how many seconds it may take, instead of the run's limit. Raises
    NotationError for anything that is no statement.
    """
    if timeout is not None and not is_duration(timeout):
        raise NotationError(f"timeout= takes a number of seconds above 0, not {shown(timeout)}")
    seconds = None if timeout is None else float(timeout)
    return _decorator("claim", (statement, *more), source, given, meets, timeout=seconds)


def erratum(
    statement: Statement,
    *,
    source: str | None = None,
    given: Iterable[Statement] = (),
    meets: Witness | None = None,
    corrected: Claim | None = None,
) -> Callable[[Body], Claim]:
    """A published statement that is false. It passes when it is refuted with certainty and `corrected` is proved."""
    if corrected is not None and not isinstance(corrected, Claim):
        raise NotationError(f"corrected= takes a claim, not {shown(corrected)}")
    return _decorator("erratum", (statement,), source, given, meets, corrected)


def axiom(
    statement: Statement, *, source: str | None = None, given: Iterable[Statement] = ()
) -> Callable[[Body], Claim]:
    """A statement that is assumed. Whatever uses it says so, and is undecided unless the axiom is permitted."""
    return _decorator("axiom", (statement,), source, given, None)


def note(*, says: str, corrected: Claim, source: str | None = None) -> Callable[[Body], Claim]:
    """Something published that states nothing that could be true or false, and the claim that should stand there.

    It is shown as tested when `corrected` is proved.
    """
    if not isinstance(corrected, Claim):
        raise NotationError(f"corrected= takes a claim, not {shown(corrected)}")
    return _decorator("note", (), source, (), None, corrected, says)


def experiment(
    *, says: str, source: str | None = None, expect: tuple[float, float] | None = None
) -> Callable[[Body], Claim]:
    """A simulation: the decorated function takes a seeded NumPy generator and returns one outcome for each trial.

    Their mean is shown with its confidence interval, as tested and never as
    proved. `expect`: an interval (low, high) that it must meet, or the claim is undecided.
    """
    return _decorator("experiment", (), source, (), None, None, says, None if expect is None else _interval(expect))


def _interval(expect: object) -> tuple[float, float]:
    """Two numbers, the lower one first. Raises NotationError."""
    with suppress(TypeError, ValueError, OverflowError):
        low, high = map(float, expect if isinstance(expect, tuple | list) else ())
        if -math.inf < low <= high < math.inf:
            return low, high
    raise NotationError(f"expect= takes an interval, (low, high), not {shown(expect)}")


def _decorator(
    kind: Kind,
    statements: tuple[Any, ...],
    source: str | None,
    given: Iterable[Any],
    meets: Witness | None,
    corrected: Claim | None = None,
    says: str = "",
    expect: tuple[float, float] | None = None,
    timeout: float | None = None,
) -> Callable[[Body], Claim]:
    where = f"@{kind}(…)"
    if not isinstance(says, str) or (not statements and not says.strip()):
        raise NotationError(f"{where} needs says='…': what was published, or is simulated")
    if isinstance(given, Statement):
        raise NotationError("given= takes a list of statements: given=[…]")
    listed = tuple(given)
    if not is_source(source):
        raise NotationError(f"source= takes a string, not {shown(source)}")
    if not (meets is None or isinstance(meets, Witness)):
        raise NotationError(f"meets= takes witness(…), not {shown(meets)}")
    props = tuple([prop_of(s, where) for s in statements])
    statement: Prop = props[0] if len(props) == 1 else And(props)
    hypotheses = tuple([prop_of(g, "given=[…]") for g in listed])
    hypotheses += _of_masks((statement, *hypotheses))
    outside = not is_as_written() or not all(s.as_written for s in (*statements, *listed))

    def decorate(body: Body) -> Claim:
        code = getattr(body, "__code__", None)
        if code is None:
            raise NotationError(f"{where} decorates a function")
        current = recording.get()
        file = code.co_filename if current is None else current.file
        require_one_meaning((statement, *hypotheses), file)
        made = Claim(
            kind,
            body.__name__,
            statement,
            hypotheses,
            file,
            code.co_firstlineno,
            body,
            (body.__doc__ or "").strip(),
            source,
            meets,
            corrected,
            says,
            expect,
            timeout,
            "" if current is None else current.project,
            inert=outside,
        )
        if current is not None:
            if outside:
                raise NotationError(
                    f"{made.name}: SymPy's evaluation was switched on, and may have changed the statement"
                )
            if body.__qualname__ != body.__name__:
                raise NotationError(f"{made.name}: a claim is a top-level function of its file")
            if type(made.name) is not str or not (made.name.isidentifier() or made.name == "<lambda>"):
                raise NotationError(f"{code.co_name}: a claim has the name of its function, not {shown(made.name)}")
            current.add(made)
        return made

    return decorate


def _of_masks(props: tuple[Prop, ...]) -> tuple[Prop, ...]:
    """What is assumed of the masks that statements speak of."""
    vectors = {v for prop in props for v in free(prop) if isinstance(v, Vector)}
    return tuple([h for v in sorted(vectors, key=lambda v: v.name) for h in mask_hypotheses(v)])


__all__ = [
    "Claim",
    "Recording",
    "Witness",
    "axiom",
    "claim",
    "erratum",
    "experiment",
    "note",
    "recording",
    "witness",
]

"""A claim: what an author states, and its proof.

A claim's body is run, and its theorem proved, when it is first asked for; a
claim that cites another asks for it. One that was stated outside the loader (and
outside `as_written`) is an inert handle, since SymPy may have changed the
statement before it was read.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from .. import kernel
from ..kernel import Rejected, Theorem
from ..messages import authoring as kinds
from ..messages import steps
from ..messages.sources import SAME_NAME
from ..printing.latex import latex
from ..printing.text import text
from ..search.reasons import Circular, Citable
from ..search.refusal import Failed
from ..system.limit import FROM_OUTSIDE
from ..system.plain import shown_path
from ..terms.node import Node
from ..terms.statement import Prop
from .finding import finder_for
from .holes import hole_of_body
from .mentions import cited_in, namesakes_in, nodes_in
from .parts import Part, Provable, part_of
from .proof import Proof, Unproved, Withdrawn
from .proving.prove import prove_claim
from .witness import Witness
from .written.displayed import Displayed, Printer
from .written.expression import NotationError, as_written
from .written.naming import require_one_meaning
from .written.places import called, cell_of

Kind = Literal["claim", "erratum", "axiom", "note", "experiment"]
Body = Callable[..., Any]
ProofBody = Callable[[], Provable]
"""What proves a claim: it returns calc(…) or other parts, or a claim or fact that says the same."""
ExperimentBody = Callable[[Any], object]
"""What simulates: it takes NumPy's seeded generator, and returns one outcome for each trial."""


@dataclass
class Memo:
    """What is known of a claim's proof so far."""

    proof: Proof | None = None
    part: Part | None = None
    """What its body returned."""
    proving: bool = False


@dataclass(frozen=True, eq=False)
class Claim(Displayed):
    """A statement with its hypotheses, and the body that proves it. It cannot be changed once it is stated."""

    kind: Kind
    name: str
    statement: Prop
    given: tuple[Prop, ...]
    file: str
    line: int
    body: Body = field(repr=False)
    doc: str = ""
    title: str = ""
    """What it is called in print; without one, its name in words."""
    source: str | None = None
    meets: Witness | None = None
    corrected: Claim | None = None
    says: str = ""
    expect: tuple[float, float] | None = None
    timeout: float | None = None
    project: str = ""
    """The folder of the configuration that holds for the run, if there is one."""
    inert: bool = False
    earlier: tuple[Claim, ...] = field(default=(), repr=False)
    """The claims of its file that come before it."""
    _memo: Memo = field(default_factory=Memo, repr=False)

    def __repr__(self) -> str:
        said = f"{self.kind} {self.name}: {self.in_text()}"
        return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"

    def displayed(self) -> tuple[Node, ...]:
        """Its statement."""
        return (self.statement,)

    def in_text(self) -> str:
        """What it says, and what it supposes."""
        given = f", given {' and '.join(map(text, self.given))}" if self.given else ""
        return self.says or f"{text(self.statement)}{given}"

    def in_latex(self) -> str:
        """The same."""
        given = r"\;\text{ and }\;".join(map(latex, self.given))
        return latex(self.statement) + (rf"\quad\text{{given}}\quad {given}" if given else "")

    def _repr_latex_(self) -> str | None:  # type: ignore[override]
        return None if self.says else super()._repr_latex_()

    def _repr_markdown_(self) -> str:
        return f"**{self.name}**  {self._repr_latex_() or self.says}"

    def _repr_html_(self) -> str:
        return f"<b>{escape(self.name)}</b>&nbsp; {escape(self._repr_latex_() or self.says)}"

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(repr(self))

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

        Where there is no project nothing is permitted, and the file's own name will do. That of a cell of a notebook
        begins with `notebook`.
        """
        if cell_of(self.file) is not None:
            return f"notebook::{self.name}"
        place = os.path.relpath(self.file, self.project) if self.project else os.path.basename(self.file)
        return f"{shown_path(place)}::{self.name}"

    if not TYPE_CHECKING:  # a checker refuses a call where there is no such method

        def __call__(self, *_: object, **__: object) -> None:
            cited = f"cite it by its name alone, or with by.inst({self.name}, {{…}})"
            raise NotationError(f"{self.name} is a claim; {cited}", kinds.CALLED)

    def theorem(self) -> Theorem:
        """The claim's theorem, for a citation. Raises Rejected if it has none, or if the citation is a circle."""
        if self.inert:
            raise Failed(f"{self.name} was recorded outside the loader, so it cannot be cited", kind=steps.NOT_CITABLE)
        if self.kind in _NEVER_CITED:
            raise Failed(f"{self.name} is {_NEVER_CITED[self.kind]}, and cannot be cited", kind=steps.NOT_CITABLE)
        if self._memo.proving:
            raise Circular(f"{self.name} is cited in its own proof")
        try:
            proof = self.proof()
        except FROM_OUTSIDE:
            raise
        except BaseException as problem:
            raise Failed(f"{self.name} is cited, but its body fails: {problem}", kind=steps.CITED_UNPROVED) from problem
        if proof.theorem is None:
            unproved = Unproved(self, proof.failure if proof.failure is not None else Rejected("no proof"))
            raise Circular(str(unproved)) if proof.is_circular else unproved
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
            part = self._returned()
        shown = (self.statement, *self.given, *nodes_in(part))
        require_one_meaning((*shown, *namesakes_in(self._said_in_cells(part), shown)), self.file)
        self._require_one_of_each_name(cited_in(part))
        find = finder_for.get()
        proof = prove_claim(self.statement, self.given, part, find(self) if find is not None else None)
        obligations = [o for step in proof.steps for o in step.obligations]
        if obligations:  # what is shown without them was looked at already
            require_one_meaning(shown, self.file, obligations)
        if proof.theorem is None:
            cited = [one for one in cited_in(part) if isinstance(one, Claim)]
            proof.stopped = getattr(proof.failure, "stopped", False) or any(one.is_stopped for one in cited)
        return proof

    @property
    def known(self) -> Proof | None:
        """Its proof, if it was asked for one."""
        return self._memo.proof

    def forget(self) -> Memo:
        """From here on it is proved anew when it is asked for; what was known, to be remembered."""
        return self.remember(Memo())

    def withdraw(self, why: str) -> Memo:
        """From here on it has no theorem, and nobody can cite it; what was known, to be remembered."""
        return self.remember(Memo(Proof(failure=Withdrawn(why)), self._memo.part))

    def remember(self, memo: Memo) -> Memo:
        """From here on this is known of it; what was known before. It is what `forget` or `withdraw` has returned."""
        known = replace(self._memo)
        self._memo.proof, self._memo.part = memo.proof, memo.part
        return known

    @property
    def is_proved(self) -> bool:
        """Whether it has a theorem, as far as it was asked for one."""
        return self._memo.proof is not None and self._memo.proof.theorem is not None

    @property
    def is_stopped(self) -> bool:
        """Whether the clock ended the search for its proof, or for that of a claim that it cites."""
        return self._memo.proof is not None and self._memo.proof.stopped

    def _returned(self) -> Part:
        """What the body returns, as a part of a proof."""
        if self._memo.part is None:
            returned = self.body()
            hole = hole_of_body(self.body.__code__, returned)
            self._memo.part = hole if hole is not None else part_of(returned, self.name)
        return self._memo.part

    def written(self) -> Part:
        """What its body returns, as a part of a proof. Raises what the body raises, and NotationError."""
        with as_written():
            return self._returned()

    def cites(self) -> tuple[Claim, ...]:
        """The claims that its proof names as it is written. Raises what the body raises."""
        with as_written():
            named = cited_in(self._returned()) if self.kind == "claim" else ()
        return tuple([one for one in named if isinstance(one, Claim)])

    def rests_on(self, other: Claim) -> bool:
        """Whether its proof as it is written names another claim, or one that does; or cannot be read at all."""
        seen, waiting = {self}, [self]
        while waiting:
            one = waiting.pop()
            if one is other:
                return True
            try:
                cited = one.cites()
            except FROM_OUTSIDE:
                raise
            except BaseException:
                return True
            new = [c for c in cited if c not in seen]
            seen.update(new)
            waiting += new
        return False

    def _said_in_cells(self, part: Part) -> Iterator[Prop]:
        """What claims of the same notebook say that its proof names: names may have another meaning there by now."""
        for one in cited_in(part) if cell_of(self.file) is not None else ():
            if isinstance(one, Claim) and cell_of(one.file) is not None:
                yield from (one.statement, *one.given)

    def _require_one_of_each_name(self, cited: Iterable[Citable]) -> None:
        """Raise NotationError where two claims of one name, of different files, would be cited alike."""
        named: dict[str, Citable] = {self.name: self}
        for one in cited:
            other = named.setdefault(one.name, one)
            if other is not one:
                places = [f"{called(c.file)}:{c.line}" for c in (other, one) if isinstance(c, Claim)]
                both = " and ".join(places)
                raise NotationError(
                    f"two different claims are called {one.name} ({both}); rename one of them", SAME_NAME
                )


_LONGEST = 160
"""How many characters of a claim are shown where it is only named."""

_NEVER_CITED = {
    "erratum": "an erratum: what it states is false",
    "note": "a note: it states nothing",
    "experiment": "an experiment: it proves nothing",
}

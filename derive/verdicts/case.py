"""A claim while it is judged: its plain facts, what numbers and its proof's steps say, and its letters."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from msgspec.structs import replace

from ..claims.claim import Claim
from ..claims.mentions import cited_in
from ..claims.proof import Proof, StepRecord, Unproved
from ..evidence.numbers.points import Point
from ..evidence.numbers.question import Finding, arbitrarily
from ..evidence.witness import miss_at, sides_at, value_text
from ..messages.kind import Kind
from ..messages.refuted import FALSE_STATEMENT
from ..messages.warnings import IDLE_REASON
from ..printing.latex import latex
from ..printing.text import text
from ..records.settings import Settings
from ..records.verdict import (
    BALLS,
    ERROR,
    PROVED,
    REFUTED,
    UNDECIDED,
    Failure,
    SampleVerdict,
    StepVerdict,
    Verdict,
    Warned,
    WitnessVerdict,
)
from ..search.at_point import holds_at, limits_at
from ..search.audit import Idle
from ..search.reasons import Cite
from ..shelf.shelved import Shelved
from ..terms.letters import for_every_opened, letters_in, unused
from ..terms.node import Node, Term, free
from ..terms.statement import Prop, Rel
from ..terms.term import is_real
from .cited import refusal_said
from .found import found_in, left_open
from .letters import all_letters_in, lettered
from .numbers import Evidence, refuted_by
from .stated import said_by, stated
from .wording import Wording


class Case:
    """What the judge of a claim has before it, and the verdicts that all judges may give."""

    def __init__(
        self, claim: Claim, settings: Settings, others: tuple[Claim, ...] = (), evidence: Evidence | None = None
    ) -> None:
        """`others` are claims that a hint may name; `evidence` is what is known of it already."""
        self.claim = claim
        self.settings = settings
        self.others = others
        self.plain = stated(claim)
        self._found = evidence
        self._letters = letters_in(said_by(claim))
        self._all_letters = all_letters_in(said_by(claim))
        self.wording = Wording(claim)
        self.fails: tuple[Prop | None, Point] | None = None
        """What fails, and where."""
        self.said_failing: Prop | None = None
        """The same as the author wrote it, where models stand in it."""

    # ── what is known ──

    @property
    def evidence(self) -> Evidence:
        """What numbers say, found once. Raises NoPoint."""
        if self._found is None:
            self._found = Evidence(self.claim, self.settings)
        return self._found

    @property
    def slack(self) -> str:
        """By how much an inequality holds at the points that were looked at; empty where none were."""
        return self._found.samples.slack if self._found is not None else ""

    def with_steps(self, proof: Proof | None) -> Verdict:
        """What is known before the claim is judged: the plain facts, what numbers say, and the steps of its proof."""
        evidence, records = self.evidence, proof.steps if proof is not None else []
        found = evidence.samples
        obligations = dict.fromkeys(self.said(o) for r in records for o in r.obligations)
        met_at = evidence.told(evidence.met_at) if evidence.met_at is not None else ""
        return replace(
            self.plain,
            steps=tuple(self._step(r) for r in records),
            warnings=tuple(self._warnings(proof)) if proof is not None else (),
            obligations=tuple(obligations),
            library=tuple(sorted(_of_the_library(proof))) if proof is not None else (),
            samples=SampleVerdict(
                found.count, found.touching, found.skipped, found.seed, found.longest, met_at, evidence.met_by
            ),
            values=self._values_at(),
            there=self._there(proof),
            found=found_in(self.claim, proof) if proof is not None else (),
            holes=left_open(proof) if proof is not None else (),
        )

    def _step(self, record: StepRecord) -> StepVerdict:
        before, target = record.ends
        return StepVerdict(
            record.relation,
            text(before),
            text(target),
            latex(target),
            tuple([r.label if record.failure is None else self.wording.reason(r) for r in record.reasons]),
            record.line,
            PROVED if record.failure is None else UNDECIDED,
            record.seconds,
            tuple(map(self.said, record.obligations)),
            tuple([idle.reason.label for idle in record.idle]),
            record.found,
        )

    def _warnings(self, proof: Proof) -> Iterator[Warned]:
        """The reasons on which no step rests, in the order of the lines in which they stand."""
        own = [(r.line, number, idle) for number, r in enumerate(proof.steps, 1) for idle in r.idle]
        others: list[tuple[int, int | None, Idle]] = [(p.call.line if p.call else 0, None, i) for p, i in proof.idle]
        for line, step, idle in sorted([*own, *others], key=lambda told: told[0]):
            reason = self.wording.reason(idle.reason)
            yield Warned(line, step, reason, f"{reason} is idle: {self._why(idle)}", IDLE_REASON.code)

    def _why(self, idle: Idle) -> str:
        """How it shows that a reason is idle; of a claim that has no proof, whether it is false."""
        cited = idle.reason.target if isinstance(idle.reason, Cite) else None
        failure = cited.known.failure if isinstance(cited, Claim) and cited.known is not None else None
        if not isinstance(cited, Claim) or failure is None:
            return idle.why
        unproved = Unproved(cited, failure)
        return idle.why.replace(str(unproved), refusal_said(unproved, self.settings))

    def _values_at(self) -> tuple[tuple[str, str], ...]:
        """With --at: what the two sides of the statement, and the ends of each step, are at the point."""
        point = self.evidence.at
        if point is None:
            return ()
        terms = dict.fromkeys(_sides(self.claim.statement))
        steps = self.claim.proof().steps if self.claim.kind == "claim" else []
        ends = [end for step in steps if not step.places for end in step.ends]
        terms.update(dict.fromkeys(end for end in ends if isinstance(end, Term)))
        return tuple((text(t), value_text(self.evidence.of_models(t), point)) for t in terms)

    def _there(self, proof: Proof | None) -> str:
        """With --at: whether the statement holds at the point."""
        point, finding = self.evidence.at, self.evidence.samples.asked
        if point is None or finding is None:
            return ""
        if finding is Finding.TOUCHES and (self._is_proved(proof) or holds_at(self.evidence.question.statement, point)):
            finding = Finding.AGREES
        return point.there(_THERE[finding])

    def _is_proved(self, proof: Proof | None) -> bool:
        """Whether the statement holds wherever its hypotheses do."""
        return proof is not None and proof.theorem is not None and not proof.theorem.axioms

    def said(self, node: Node) -> str:
        """What the kernel found, in the letters of this claim: the kernel remembers equal terms by any letters."""
        return text(self.in_letters(node))

    def in_letters(self, node: Any) -> Any:
        """The same node in the letters of this claim: none stands for a free index and a bound one."""
        said = for_every_opened(node, self._letters) if isinstance(node, Prop) else node
        return lettered(said, self._letter, frozenset([v.name for v in free(said)]))

    def _letter(self, size: Any, taken: Set[str]) -> str:
        """For an index that the kernel binds: one of the claim's that is not taken, or one of its file's."""
        own = self._all_letters.get(size, [])
        free_one = next((letter for letter in own if letter not in taken), None)
        if free_one is not None:
            return free_one
        (any_one,) = unused((self._letters.get(size, "k"),), taken)
        return next((name for name in self.wording.indices(size) if name not in taken), any_one)

    # ── what any judge may find ──

    def error(self, kind: Kind, message: str, line: int | None = None) -> Verdict:
        """The claim cannot be judged."""
        failure = Failure(message, line=line)
        return replace(self.plain, verdict=ERROR, code=kind.code, message=message, failure=failure)

    def refuted(self, so_far: Verdict, point: Point) -> Verdict:
        """The statement is false, as a point shows."""
        witness = self.witness("statement", self.claim.statement, self.claim.given, point)
        false = replace(so_far, verdict=REFUTED, refuted_at="statement", code=FALSE_STATEMENT.code)
        return replace(false, witness=witness, message="the statement is false")

    def witness(self, where: str, statement: Prop | None, given: tuple[Prop, ...], point: Point) -> WitnessVerdict:
        """A point at which a statement fails, with the values of its sides."""
        self.said_failing = arbitrarily(statement) if statement is not None else None
        statement = self.evidence.there(statement) if statement is not None else None
        given = tuple(map(self.evidence.of_models, given))
        self.fails = (statement, point)
        by = refuted_by(statement, given, point) if statement is not None else BALLS
        values = list(sides_at(statement, point)) or (limits_at(statement, point) if statement is not None else [])
        told, missed = self.evidence.told(point), miss_at(statement, point)
        return WitnessVerdict(where, told, point.spec(), tuple(values), by, missed)


_THERE = {
    Finding.AGREES: "it holds",
    Finding.TOUCHES: "numbers do not tell whether it holds",
    Finding.REFUTES: "it fails",
    Finding.UNDEFINED: "it has no value",
    Finding.OUTSIDE: "its hypotheses are not shown to hold, so that it says nothing",
}
"""What a point says of a statement."""


def _of_the_library(proof: Proof) -> set[str]:
    """The claims that come with derive and that a proof names."""
    named = cited_in(proof.part) if proof.part is not None else ()
    return {one.id for one in named if isinstance(one, Shelved)}


def _sides(statement: Prop) -> tuple[Term, ...]:
    """The two sides of a relation between numbers."""
    if isinstance(statement, Rel) and is_real(statement.left):
        return statement.parts()
    return ()


def undecided(so_far: Verdict, kind: Kind, message: str, hint: str | None = None) -> Verdict:
    """Neither proved nor refuted, and why."""
    failure = Failure(message, hint=hint)
    return replace(so_far, verdict=UNDECIDED, code=kind.code, message=message, failure=failure)

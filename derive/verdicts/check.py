"""One claim → one frozen verdict: its proof, the statement looked at with numbers, and SymPy's word on it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from inspect import signature
from typing import TypeGuard
from weakref import WeakKeyDictionary

import numpy as np
import sympy
from msgspec.structs import replace

from ..claims.claim import Claim
from ..claims.proof import Proof, StepRecord
from ..evidence.explicit import Explicit, at_size, rederive
from ..evidence.numbers.points import Point, read_point
from ..evidence.numbers.question import Question
from ..evidence.numbers.sample import examine
from ..evidence.numbers.simulate import estimate
from ..evidence.witness import sides_at, value_text
from ..files.load import explained, line_in
from ..kernel import Theorem
from ..printing.domains import domain, in_doubt, named_in
from ..printing.latex import latex
from ..printing.text import text
from ..prooftree.digests import Digests
from ..records.page import Page
from ..records.settings import Settings
from ..records.verdict import (
    ALARM,
    BALLS,
    ERROR,
    PROVED,
    REFUTED,
    STARRED,
    TESTED,
    UNDECIDED,
    Failure,
    SampleVerdict,
    StepVerdict,
    Verdict,
    WitnessVerdict,
)
from ..search.at_point import holds_at
from ..terms.definition import definitions_in
from ..terms.letters import letters_in, relettered
from ..terms.node import Node, Term, free
from ..terms.statement import RELATION, Prop, Rel
from ..terms.term import Dim, Scalar, Variable, is_real
from .bearing import unrelated
from .fault import claim_of, fault, undefined_hypothesis, unproved
from .meaning import assumed_by, meaning_of, told
from .numbers import Evidence, refuted_by
from .prose.pages import page_of


def check(claim: Claim, settings: Settings, others: Iterable[Claim] = (), evidence: Evidence | None = None) -> Verdict:
    """The verdict on a claim. `others` are claims that a hint may name; `evidence` is what is known of it already.

    Exceptions of the author's code become the verdict "error". Raises NoPoint
    where `settings.at` or meets=witness(…) is no point of the claim.
    """
    already, started = claim.seconds, time.perf_counter()
    checking = _Check(claim, settings, tuple(others), evidence)
    verdict = checking.verdict()
    if settings.pages and not claim.inert and verdict.verdict != ERROR:
        verdict = replace(verdict, page=checking.page())
    return replace(verdict, seconds=already + time.perf_counter() - started)


_STANDING: WeakKeyDictionary[Claim, dict[Settings, Verdict]] = WeakKeyDictionary()


def standing(claim: Claim, settings: Settings) -> Verdict:
    """The verdict on a claim that another one points at, found once."""
    known_of_it = _STANDING.setdefault(claim, {})
    if settings not in known_of_it:
        known_of_it[settings] = check(claim, replace(settings, at=None))
    return known_of_it[settings]


def refuted_already(evidence: Evidence) -> Verdict | None:
    """The verdict on a claim that numbers refute, for where its proof is never finished; None if they do not."""
    if evidence.refutation is None or evidence.claim.kind != "claim" or evidence.claim.inert:
        return None
    checking = _Check(evidence.claim, evidence.settings, (), evidence)
    return checking.refuted(checking.with_evidence(evidence, None), evidence.refutation)


class _Check:
    def __init__(
        self, claim: Claim, settings: Settings, others: tuple[Claim, ...], evidence: Evidence | None = None
    ) -> None:
        self.claim = claim
        self.settings = settings
        self.others = others
        self.found = evidence
        self.fails: tuple[Prop | None, Point] | None = None
        """What fails, and where."""
        self.letters = letters_in((claim.statement, *claim.given))
        self.variables = frozenset().union(*[free(p) for p in (claim.statement, *claim.given)])
        meaning, outline = told(claim)
        self.plain = Verdict(
            claim.name,
            claim.file,
            claim.line,
            claim.kind,
            UNDECIDED,
            statement=claim.says or text(claim.statement),
            latex="" if claim.says else latex(claim.statement),
            source=claim.source,
            doc=claim.doc,
            given=tuple(map(text, claim.given)),
            definitions=tuple(_defined(claim)),
            dimensions=tuple(sorted((v.name, v.at_least) for v in self.variables if isinstance(v, Dim))),
            scalars=tuple(sorted((text(v), f"{RELATION[v.signs]} 0") for v in self.variables if _has_sign(v))),
            variables=tuple(_ranging(claim)),
            in_doubt=tuple(map(text, in_doubt((claim.statement, *claim.given)))),
            corrected=claim.corrected.name if claim.corrected is not None else None,
            corrected_meaning=meaning_of(claim.corrected) if claim.corrected is not None else "",
            expect=claim.expect,
            meaning=meaning,
            outline=outline,
        )

    def page(self) -> Page:
        """What there is to print of the claim, once its verdict is known."""
        proof = self.claim.proof() if self.claim.kind == "claim" else None
        failing, point = self.fails or (None, None)
        return page_of(self.claim, proof, point, failing, self.evidence.samples.slack if self.found else "")

    def verdict(self) -> Verdict:
        if self.claim.inert:
            return self._error("recorded outside the loader: run it with `derive run`, or inside `with as_written():`")
        if self.claim.kind == "erratum":
            return self._erratum()
        if self.claim.kind == "note":
            return self._note()
        if self.claim.kind == "experiment":
            return self._experiment()
        try:
            proof = self.claim.proof()
        except MemoryError:
            raise
        except Exception as problem:
            names = getattr(self.claim.body, "__globals__", {})
            return self._error(explained(problem, names), line_in(problem, self.claim.file))
        so_far = self.with_evidence(self.evidence, proof)
        if self.claim.kind == "axiom":
            return self._axiom(so_far)
        if proof.theorem is not None:
            return self._proved(so_far, proof.theorem)
        return self._not_proved(so_far, proof)

    # ── evidence ──

    @property
    def evidence(self) -> Evidence:
        """What numbers say, found once. Raises NoPoint."""
        if self.found is None:
            self.found = Evidence(self.claim, self.settings)
        return self.found

    def with_evidence(self, evidence: Evidence, proof: Proof | None) -> Verdict:
        """What is known of the claim before it is judged."""
        records, found = proof.steps if proof is not None else [], evidence.samples
        obligations = dict.fromkeys(self._said(o) for r in records for o in r.obligations)
        met_at = str(evidence.met_at) if evidence.met_at is not None else ""
        return replace(
            self.plain,
            steps=tuple(self._step(r) for r in records),
            obligations=tuple(obligations),
            samples=SampleVerdict(
                found.count, found.touching, found.skipped, found.seed, found.longest, met_at, evidence.met_by
            ),
            values=self._values_at(),
        )

    def _values_at(self) -> tuple[tuple[str, str], ...]:
        """With --at: what the two sides of the statement, and the ends of each step, are at the point."""
        if self.settings.at is None:
            return ()
        point = read_point(self.settings.at, self.variables)
        terms = dict.fromkeys(_sides(self.claim.statement))
        steps = self.claim.proof().steps if self.claim.kind == "claim" else []
        terms.update(dict.fromkeys(t for s in steps for t in (s.before, s.target) if isinstance(t, Term)))
        return tuple((text(t), value_text(t, point)) for t in terms)

    # ── outcomes ──

    def _error(self, message: str, line: int | None = None) -> Verdict:
        return replace(self.plain, verdict=ERROR, message=message, failure=Failure(message, line=line))

    def _axiom(self, so_far: Verdict) -> Verdict:
        if self.evidence.refutation is not None:
            return self.refuted(so_far, self.evidence.refutation)
        return replace(so_far, verdict=TESTED, message="assumed, not proved", axioms=(self.claim.name,))

    def _proved(self, so_far: Verdict, theorem: Theorem) -> Verdict:
        found = self.evidence.samples
        if not self._is_its_own(theorem):
            return self._error("what was proved is not what the claim states; was it changed after its proof?")
        second = self._second_engine()
        so_far = replace(so_far, explicit=second.sizes, agrees=second.agrees, axioms=tuple(sorted(theorem.axioms)))
        so_far = replace(so_far, assumed=assumed_by(theorem))
        point = found.refutation or found.undefined
        if found.refutation is not None and theorem.axioms:
            return replace(self.refuted(so_far, found.refutation), message="false, so one of its axioms is")
        if point is not None and not theorem.axioms:
            message = "proved by the kernel and refuted by numbers: the checker is broken, believe neither"
            return replace(so_far, verdict=ALARM, message=message, witness=self._witness("statement", point))
        if point is not None:
            message = f"at {point} the statement has no value, whatever its axioms say"
            return replace(so_far, message=message, failure=Failure(message))
        if second.agrees is False:
            message = f"proved by the kernel and refuted by SymPy at n = {second.sizes[-1]}: the checker is broken"
            return replace(so_far, verdict=ALARM, message=message)
        unclear = self._unclear()
        if unclear is not None:
            return replace(so_far, verdict=UNDECIDED, message=unclear, failure=Failure(unclear))
        foreign = theorem.axioms - self.settings.permitted_axioms
        if foreign:
            names = ", ".join(sorted(foreign))
            message = f"rests on {names}, which is not permitted"
            hint = (
                f"prove it, or permit it: permitted-axioms = [{', '.join(map(repr, sorted(foreign)))}] in [tool.derive]"
            )
            return replace(so_far, message=message, failure=Failure(message, hint=hint.replace("'", '"')))
        digest = Digests().judgement(theorem.statement, theorem.hypotheses, theorem.axioms)
        return replace(so_far, verdict=STARRED if theorem.axioms else PROVED, digest=digest)

    def _is_its_own(self, theorem: Theorem) -> bool:
        """Whether a theorem is what the claim states now."""
        same = type(theorem) is Theorem and theorem.statement == self.claim.statement
        return same and theorem.hypotheses == frozenset(self.claim.given)

    def _second_engine(self) -> Explicit:
        with sympy.evaluate(True):
            return rederive(self.claim.statement, self.claim.given)

    def _unclear(self) -> str | None:
        """What keeps a proved statement from meaning what it seems to."""
        return undefined_hypothesis(self.claim.given) or self.evidence.vacuity

    def _not_proved(self, so_far: Verdict, proof: Proof) -> Verdict:
        found = self.evidence.samples
        number = proof.failed_step
        record = proof.steps[number - 1] if number is not None else None
        if found.refutation is not None:
            failure = self._failure(proof, record, hint=False)
            return replace(self.refuted(so_far, found.refutation), failure=failure)
        if record is not None and number is not None:
            point = self._refutation_of(record)
            if point is not None:
                witness = self._witness(f"step {number}", point, record)
                return replace(
                    so_far,
                    verdict=REFUTED,
                    refuted_at=f"step {number}",
                    witness=witness,
                    message=f"step {number} is false",
                    failure=self._failure(proof, record, hint=False),
                )
        failure = self._failure(proof, record, hint=True)
        said = f"step {number} holds, but" if failure.idle else f"step {number} is not shown:"
        message = f"{said} {failure.reason}" if number is not None else failure.reason
        if found.undefined is not None:
            message += f" (at {found.undefined} the statement has no value)"
        return replace(so_far, message=message, failure=failure)

    def refuted(self, so_far: Verdict, point: Point) -> Verdict:
        """False, as a point shows."""
        return replace(
            so_far,
            verdict=REFUTED,
            refuted_at="statement",
            witness=self._witness("statement", point),
            message="the statement is false",
        )

    def _erratum(self) -> Verdict:
        found = self.evidence.samples
        so_far = self.with_evidence(self.evidence, None)
        if found.refutation is None:
            message = "nothing refutes the published statement"
            hint = "give a point at which it fails: meets=witness(n=…, …)"
            return replace(so_far, message=message, failure=Failure(message, hint=hint))
        so_far = self.refuted(so_far, found.refutation)
        corrected = self.claim.corrected
        if corrected is None:
            return so_far
        message = self._not_true(corrected)
        if message:
            return replace(so_far, verdict=UNDECIDED, message=message, failure=Failure(message))
        return replace(so_far, message=f"as published; {corrected.name} is true instead")

    def _note(self) -> Verdict:
        corrected = self.claim.corrected
        message = self._not_true(corrected) if corrected is not None else "a note needs corrected=…"
        if message or corrected is None:
            return replace(self.plain, message=message, failure=Failure(message))
        return replace(self.plain, verdict=TESTED, message=f"states nothing; {corrected.name} is true instead")

    def _not_true(self, corrected: Claim) -> str:
        """Why a corrected claim does not stand for what was published; empty if it does."""
        if corrected.kind != "claim":
            return f"corrected={corrected.name} is not proved: it is no claim"
        off = unrelated(corrected.statement, self.claim.statement) if self.claim.kind == "erratum" else None
        if off is not None:
            return f"corrected={corrected.name} does not bear on it: {off}"
        verdict = standing(corrected, self.settings)
        if verdict.verdict in (PROVED, STARRED):
            return ""
        return f"corrected={corrected.name} is not proved: {verdict.message or verdict.verdict}"

    def _experiment(self) -> Verdict:
        rng, expect = np.random.default_rng(self.settings.seed), self.claim.expect
        if not signature(self.claim.body).parameters:
            return self._error(f"an experiment takes NumPy's generator: def {self.claim.name}(rng)")
        try:
            found = estimate(self.claim.body(rng))  # type: ignore[call-arg]
        except Exception as problem:
            return self._error(explained(problem), line_in(problem, self.claim.file))
        samples = SampleVerdict(count=found.trials, seed=self.settings.seed)
        message = f"{found}, seed {self.settings.seed}"
        if expect is not None and not (found.low <= expect[1] and expect[0] <= found.high):
            message += f"; expected in [{expect[0]:g}, {expect[1]:g}]"
            return replace(self.plain, samples=samples, message=message, failure=Failure(message))
        return replace(self.plain, verdict=TESTED, samples=samples, message=message)

    # ── failures ──

    def _refutation_of(self, record: StepRecord) -> Point | None:
        """A point at which a step's own claim fails under the hypotheses in force."""
        statement = claim_of(record)
        if statement is None:
            return None
        variables = frozenset().union(*[free(p) for p in (statement, *record.given)])
        return examine(Question(statement, record.given, variables, holds_at), self.settings.seed).refutation

    def _witness(self, where: str, point: Point, record: StepRecord | None = None) -> WitnessVerdict:
        statement = claim_of(record) if record is not None else self.claim.statement
        self.fails = (statement, point)
        given = record.given if record is not None else self.claim.given
        by = refuted_by(statement, given, point) if statement is not None else BALLS
        return WitnessVerdict(where, str(point), point.spec(), tuple(sides_at(statement, point)), by)

    def _failure(self, proof: Proof, record: StepRecord | None, hint: bool) -> Failure:
        if record is None:
            return Failure(str(unproved(proof)), line=self.claim.line)
        return fault(proof, record, self._said, self.others if hint else None)

    # ── words ──

    def _said(self, node: Node) -> str:
        """What the kernel found, in the letters of this claim: the kernel remembers equal terms by any letters."""
        return text(relettered(node, self.letters))

    def _step(self, record: StepRecord) -> StepVerdict:
        return StepVerdict(
            record.relation,
            text(record.before),
            text(record.target),
            latex(record.target),
            tuple(r.label for r in record.reasons),
            record.line,
            PROVED if record.failure is None else UNDECIDED,
            record.seconds,
            tuple(map(self._said, record.obligations)),
        )


def written_out(claim: Claim, n: int) -> list[str]:
    """What SymPy derives at one n for the left side of a claim, as lines."""
    with sympy.evaluate(True):
        return at_size(claim.statement, n)


# ── small pieces ──────────────────────────────────────────────────────────────


def _defined(claim: Claim) -> Iterator[tuple[str, str]]:
    """The definitions that the statement and the hypotheses use, as `p_i` and its body."""
    for definition in dict.fromkeys(d for p in (claim.statement, *claim.given) for d in definitions_in(p)):
        yield text(definition.call({})), text(definition.body)


def _ranging(claim: Claim) -> Iterator[tuple[str, str]]:
    """The names beside those of dimensions and of scalars with a sign, and what they range over."""
    for variable in named_in((claim.statement, *claim.given)):
        if not isinstance(variable, Dim) and not _has_sign(variable):
            yield text(variable), domain(variable)


def _has_sign(variable: Variable) -> TypeGuard[Scalar]:
    return isinstance(variable, Scalar) and variable.signs in RELATION


def _sides(statement: Prop) -> tuple[Term, ...]:
    """The two sides of a relation between numbers."""
    if isinstance(statement, Rel) and is_real(statement.left):
        return statement.parts()
    return ()

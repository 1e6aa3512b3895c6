"""One claim → one frozen verdict: its proof, the statement looked at with numbers, and SymPy's word on it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard
from weakref import WeakKeyDictionary

import numpy as np
import sympy

from .chain import IFF
from .claim import Claim
from .explicit import Explicit, at_size, rederive
from .kernel import Rejected, Theorem, render
from .kernel.context import Context, known
from .kernel.domain import Gap
from .load import explained, line_in
from .numbers.points import Point, point_of, read_point
from .numbers.sample import Question, Samples, examine
from .numbers.simulate import estimate
from .numbers.truth import require_domain
from .proof import ChainFault, Proof, StepRecord
from .prooftree.digests import Digests
from .search.at_point import holds_at
from .search.convert import derivatives
from .search.hints import nearest_reason
from .search.scope import Scope, hypothesis
from .search.step import Failed
from .settings import Settings
from .terms.definition import definitions_in
from .terms.latex import latex
from .terms.letters import letters_in, relettered
from .terms.node import Node, Term, free
from .terms.statement import EQ, RELATION, SIGNS, And, ForAll, Iff, Implies, Prop, Rel
from .terms.term import Dim, Index, Scalar, Variable, is_real, minus
from .terms.text import text
from .verdict import (
    ALARM,
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
from .witness import sides_at, value_text
from .written.expression import as_written
from .written.reader import read_real

_LONGEST_DIFFERENCE = 100


def check(claim: Claim, settings: Settings, others: Iterable[Claim] = ()) -> Verdict:
    """The verdict on a claim. `others` are claims that a hint may name.

    Exceptions of the author's code become the verdict "error". Raises NoPoint
    where `settings.at` is no point of the claim.
    """
    already, started = claim.seconds, time.perf_counter()
    verdict = _Check(claim, settings, tuple(others)).verdict()
    return replace(verdict, seconds=already + time.perf_counter() - started)


_STANDING: WeakKeyDictionary[Claim, dict[Settings, Verdict]] = WeakKeyDictionary()


def standing(claim: Claim, settings: Settings) -> Verdict:
    """The verdict on a claim that another one points at, found once."""
    known_of_it = _STANDING.setdefault(claim, {})
    if settings not in known_of_it:
        known_of_it[settings] = check(claim, replace(settings, at=None))
    return known_of_it[settings]


class _Check:
    def __init__(self, claim: Claim, settings: Settings, others: tuple[Claim, ...]) -> None:
        self.claim = claim
        self.settings = settings
        self.others = others
        self.letters = letters_in((claim.statement, *claim.given))
        self.variables = frozenset().union(*[free(p) for p in (claim.statement, *claim.given)])
        self.question = Question(claim.statement, claim.given, self.variables, holds_at)
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
            corrected=claim.corrected.name if claim.corrected is not None else None,
        )

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
        found = self._samples()
        known_so_far = self._with_evidence(found, proof)
        if self.claim.kind == "axiom":
            return self._axiom(known_so_far, found)
        if proof.theorem is not None:
            return self._proved(known_so_far, found, proof.theorem)
        return self._not_proved(known_so_far, found, proof)

    # ── evidence ──

    def _samples(self) -> Samples:
        if self.settings.at is not None:
            point = read_point(self.settings.at, self.variables)
            require_domain(point)
            return examine(self.question, self.settings.seed, [point], draw=False)
        return examine(self.question, self.settings.seed, self._meeting_point())

    def _meeting_point(self) -> list[Point]:
        """The author's own point, if there is one. Raises NoPoint where it is none."""
        if self.claim.meets is None:
            return []
        with as_written():
            values = {name: _exact(value) for name, value in self.claim.meets.values.items()}
        point = point_of(values, self.variables)
        require_domain(point)
        return [point]

    def _with_evidence(self, found: Samples, proof: Proof | None) -> Verdict:
        records = proof.steps if proof is not None else []
        obligations = dict.fromkeys(self._said(o) for r in records for o in r.obligations)
        return replace(
            self.plain,
            steps=tuple(self._step(r) for r in records),
            obligations=tuple(obligations),
            samples=SampleVerdict(found.count, found.touching, found.skipped, found.seed, found.longest),
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

    def _axiom(self, so_far: Verdict, found: Samples) -> Verdict:
        if found.refutation is not None:
            return self._refuted(so_far, found.refutation)
        return replace(so_far, verdict=TESTED, message="assumed, not proved", axioms=(self.claim.name,))

    def _proved(self, so_far: Verdict, found: Samples, theorem: Theorem) -> Verdict:
        if not self._is_its_own(theorem):
            return self._error("what was proved is not what the claim states; was it changed after its proof?")
        second = self._second_engine()
        so_far = replace(so_far, explicit=second.sizes, agrees=second.agrees, axioms=tuple(sorted(theorem.axioms)))
        point = found.refutation or found.undefined
        if found.refutation is not None and theorem.axioms:
            return replace(self._refuted(so_far, found.refutation), message="false, so one of its axioms is")
        if point is not None and not theorem.axioms:
            message = "proved by the kernel and refuted by numbers: the checker is broken, believe neither"
            return replace(so_far, verdict=ALARM, message=message, witness=self._witness("statement", point))
        if point is not None:
            message = f"at {point} the statement has no value, whatever its axioms say"
            return replace(so_far, message=message, failure=Failure(message))
        if second.agrees is False:
            message = f"proved by the kernel and refuted by SymPy at n = {second.sizes[-1]}: the checker is broken"
            return replace(so_far, verdict=ALARM, message=message)
        unclear = self._unclear(found)
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

    def _unclear(self, found: Samples) -> str | None:
        """What keeps a proved statement from meaning what it seems to."""
        ill = undefined_hypothesis(self.claim.given)
        if ill is not None:
            return ill
        if not found.met and self.settings.at is None:
            if self.claim.meets is not None:
                return "vacuous: the point in meets=witness(…) does not meet the hypotheses"
            return "vacuous: no point was found that meets the hypotheses; give one, meets=witness(n=…, …)"
        return None

    def _not_proved(self, so_far: Verdict, found: Samples, proof: Proof) -> Verdict:
        number = proof.failed_step
        record = proof.steps[number - 1] if number is not None else None
        if found.refutation is not None:
            failure = self._failure(proof, number, record, hint=False)
            return replace(self._refuted(so_far, found.refutation), failure=failure)
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
                    failure=self._failure(proof, number, record, hint=False),
                )
        failure = self._failure(proof, number, record, hint=True)
        message = f"step {number} is not shown: {failure.reason}" if number is not None else failure.reason
        if found.undefined is not None:
            message += f" (at {found.undefined} the statement has no value)"
        return replace(so_far, message=message, failure=failure)

    def _refuted(self, so_far: Verdict, point: Point) -> Verdict:
        return replace(
            so_far,
            verdict=REFUTED,
            refuted_at="statement",
            witness=self._witness("statement", point),
            message="the statement is false",
        )

    def _erratum(self) -> Verdict:
        found = self._samples()
        so_far = self._with_evidence(found, None)
        if found.refutation is None:
            message = "nothing refutes the published statement"
            hint = "give a point at which it fails: meets=witness(n=…, …)"
            return replace(so_far, message=message, failure=Failure(message, hint=hint))
        so_far = self._refuted(so_far, found.refutation)
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
        """Why a corrected claim does not stand; empty if it does."""
        if corrected.kind != "claim":
            return f"corrected={corrected.name} is not proved: it is no claim"
        verdict = standing(corrected, self.settings)
        if verdict.verdict in (PROVED, STARRED):
            return ""
        return f"corrected={corrected.name} is not proved: {verdict.message or verdict.verdict}"

    def _experiment(self) -> Verdict:
        rng, expect = np.random.default_rng(self.settings.seed), self.claim.expect
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
        statement = _claim_of(record)
        if statement is None:
            return None
        variables = frozenset().union(*[free(p) for p in (statement, *record.given)])
        return examine(Question(statement, record.given, variables, holds_at), self.settings.seed).refutation

    def _witness(self, where: str, point: Point, record: StepRecord | None = None) -> WitnessVerdict:
        statement = _claim_of(record) if record is not None else self.claim.statement
        return WitnessVerdict(where, str(point), point.spec(), tuple(sides_at(statement, point)))

    def _failure(self, proof: Proof, number: int | None, record: StepRecord | None, hint: bool) -> Failure:
        refusal = proof.failure if proof.failure is not None else Rejected("no proof")
        if record is None:
            return Failure(str(refusal), line=self.claim.line)
        needs = refusal.needs
        return Failure(
            str(refusal),
            number,
            record.line,
            gives=self._shown(_gives(refusal, record)),
            wrote=text(record.target),
            needs=self._shown(needs),
            differs=None if hint else self._shown(_difference(record), _LONGEST_DIFFERENCE),
            hint=self._hint(record, refusal) if hint else None,
            of_chain=isinstance(refusal, ChainFault),
        )

    def _hint(self, record: StepRecord, refusal: Rejected) -> str | None:
        statement = _claim_of(record)
        labels = None
        if isinstance(statement, Rel):
            labels = nearest_reason(statement, record.reasons, Scope(record.given), self.others)
        if labels is not None and set(labels) != {r.label for r in record.reasons}:
            return f"the step holds with {', '.join(labels)}" if labels else "the step holds without a reason"
        if refusal.needs is not None and refusal.needs != statement:
            return f"if {self._said(refusal.needs)} is meant, state it: given=[…]"
        return None

    # ── words ──

    def _said(self, node: Node) -> str:
        """What the kernel found, in the letters of this claim: the kernel remembers equal terms by any letters."""
        return text(relettered(node, self.letters))

    def _shown(self, node: Node | None, longest: int | None = None) -> str | None:
        said = self._said(node) if node is not None else ""
        return said if said and (longest is None or len(said) <= longest) else None

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


def _has_sign(variable: Variable) -> TypeGuard[Scalar]:
    return isinstance(variable, Scalar) and variable.signs in RELATION


def _claim_of(record: StepRecord) -> Prop | None:
    """What a step claims on its own."""
    if record.relation in SIGNS:
        return Rel(record.relation, record.before, record.target)  # type: ignore[arg-type]
    if record.relation == IFF:
        return Iff(record.before, record.target)  # type: ignore[arg-type]
    return Implies(record.before, record.target)  # type: ignore[arg-type]


def _sides(statement: Prop) -> tuple[Term, ...]:
    """The two sides of a relation between numbers."""
    if isinstance(statement, Rel) and is_real(statement.left):
        return statement.parts()
    return ()


def _gives(refusal: Rejected, record: StepRecord) -> Term | None:
    """What the reasons make of the left side: the term after its changes, or else its normal form."""
    gives = refusal.gives if isinstance(refusal, Failed) else None
    if not isinstance(gives, Term) or record.relation != EQ:
        return None
    if gives == record.before:
        try:
            gives = render(known(Scope(record.given).facts).normal(gives))
        except Rejected:
            return None
    return gives


def _difference(record: StepRecord) -> Term | None:
    """Right - left of an equation that fails, in normal form."""
    if record.relation != EQ or any(True for _ in derivatives(record.before)):
        return None
    ctx = known(Scope(record.given).facts)
    try:
        poly = ctx.normal(minus(record.target, record.before))  # type: ignore[arg-type]
    except Rejected:
        return None
    return render(poly) if poly else None


def _exact(value: object) -> object:
    """A value in witness(…) as closed terms; lists stay lists."""
    return [_exact(v) for v in value] if isinstance(value, list | tuple) else read_real(value)


def undefined_hypothesis(given: tuple[Prop, ...]) -> str | None:
    """Why a hypothesis may have no value where the earlier ones hold, or None."""
    for number, statement in enumerate(given):
        ctx = known(tuple(map(hypothesis, given[:number])))
        found = _first_gap(ctx, statement)
        if found is not None:
            return f"hypothesis {text(statement)}: {found.reason}; state that before it"
    return None


def _first_gap(ctx: Context, statement: Prop) -> Gap | None:
    match statement:
        case Rel(_, left, right):
            return ctx.gap(left) or ctx.gap(right)
        case ForAll(size, _, letter):
            return _first_gap(ctx, statement.instance(Index(f"{letter}·", size)))
        case And(members):
            return next((g for g in (_first_gap(ctx, m) for m in members) if g is not None), None)
    return None

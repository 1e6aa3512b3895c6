"""Claims: a theorem that the kernel, numbers and SymPy agree on; or the step at which the proof fails."""

from __future__ import annotations

import sympy
from msgspec.structs import replace

from ...claims.finding import Unfound
from ...claims.proof import ChainFault, Proof, StepRecord
from ...evidence.explicit import Explicit, rederive
from ...evidence.numbers.points import Point
from ...evidence.numbers.sample import examine
from ...files.explained import explained, kind_of, line_in
from ...kernel import Theorem
from ...messages import claims, proofs, refuted, sources
from ...prooftree.digests import Digests
from ...records.verdict import ALARM, PROVED, REFUTED, STARRED, STOPPED, Failure, Verdict
from ..case import Case, undecided
from ..chain_fault import chain_fault
from ..cited import refusal_said
from ..fault import claim_of, fault, kind_of_fault, unproved
from ..hypotheses import impossible_hypothesis, undefined_hypothesis
from ..meaning import assumed_by
from ..no_value import refuted_without_value


def judge(case: Case) -> Verdict:
    """Proved, refuted at the statement or at a step, undecided, or an error of the author's code."""
    proof = proof_of(case)
    if isinstance(proof, Verdict):
        return proof
    if proof.theorem is None:
        case.evidence.look_on()
    so_far = case.with_steps(proof)
    if case.settings.no_holes and proof.holes:
        return _refused(so_far, proof)
    if proof.theorem is not None:
        return _proved(case, so_far, proof.theorem)
    return _not_proved(case, so_far, proof)


def proof_of(case: Case) -> Proof | Verdict:
    """The proof that the claim's body makes; or the verdict, where its code fails."""
    try:
        return case.claim.proof()
    except MemoryError:
        raise
    except Exception as problem:
        names = getattr(case.claim.body, "__globals__", {})
        return case.error(kind_of(problem), explained(problem, names), line_in(problem, case.claim.file))


# ── with a theorem ────────────────────────────────────────────────────────────


def _proved(case: Case, so_far: Verdict, theorem: Theorem) -> Verdict:
    """Proved, if nothing speaks against it."""
    if not _is_its_own(case, theorem):
        return case.error(
            sources.NOT_ITS_OWN, "what was proved is not what the claim states; was it changed after its proof?"
        )
    second = _second_engine(case)
    axioms = tuple(sorted(theorem.axioms))
    so_far = replace(so_far, explicit=second.sizes, agrees=second.agrees, axioms=axioms, assumed=assumed_by(theorem))
    objection = _contradicted(case, so_far, theorem, second) or _unclear(case, so_far) or _not_permitted(case, so_far)
    if objection is not None:
        return objection
    digest = Digests().judgement(theorem.statement, theorem.hypotheses, theorem.axioms)
    return replace(so_far, verdict=STARRED if theorem.axioms else PROVED, digest=digest)


def _is_its_own(case: Case, theorem: Theorem) -> bool:
    """Whether a theorem is what the claim states now."""
    same = type(theorem) is Theorem and theorem.statement == case.claim.statement
    return same and theorem.hypotheses == frozenset(case.claim.given)


def _second_engine(case: Case) -> Explicit:
    """What SymPy derives at small n."""
    with sympy.evaluate(True):
        return rederive(case.claim.statement, case.claim.given)


def _contradicted(case: Case, so_far: Verdict, theorem: Theorem, second: Explicit) -> Verdict | None:
    """What becomes of a theorem that numbers or SymPy contradict: its axioms are to blame, or the checker is broken."""
    found = case.evidence.samples
    if found.refutation is not None and theorem.axioms:
        false = case.refuted(so_far, found.refutation)
        return replace(false, code=refuted.FALSE_AXIOM.code, message="false, so one of its axioms is")
    point = found.refutation or found.undefined
    if point is not None and not theorem.axioms:
        message = "proved by the kernel and refuted by numbers: the checker is broken, believe neither"
        witness = case.witness("statement", case.claim.statement, case.claim.given, point)
        return replace(so_far, verdict=ALARM, code=refuted.NUMBERS_DISAGREE.code, message=message, witness=witness)
    if point is not None:
        return undecided(so_far, claims.NO_VALUE, point.there("the statement has no value, whatever its axioms say"))
    if second.agrees is False:
        message = f"proved by the kernel and refuted by SymPy at n = {second.sizes[-1]}: the checker is broken"
        return replace(so_far, verdict=ALARM, code=refuted.SYMPY_DISAGREES.code, message=message)
    return None


def _unclear(case: Case, so_far: Verdict) -> Verdict | None:
    """What keeps a proved statement from meaning what it seems to."""
    given, vacuity = case.claim.given, case.evidence.vacuity
    undefined = undefined_hypothesis(given)
    if undefined is not None:
        return undecided(so_far, claims.HYPOTHESIS_WITHOUT_VALUE, undefined)
    if vacuity is None:
        return None
    impossible = impossible_hypothesis(given)
    if impossible is not None:
        return undecided(so_far, claims.IMPOSSIBLE_HYPOTHESIS, impossible)
    return undecided(so_far, claims.VACUOUS, vacuity)


def _not_permitted(case: Case, so_far: Verdict) -> Verdict | None:
    """The axioms that a theorem rests on and the configuration does not permit."""
    foreign = [name for name in so_far.axioms if name not in case.settings.permitted_axioms]
    if not foreign:
        return None
    listed = ", ".join(map(repr, foreign)).replace("'", '"')
    hint = f"prove it, or permit it: permitted-axioms = [{listed}] in [tool.derive]"
    return undecided(so_far, claims.NOT_PERMITTED, f"rests on {', '.join(foreign)}, which is not permitted", hint)


# ── with something left open ──


def _refused(so_far: Verdict, proof: Proof) -> Verdict:
    """Undecided, since nothing may be left open."""
    lines = sorted({hole.line for hole in proof.holes})
    said = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
    message = f"{said}: left open, which --no-holes does not allow"
    failure = Failure(message, line=lines[0], hint="`derive fill` writes what is found into the file")
    return replace(so_far, code=claims.LEFT_OPEN.code, message=message, failure=failure)


_NEXT = "write a step that leads there, and leave the rest open: calc(a).eq(b, ...)"


def _not_found(so_far: Verdict, refusal: Unfound, failure: Failure) -> Verdict:
    """Undecided, since nothing was found for what is left open."""
    begins, kind = (STOPPED, claims.TOO_LONG) if refusal.stopped else ("", proofs.NOTHING_FOUND)
    failure = failure if refusal.stopped else replace(failure, hint=_NEXT)
    return replace(so_far, code=kind.code, message=f"{begins}{refusal}", failure=failure)


# ── without one ───────────────────────────────────────────────────────────────


def _not_proved(case: Case, so_far: Verdict, proof: Proof) -> Verdict:
    """Refuted at the statement, or at the step that failed; or undecided."""
    case.evidence.seek()
    point, number = case.evidence.refutation, proof.failed_step
    record = proof.steps[number - 1] if number is not None else None
    if point is not None and isinstance(proof.failure, Unfound):
        return case.refuted(so_far, point)
    if point is not None:
        return replace(case.refuted(so_far, point), failure=_failure(case, proof, record, hint=False))
    without = refuted_without_value(case, so_far)
    if without is not None:
        hint = without.failure.hint if without.failure is not None else None
        failure = _failure(case, proof, record, hint=hint is None)
        return replace(without, failure=replace(failure, hint=hint or failure.hint, differs=None))
    if record is not None and number is not None:
        point = _refutation_of(case, record)
        if point is not None:
            failure = _failure(case, proof, record, hint=False)
            return replace(_refuted_step(case, so_far, record, number, point), failure=failure)
    failure = _failure(case, proof, record, hint=True)
    if isinstance(proof.failure, Unfound):
        return _not_found(so_far, proof.failure, failure)
    message = f"step {number} is not shown: {failure.reason}" if number is not None else failure.reason
    message = f"{STOPPED}{message}" if proof.stopped else message
    return replace(so_far, code=kind_of_fault(proof, record).code, message=message, failure=failure)


def _refuted_step(case: Case, so_far: Verdict, record: StepRecord, number: int, point: Point) -> Verdict:
    where = f"step {number}"
    witness = case.witness(where, claim_of(record), record.given, point)
    false = replace(so_far, verdict=REFUTED, refuted_at=where, code=refuted.FALSE_STEP.code)
    return replace(false, witness=witness, message=f"{where} is false")


def _refutation_of(case: Case, record: StepRecord) -> Point | None:
    """A point at which a step's own claim fails under the hypotheses in force."""
    statement = claim_of(record)
    if statement is None:
        return None
    question, at = case.evidence.asked(statement, record.given), case.evidence.at
    there = at if at is not None and question.variables <= at.values.keys() else None
    return examine(question, case.settings.seed, asked=there).refutation


def _failure(case: Case, proof: Proof, record: StepRecord | None, hint: bool) -> Failure:
    stopped = unproved(proof)
    if isinstance(stopped, ChainFault):
        return chain_fault(case, proof, stopped, hint)
    if record is None:
        line = stopped.line if isinstance(stopped, Unfound) else case.claim.line
        return Failure(refusal_said(stopped, case.settings), line=line)
    return fault(case, proof, record, hint)

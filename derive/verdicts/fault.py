"""Why a claim is not proved: what a step gives, what was written, what is missing, and what to try."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from ..claims.chain import IFF
from ..claims.claim import Claim
from ..claims.finding import Unfound
from ..claims.parts import Absurd, Cited, Limit, Squeeze, Trivial
from ..claims.proof import Proof, StepRecord
from ..find.table import nearest_offered
from ..kernel import Rejected, render
from ..kernel.context import known
from ..messages import proofs
from ..messages.kind import Kind
from ..printing.text import text
from ..records.verdict import Failure
from ..search.convert import derivatives
from ..search.hints import nearest_citation, nearest_reason
from ..search.reasons import Algebra, Event, Fact, Reason, Signs
from ..search.refusal import Failed, kind_of
from ..search.scope import Scope
from ..terms.node import Node, Term, free
from ..terms.statement import EQ, SIGNS, Iff, Implies, Prop, Rel, for_all
from ..terms.term import Index, is_real, minus
from .case import Case
from .cited import refusal_said
from .compared import side_by_side
from .falls_short import is_never_false, lacking
from .hypotheses import doubtful_at, is_impossible
from .missing import stating
from .says import says
from .unmet import unmet
from .wording import Wording

_LONGEST_DIFFERENCE = 100
_GIVE_NOTHING = (Fact, Signs, Algebra)
"""Reasons that make nothing of the left side by themselves."""

Said = Callable[[Node], str]
"""How a message shows what the kernel found."""


def unproved(proof: Proof) -> Rejected:
    """What stopped a proof."""
    return proof.failure if proof.failure is not None else Rejected("no proof")


def fault(case: Case, proof: Proof, record: StepRecord, hint: bool) -> Failure:
    """What is wrong with the step that failed, and with a `hint` what to try."""
    refusal = unproved(proof)
    if isinstance(refusal, Unfound):
        return Failure(str(refusal), proof.failed_step, record.line)
    needs, difference, gives = refusal.needs, None, gives_of(refusal, record)
    if not hint and record.relation == EQ:
        difference = difference_of(gives if gives is not None else record.before, record.target, record.given)
    differs = case.said(difference) if difference is not None else None
    lacks = list(lacking(record, refusal)) if hint else []
    missing = [
        *([needs] if needs is not None else []),
        *[what for _, what in lacks if isinstance(what, Rel) and is_never_false(what, record)],
    ]
    failure = Failure(
        f"{refusal}, and cannot be"
        if needs is not None and is_impossible(needs)
        else refusal_said(refusal, case.settings),
        proof.failed_step,
        record.line,
        wrote=text(record.target),
        needs=case.said(needs) if needs is not None else None,
        differs=differs if differs is not None and len(differs) <= _LONGEST_DIFFERENCE else None,
        hint=_hint(record, missing, case) if hint else None,
        lacks=tuple([(label, case.said(what)) for label, what in lacks]),
    )
    return _with_reasons(case, record, failure, gives, needs in (None, claim_of(record)))


def _with_reasons(
    case: Case, record: StepRecord, failure: Failure, gives: Term | None, nothing_needed: bool
) -> Failure:
    """The same, with what the reasons of the step say, give or need."""
    idle, name = dict(unmet(record)), case.wording.reason
    shown = side_by_side(case, gives, record.target, record.given) if gives is not None else None
    if idle and shown is not None and not any(part.marks for part in shown):
        shown = None
    gave = [r for r in record.reasons if not (isinstance(r, _GIVE_NOTHING) or r in idle)]
    told = {r: what for r, what in idle.items() if not (failure.lacks and isinstance(r, Signs))}
    return replace(
        failure,
        gives=case.said(gives) if gives is not None else None,
        compared=shown,
        gave=tuple(map(name, gave)),
        unmet=tuple([(name(reason), what) for reason, what in told.items()]),
        says=says(case, record) if nothing_needed else (),
    )


def kind_of_fault(proof: Proof, record: StepRecord | None) -> Kind:
    """The kind of that message; of a proof that fails as a whole, what it is made of tells."""
    refusal = unproved(proof)
    own: Kind | None = getattr(refusal, "kind", None)
    if own is not None or record is not None:
        return own or kind_of(refusal, claim_of(record) if record is not None else None)
    return next((kind for part, kind in _OF_PARTS.items() if isinstance(proof.part, part)), proofs.UNFIT)


_OF_PARTS = {
    Limit: proofs.LIMIT_NOT_SHOWN,
    Squeeze: proofs.LIMIT_NOT_SHOWN,
    Trivial: proofs.NOT_SHOWN_AT_ONCE,
    Cited: proofs.NOT_SHOWN_AT_ONCE,
    Absurd: proofs.NOT_ABSURD,
}


def _hint(record: StepRecord, missing: Sequence[Prop], case: Case) -> str | None:
    """Reasons with which the step holds, or a hypothesis that it lacks."""
    statement = claim_of(record)
    if isinstance(statement, Rel):
        scope = Scope(record.given)
        record.nearest = nearest_reason(statement, record.reasons, scope, case.others)
        if record.nearest is None:
            offered = nearest_offered(case.claim, statement, record.given)
            record.nearest = nearest_citation(statement, record.reasons, scope, offered)
    if record.nearest is not None and set(record.nearest) != set(record.reasons):
        return with_reasons("the step", record.nearest, case.wording)
    known = frozenset().union(*map(free, (record.before, record.target, *record.given)))
    needs = next((prop for prop in missing if prop != statement and set() < free(prop) <= known), None)
    needs = _of_every_index(needs, case.claim) if needs is not None else None
    return _hypothesis(needs, case) if needs is not None else None


def _of_every_index(needs: Prop, claim: Claim) -> Prop | None:
    """What is needed, for every index that is arbitrary in the proof; None where it speaks of anything else there."""
    own = frozenset().union(*map(free, (claim.statement, *claim.given)))
    for variable in sorted(free(needs) - own, key=lambda v: v.name):
        if not isinstance(variable, Index):
            return None
        needs = for_all(variable, needs)
    return needs


def with_reasons(what: str, reasons: tuple[Reason, ...], wording: Wording) -> str:
    """That something holds with reasons, as the file would give them."""
    said = [wording.reason(reason) for reason in reasons]
    return f"{what} holds with {', '.join(said)}{wording.imported()}" if said else f"{what} holds without a reason"


def _hypothesis(needs: Prop, case: Case) -> str | None:
    """How to state what is missing, where it can hold."""
    if is_impossible(needs) or isinstance(needs, Iff | Implies):
        return None
    other = doubtful_at(needs)
    if other is not None:
        return f"{case.said(needs)} cannot hold at {other.name}; if that is to be left out, write omit={other.name}"
    return stating(case, (needs,))


def claim_of(record: StepRecord) -> Prop | None:
    """What a step claims on its own."""
    if record.relation in SIGNS:
        return Rel(record.relation, record.before, record.target)  # type: ignore[arg-type]
    if record.relation == IFF:
        return Iff(record.before, record.target)  # type: ignore[arg-type]
    return Implies(record.before, record.target)  # type: ignore[arg-type]


def gives_of(refusal: Rejected, record: StepRecord) -> Term | None:
    """What the reasons make of the left side: the term after its changes, or its normal form where no fact is named."""
    gives = refusal.gives if isinstance(refusal, Failed) else None
    if not isinstance(gives, Term) or record.relation != EQ:
        return None
    if gives == record.before:
        if any(not isinstance(reason, Algebra | Event) for reason in record.reasons):
            return None
        try:
            gives = render(known(Scope(record.given).facts).normal(gives))
        except Rejected:
            return None
    return gives


def difference_of(left: Node, right: Node, given: tuple[Prop, ...]) -> Term | None:
    """Right - left of an equation that fails, in normal form; None where they are no numbers, or it has none."""
    if not (is_real(left) and is_real(right)) or any(True for _ in derivatives(left)):
        return None
    ctx = known(Scope(given).facts)
    try:
        poly = ctx.normal(minus(right, left))  # type: ignore[arg-type]
        return render(poly) if poly else None
    except Rejected:
        return None

"""Why a claim is not proved: what a step gives, what was written, what is missing, and what to try."""

from __future__ import annotations

from collections.abc import Callable

from ..claims.chain import IFF
from ..claims.claim import Claim
from ..claims.finding import Unfound
from ..claims.parts import Absurd, Cited, Limit, Squeeze, Trivial
from ..claims.proof import Proof, StepRecord
from ..kernel import Rejected, render
from ..kernel.context import known
from ..messages import proofs
from ..messages.kind import Kind
from ..printing.text import text
from ..records.verdict import Failure
from ..search.convert import derivatives
from ..search.hints import nearest_reason
from ..search.reasons import Reason
from ..search.refusal import Failed, kind_of
from ..search.scope import Scope
from ..terms.node import Node, Term, free
from ..terms.statement import EQ, SIGNS, Iff, Implies, Prop, Rel
from ..terms.term import is_real, minus
from .hypotheses import doubtful_at, is_impossible
from .wording import Wording

_LONGEST_DIFFERENCE = 100

Said = Callable[[Node], str]
"""How a message shows what the kernel found."""


def unproved(proof: Proof) -> Rejected:
    """What stopped a proof."""
    return proof.failure if proof.failure is not None else Rejected("no proof")


def fault(proof: Proof, record: StepRecord, said: Said, wording: Wording, others: tuple[Claim, ...] | None) -> Failure:
    """What is wrong with the step that failed. `others`: claims that a hint may name; None where none is wanted."""
    refusal = unproved(proof)
    if isinstance(refusal, Unfound):
        return Failure(str(refusal), proof.failed_step, record.line)
    gives, needs, differs = gives_of(refusal, record), refusal.needs, None
    if others is None:
        difference = difference_of(record.before, record.target, record.given) if record.relation == EQ else None
        differs = said(difference) if difference is not None else None
        differs = differs if differs is not None and len(differs) <= _LONGEST_DIFFERENCE else None
    return Failure(
        f"{refusal}, and cannot be" if needs is not None and is_impossible(needs) else str(refusal),
        proof.failed_step,
        record.line,
        gives=said(gives) if gives is not None else None,
        wrote=text(record.target),
        needs=said(needs) if needs is not None else None,
        differs=differs,
        hint=_hint(record, refusal, said, wording, others) if others is not None else None,
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


def _hint(record: StepRecord, refusal: Rejected, said: Said, wording: Wording, others: tuple[Claim, ...]) -> str | None:
    statement = claim_of(record)
    if isinstance(statement, Rel):
        record.nearest = nearest_reason(statement, record.reasons, Scope(record.given), others)
    if record.nearest is not None and set(record.nearest) != set(record.reasons):
        return with_reasons("the step", record.nearest, wording)
    needs = refusal.needs
    known = frozenset().union(*map(free, (record.before, record.target, *record.given)))
    if needs is None or needs == statement or not free(needs) <= known:
        return None
    return _hypothesis(needs, said, wording)


def with_reasons(what: str, reasons: tuple[Reason, ...], wording: Wording) -> str:
    """That something holds with reasons, as the file would give them."""
    said = [wording.reason(reason) for reason in reasons]
    return f"{what} holds with {', '.join(said)}{wording.imported()}" if said else f"{what} holds without a reason"


def _hypothesis(needs: Prop, said: Said, wording: Wording) -> str | None:
    """How to state what is missing, where it can hold."""
    if is_impossible(needs) or isinstance(needs, Iff | Implies):
        return None
    other = doubtful_at(needs)
    if other is not None:
        return f"{said(needs)} cannot hold at {other.name}; if that is to be left out, write omit={other.name}"
    return f"if {said(needs)} is meant, state it: {wording.given((needs,))}"


def claim_of(record: StepRecord) -> Prop | None:
    """What a step claims on its own."""
    if record.relation in SIGNS:
        return Rel(record.relation, record.before, record.target)  # type: ignore[arg-type]
    if record.relation == IFF:
        return Iff(record.before, record.target)  # type: ignore[arg-type]
    return Implies(record.before, record.target)  # type: ignore[arg-type]


def gives_of(refusal: Rejected, record: StepRecord) -> Term | None:
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

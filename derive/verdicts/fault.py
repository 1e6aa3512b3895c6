"""Why a claim is not proved: what a step gives, what was written, what is missing, and what to try."""

from __future__ import annotations

from collections.abc import Callable

from ..claims.chain import IFF
from ..claims.claim import Claim
from ..claims.finding import Unfound
from ..claims.parts import Absurd, Cited, Limit, Squeeze, Trivial
from ..claims.proof import ChainFault, Proof, StepRecord
from ..kernel import Rejected, render
from ..kernel.context import known
from ..messages import proofs
from ..messages.kind import Kind
from ..printing.text import text
from ..records.verdict import Failure
from ..search.convert import derivatives
from ..search.hints import nearest_reason
from ..search.refusal import Failed, kind_of
from ..search.scope import Scope
from ..source.statements import source
from ..terms.node import Node, Term
from ..terms.statement import EQ, SIGNS, Iff, Implies, Prop, Rel
from ..terms.term import minus
from .hypotheses import doubtful_at, is_impossible

_LONGEST_DIFFERENCE = 100

Said = Callable[[Node], str]
"""How a message shows what the kernel found."""


def unproved(proof: Proof) -> Rejected:
    """What stopped a proof."""
    return proof.failure if proof.failure is not None else Rejected("no proof")


def fault(proof: Proof, record: StepRecord, said: Said, others: tuple[Claim, ...] | None) -> Failure:
    """What is wrong with the step that failed. `others`: claims that a hint may name; None where none is wanted."""
    refusal = unproved(proof)
    if isinstance(refusal, Unfound):
        return Failure(str(refusal), proof.failed_step, record.line)
    gives, needs, differs = gives_of(refusal, record), refusal.needs, None
    if others is None:
        difference = _difference(record)
        differs = said(difference) if difference is not None else None
        differs = differs if differs is not None and len(differs) <= _LONGEST_DIFFERENCE else None
    return Failure(
        str(refusal),
        proof.failed_step,
        record.line,
        gives=said(gives) if gives is not None else None,
        wrote=text(record.target),
        needs=said(needs) if needs is not None else None,
        differs=differs,
        hint=_hint(record, refusal, said, others) if others is not None else None,
        of_chain=isinstance(refusal, ChainFault),
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


def _hint(record: StepRecord, refusal: Rejected, said: Said, others: tuple[Claim, ...]) -> str | None:
    statement = claim_of(record)
    if isinstance(statement, Rel):
        record.nearest = nearest_reason(statement, record.reasons, Scope(record.given), others)
    labels = None if record.nearest is None else [r.label for r in record.nearest]
    if labels is not None and set(labels) != {r.label for r in record.reasons}:
        return f"the step holds with {', '.join(labels)}" if labels else "the step holds without a reason"
    return _hypothesis(refusal.needs, said) if refusal.needs not in (None, statement) else None


def _hypothesis(needs: Prop, said: Said) -> str | None:
    """How to state what is missing, where it can hold."""
    if is_impossible(needs) or isinstance(needs, Iff | Implies):
        return None
    other = doubtful_at(needs)
    if other is not None:
        return f"{said(needs)} cannot hold at {other.name}; if that is to be left out, write omit={other.name}"
    return f"if {said(needs)} is meant, state it: given=[{source(needs) or '…'}]"


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


def _difference(record: StepRecord) -> Term | None:
    """Right - left of an equation that fails, in normal form."""
    if record.relation != EQ or any(True for _ in derivatives(record.before)):
        return None
    ctx = known(Scope(record.given).facts)
    try:
        poly = ctx.normal(minus(record.target, record.before))  # type: ignore[arg-type]
        return render(poly) if poly else None
    except Rejected:
        return None

"""A chain whose steps hold and do not make up the statement: where both end, and a step that would join them."""

from __future__ import annotations

from ..claims.proof import ChainFault, Proof
from ..printing.text import text
from ..records.verdict import Failure, ShownPart
from ..search.hints import nearest_reason
from ..search.scope import Scope
from ..terms.node import Node, Term
from ..terms.statement import EQ, Prop, Rel
from ..terms.term import is_real
from .case import Case
from .compared import shown
from .fault import difference_of


def chain_fault(case: Case, proof: Proof, refusal: ChainFault, hint: bool) -> Failure:
    """What is wrong with a chain as a whole: no step of it is."""
    line = refusal.line or case.claim.line
    if refusal.ends is None:
        return Failure(str(refusal), line=line, of_chain=True)
    own, stated = refusal.ends
    given = proof.steps[-1].given if proof.steps else case.claim.given
    difference = difference_of(own, stated, given)
    return Failure(
        str(refusal),
        line=line,
        gives=text(own),
        wrote=text(stated),
        compared=_marked(own, stated),
        differs=case.said(difference) if difference is not None else None,
        hint=_joining(case, own, stated, given, refusal.first) if hint else None,
        of_chain=True,
    )


def _marked(own: Node, stated: Node) -> tuple[ShownPart, ShownPart] | None:
    """Both as they are written, with what differs marked."""
    if not (isinstance(own, Term) and isinstance(stated, Term) and own.sort == stated.sort):
        return None
    return shown(own, stated)


def _joining(case: Case, own: Node, stated: Node, given: tuple[Prop, ...], first: bool) -> str | None:
    """One more step that joins them, before the `first` one or after the last."""
    if not (is_real(own) and is_real(stated)):
        return None
    reasons = nearest_reason(Rel(EQ, own, stated), (), Scope(given), case.others)  # type: ignore[arg-type]
    if not reasons:
        return None
    ends = [case.wording.node(end) or text(end) for end in (stated, own)]
    given_as = ", ".join(case.wording.reason(reason) for reason in reasons)
    imported = case.wording.imported()
    if first:
        return f"one step more joins them: calc({ends[0]}).eq({ends[1]}, {given_as}){imported}"
    return f"one step more joins them: .eq({ends[0]}, {given_as}){imported}"

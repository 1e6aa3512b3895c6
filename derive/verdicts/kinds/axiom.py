"""Axioms: assumed, unless numbers refute them."""

from __future__ import annotations

from msgspec.structs import replace

from ...records.verdict import TESTED, Verdict
from ..case import Case
from ..no_value import refuted_without_value
from .claim import proof_of


def judge(case: Case) -> Verdict:
    """Tested at best: nothing proves it."""
    proof = proof_of(case)
    if isinstance(proof, Verdict):
        return proof
    case.evidence.seek()
    so_far, point = case.with_steps(proof), case.evidence.refutation
    if point is not None:
        return case.refuted(so_far, point)
    without = refuted_without_value(case, so_far)
    if without is not None:
        return without
    return replace(so_far, verdict=TESTED, message="assumed, not proved", axioms=(case.claim.name,))

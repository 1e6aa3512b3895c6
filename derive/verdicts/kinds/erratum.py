"""Errata: published statements that are false."""

from __future__ import annotations

from msgspec.structs import replace

from ...claims.finding import Stopped, finder_for
from ...messages.claims import NOT_REFUTED, TRUE_AFTER_ALL
from ...records.verdict import BALLS, KERNEL, Verdict
from ...search.scope import Scope
from ..case import Case, undecided
from ..contradiction import contradicted_at
from ..no_value import lacking
from ..numbers import is_met
from .corrected import not_true


def judge(case: Case) -> Verdict:
    """Refuted, as it should be, if a point shows it and what is said to be true instead is proved.

    A relation asserts that both of its sides have a value; so a point without one shows it too.
    """
    case.evidence.seek()
    so_far, found = case.with_steps(None), case.evidence.samples
    point = found.refutation or found.undefined
    if point is None:
        return _contradicted(case, so_far) or _true(case, so_far) or _not_refuted(so_far)
    so_far, corrected = case.refuted(so_far, point), case.claim.corrected
    where = "" if found.refutation is not None else f": {point.there(lacking(so_far.witness))}"
    so_far = replace(so_far, code="", message=so_far.message + where)
    if corrected is None:
        return so_far
    fault = not_true(corrected, case.claim.statement, case.settings)
    if fault is not None:
        return undecided(so_far, *fault)
    return replace(so_far, message=f"as published{where}; {corrected.name} is true instead")


def _true(case: Case, so_far: Verdict) -> Verdict | None:
    """Undecided, where the published statement is proved; None where it is not."""
    proof = true_after_all(case)
    if proof is None:
        return None
    return undecided(so_far, TRUE_AFTER_ALL, f"the published statement is true: {proof} proves it")


def true_after_all(case: Case) -> str | None:
    """A proof of the published statement, as the search for what is left open finds it; None where it finds none."""
    find, claim = finder_for.get(), case.claim
    if find is None:
        return None
    try:
        part = find(claim).part(claim.statement, Scope(claim.given), claim.line)
    except Stopped:
        return None
    return case.wording.part(part) if part is not None else None


def _not_refuted(so_far: Verdict) -> Verdict:
    hint = "give a point at which it fails: meets=witness(n=…, …)"
    return undecided(so_far, NOT_REFUTED, "nothing refutes the published statement", hint)


def _contradicted(case: Case, so_far: Verdict) -> Verdict | None:
    """Refuted, if what is proved to be true instead contradicts it at a point that meets its hypotheses."""
    corrected = case.claim.corrected
    if corrected is None or not_true(corrected, case.claim.statement, case.settings) is not None:
        return None
    point = contradicted_at(case, corrected)
    if point is None:
        return None
    found = case.refuted(so_far, point)
    by = KERNEL if is_met(case.claim.given, point) else BALLS
    witness = replace(found.witness, by=by) if found.witness is not None else None
    message = f"as published: {point.there(corrected.name)} contradicts it, and is true instead"
    return replace(found, code="", message=message, witness=witness)

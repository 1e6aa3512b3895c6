"""Errata: published statements that are false."""

from __future__ import annotations

from msgspec.structs import replace

from ...claims.finding import Stopped, finder_for
from ...messages.claims import NOT_REFUTED, TRUE_AFTER_ALL
from ...records.verdict import Verdict
from ...search.scope import Scope
from ..case import Case, undecided
from ..no_value import lacking
from .corrected import not_true


def judge(case: Case) -> Verdict:
    """Refuted, as it should be, if a point shows it and what is said to be true instead is proved.

    A relation asserts that both of its sides have a value; so a point without one shows it too.
    """
    so_far, found = case.with_steps(None), case.evidence.samples
    point = found.refutation or found.undefined
    if point is None:
        reasons = true_after_all(case)
        if reasons is not None:
            return undecided(so_far, TRUE_AFTER_ALL, f"the published statement is true: {reasons} proves it")
        hint = "give a point at which it fails: meets=witness(n=…, …)"
        return undecided(so_far, NOT_REFUTED, "nothing refutes the published statement", hint)
    so_far, corrected = case.refuted(so_far, point), case.claim.corrected
    where = "" if found.refutation is not None else f": at {point} {lacking(so_far.witness)}"
    so_far = replace(so_far, code="", message=so_far.message + where)
    if corrected is None:
        return so_far
    fault = not_true(corrected, case.claim.statement, case.settings)
    if fault is not None:
        return undecided(so_far, *fault)
    return replace(so_far, message=f"as published{where}; {corrected.name} is true instead")


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

"""One claim → one frozen verdict: its proof, the statement looked at with numbers, and SymPy's word on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable

import sympy
from msgspec.structs import replace

from ..claims.claim import Claim, Kind
from ..evidence.explicit import at_size
from ..find.searching import searching
from ..records.page import Page
from ..records.settings import Settings
from ..records.verdict import ALARM, ERROR, Verdict
from .case import Case
from .fixes import fixes_of
from .kinds.axiom import judge as judge_axiom
from .kinds.claim import judge as judge_claim
from .kinds.corrected import note
from .kinds.erratum import judge as judge_erratum
from .kinds.experiment import judge as judge_experiment
from .kinds.inert import inert
from .kinds.note import judge as judge_note
from .no_value import refuted_without_value
from .numbers import Evidence
from .prose.pages import page_of

JUDGES: dict[Kind, Callable[[Case], Verdict]] = {
    "claim": judge_claim,
    "axiom": judge_axiom,
    "erratum": judge_erratum,
    "note": judge_note,
    "experiment": judge_experiment,
}
"""Who judges claims of each kind."""


def check(claim: Claim, settings: Settings, others: Iterable[Claim] = (), evidence: Evidence | None = None) -> Verdict:
    """The verdict on a claim. `others` are claims that a hint may name; `evidence` is what is known of it already.

    Exceptions of the author's code become the verdict "error". Raises NoPoint
    where `settings.at` or meets=witness(…) is no point of the claim.
    """
    already, started = claim.seconds, time.perf_counter()
    case = Case(claim, settings, tuple(others), evidence)
    with searching(settings):
        verdict = inert(case) or JUDGES[claim.kind](case)
    note(claim, settings, verdict)
    if claim.kind == "claim" and not claim.inert and verdict.verdict not in (ERROR, ALARM):
        refuted = re.fullmatch(r"step (\d+)", verdict.refuted_at or "")
        verdict = replace(verdict, fixes=tuple(fixes_of(claim, claim.proof(), int(refuted[1]) if refuted else None)))
    if settings.pages and not claim.inert and verdict.verdict != ERROR:
        verdict = replace(verdict, page=_page(case))
    return replace(verdict, seconds=already + time.perf_counter() - started)


def refuted_already(evidence: Evidence) -> Verdict | None:
    """The verdict on a claim that numbers refute, for where its proof is never finished; None if they do not."""
    if evidence.claim.kind != "claim" or evidence.claim.inert:
        return None
    if evidence.refutation is None and evidence.undefined is None:
        return None
    case = Case(evidence.claim, evidence.settings, (), evidence)
    so_far = case.with_steps(None)
    if evidence.refutation is not None:
        return case.refuted(so_far, evidence.refutation)
    return refuted_without_value(case, so_far)


def written_out(claim: Claim, n: int) -> list[str]:
    """What SymPy derives at one n for the left side of a claim, as lines."""
    with sympy.evaluate(True):
        return at_size(claim.statement, n)


def _page(case: Case) -> Page:
    """What there is to print of a claim that was judged."""
    proof = case.claim.proof() if case.claim.kind == "claim" else None
    failing, point = case.fails or (None, None)
    models = case.evidence.models.said if point is not None and case.evidence.models is not None else ()
    return page_of(case.claim, proof, point, failing, case.slack, models, case.said_failing)

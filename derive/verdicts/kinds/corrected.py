"""Whether a corrected claim stands for what was published: it is proved, and speaks of the same things."""

from __future__ import annotations

from weakref import WeakKeyDictionary, ref

from msgspec.structs import replace

from ...claims.claim import Claim
from ...claims.proof import Proof
from ...messages.claims import CORRECTION_UNPROVED, CORRECTION_UNRELATED
from ...messages.kind import Kind
from ...records.settings import Settings
from ...records.verdict import PROVED, STARRED, Verdict
from ...terms.statement import Prop
from ..bearing import unrelated
from ..case import Case
from .claim import judge
from .inert import inert

_STANDING: WeakKeyDictionary[Claim, dict[Settings, tuple[ref[Proof], Verdict]]] = WeakKeyDictionary()
"""Verdicts on claims, each with the proof of which it speaks. A proof leads to other claims, so it is not held."""


def not_true(corrected: Claim, published: Prop | None, settings: Settings) -> tuple[Kind, str] | None:
    """Why a corrected claim does not stand for what was published; None if it does.

    `published`: the statement that it must bear on; None where nothing was stated.
    """
    if corrected.kind != "claim":
        return CORRECTION_UNPROVED, f"corrected={corrected.name} is not proved: it is no claim"
    off = unrelated(corrected.statement, published) if published is not None else None
    if off is not None:
        return CORRECTION_UNRELATED, f"corrected={corrected.name} does not bear on it: {off}"
    verdict = standing(corrected, settings)
    if verdict.verdict in (PROVED, STARRED):
        return None
    return CORRECTION_UNPROVED, f"corrected={corrected.name} is not proved: {verdict.message or verdict.verdict}"


def standing(claim: Claim, settings: Settings) -> Verdict:
    """The verdict on a claim that another one points at, found once for each proof of it."""
    settings = replace(settings, at=None)
    proof, verdict = _STANDING.get(claim, {}).get(settings, (None, None))
    if verdict is None or proof is None or claim.known is None or proof() is not claim.known:
        case = Case(claim, settings)
        verdict = inert(case) or judge(case)
        note(claim, settings, verdict)
    return verdict


def note(claim: Claim, settings: Settings, verdict: Verdict) -> None:
    """Remember the verdict on a claim, for others that point at it; not what becomes of it at one point."""
    if claim.known is not None and settings.at is None:
        _STANDING.setdefault(claim, {})[settings] = ref(claim.known), verdict

"""A citation of a claim that has no proof: whether that claim is false, and where it fails."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from msgspec.structs import replace

from ..claims.claim import Claim
from ..claims.proof import Unproved
from ..claims.written.places import called
from ..evidence.numbers.points import NoPoint
from ..kernel import Rejected
from ..records.settings import Settings
from .numbers import Evidence

_FAILS: WeakKeyDictionary[Claim, dict[int, str]] = WeakKeyDictionary()
"""By claim and seed, what was said of it."""


def refusal_said(refusal: Rejected, settings: Settings) -> str:
    """What a refusal says; where a claim that is cited is refuted, that it is, and by what."""
    if not isinstance(refusal, Unproved) or refusal.withdrawn:
        return str(refusal)
    claim = refusal.cited
    if isinstance(claim, Claim) and (fails := _fails(claim, settings)):
        return f"{claim.name} is cited, but it is refuted: {fails} ({called(claim.file)}:{claim.line})"
    return refusal.because(refusal_said(refusal.failure, settings))


def _fails(claim: Claim, settings: Settings) -> str:
    """Where the statement of a claim fails, or has no value; empty where no such point is found."""
    known = _FAILS.setdefault(claim, {})
    if settings.seed not in known:
        known[settings.seed] = _looked_at(claim, replace(settings, at=None, pages=False, slack=False))
    return known[settings.seed]


def _looked_at(claim: Claim, settings: Settings) -> str:
    try:
        evidence = Evidence(claim, settings)
    except NoPoint:
        return ""  # told where the claim itself is judged
    evidence.seek()
    point, how = evidence.refutation, "it fails"
    if point is None:
        point, how = evidence.undefined, "it has no value"
    if point is None:
        return ""
    where = evidence.told(point)
    return f"{how} at {where}" if where else how

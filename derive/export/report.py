"""What is told of claims that were exported: a line each, a count, and JSON."""

from __future__ import annotations

import json
from collections import Counter

from ..system.codes import NOTHING_SELECTED, OK, SOMETHING_REFUTED, SOMETHING_UNDECIDED
from ..system.plain import escaped
from .coq import ACCEPTED, NOT_EXPORTED, REJECTED, TIMED_OUT, Judged

_MARK = {ACCEPTED: "✓", REJECTED: "✗", NOT_EXPORTED: "–", TIMED_OUT: "?"}
_SAID = {ACCEPTED: "accepted", REJECTED: "not accepted", NOT_EXPORTED: "not exported", TIMED_OUT: "timed out"}


def line(one: Judged) -> str:
    """What became of a claim."""
    why = f": {one.why}" if one.why else ""
    return escaped(f"{_MARK[one.outcome]} {one.claim}  {_SAID[one.outcome]}{why}")


def counted(found: list[Judged], version: str) -> str:
    """How many of each there are."""
    numbers = Counter(one.outcome for one in found)
    parts = [f"{numbers[outcome]} {_SAID[outcome]}" for outcome in _SAID if numbers[outcome]]
    steps = sum(one.steps for one in found if one.outcome == ACCEPTED)
    return f"Coq {version}, of {len(found)} claims: {', '.join(parts)}; {steps} steps are accepted"


def code(found: list[Judged]) -> int:
    """The exit code."""
    outcomes = {one.outcome for one in found}
    if not found:
        return NOTHING_SELECTED
    if REJECTED in outcomes:
        return SOMETHING_REFUTED
    return SOMETHING_UNDECIDED if outcomes - {ACCEPTED} else OK


def as_json(found: list[Judged], version: str) -> str:
    """The same as data."""
    claims = [{"claim": o.claim, "outcome": o.outcome, "why": o.why, "steps": o.steps} for o in found]
    return json.dumps({"coq": version, "claims": claims}, ensure_ascii=False, indent=2) + "\n"

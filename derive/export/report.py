"""What is told of claims that were exported: a line each, a count, and JSON."""

from __future__ import annotations

import json
from collections import Counter

from ..system.codes import NOTHING_SELECTED, OK, SOMETHING_REFUTED, SOMETHING_UNDECIDED
from ..system.plain import escaped
from .coq import ACCEPTED, BUT_FOR, NOT_EXPORTED, REJECTED, TIMED_OUT, Judged

_MARK = {ACCEPTED: "✓", BUT_FOR: "~", REJECTED: "✗", NOT_EXPORTED: "–", TIMED_OUT: "?"}
_SAID = {
    ACCEPTED: "accepted",
    BUT_FOR: "accepted but for",
    REJECTED: "not accepted",
    NOT_EXPORTED: "not exported",
    TIMED_OUT: "timed out",
}


def line(one: Judged, checked: bool = True) -> str:
    """What became of a claim, in Coq, or before it is asked."""
    said = _SAID[one.outcome]
    if one.outcome == BUT_FOR:
        said = f"{said if checked else 'written but for'} {one.why}"
    elif one.why:
        said += f": {one.why}"
    return escaped(f"{_MARK[one.outcome]} {one.claim}  {said}")


def counted(found: list[Judged], version: str) -> str:
    """How many of each there are."""
    numbers = Counter(one.outcome for one in found)
    said = {**_SAID, BUT_FOR: "accepted but for some steps"}
    parts = [f"{numbers[outcome]} {said[outcome]}" for outcome in said if numbers[outcome]]
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
    claims = [
        {
            "claim": o.claim,
            "outcome": o.outcome,
            "why": o.why,
            "steps": o.steps,
            "open": [{"step": step.number, "rule": step.rule} for step in o.open],
            "digest": o.digest,
        }
        for o in found
    ]
    return json.dumps({"coq": version, "claims": claims}, ensure_ascii=False, indent=2) + "\n"

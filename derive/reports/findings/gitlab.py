"""Findings as GitLab's report of code quality: a list of JSON, each with a fingerprint by which it is known again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...messages.table import KINDS
from ...system.plain import escaped
from .finding import FAILS, Finding, fingerprints

_SEVERITY = {
    "alarm": "blocker",
    "refuted": "critical",
    "error": "critical",
    "lost": "critical",
    "unknown": "critical",
}
"""Of what fails the run; the rest of that is major, and what only warns is minor."""


def gitlab(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The report."""
    return [
        {
            "description": f"{one.name}: {one.message}",
            "check_name": KINDS[one.code].name if one.code in KINDS else one.word,
            "fingerprint": print_,
            "severity": _SEVERITY.get(one.word, "major") if one.level == FAILS else "minor",
            "location": {"path": escaped(one.file), "lines": {"begin": one.line}},
        }
        for one, print_ in zip(findings, fingerprints(findings), strict=True)
    ]

"""The formats in which a run tells what it found to other programs: the whole of standard output."""

from __future__ import annotations

from collections.abc import Sequence

from ..github import annotated
from ..machine import written
from .concise import concise
from .finding import Finding
from .gitlab import gitlab
from .sarif import sarif

CONCISE, GITHUB, SARIF, GITLAB = FORMATS = ("concise", "github", "sarif", "gitlab")
DOCUMENTS = (SARIF, GITLAB)
"""Those that are one document, after which there cannot come another."""


def formatted(name: str, findings: Sequence[Finding], complete: bool = True, problem: str = "", code: str = "") -> str:
    """Findings in a format. `complete`: whether the run came to its end; `problem` is what kept it from beginning."""
    match name:
        case "concise":
            return concise(findings)
        case "github":
            return "".join(f"{line}\n" for line in annotated(findings, None))
        case "sarif":
            return written(sarif(findings, complete, problem, code))
    return written(gitlab(findings))

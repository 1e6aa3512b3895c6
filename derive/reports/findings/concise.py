"""A line for each finding, as compilers and linters write it: `file:line:col: verdict name: message [code]`."""

from __future__ import annotations

from collections.abc import Iterable

from ...system.plain import inert, shown_path
from .finding import Finding


def concise(findings: Iterable[Finding]) -> str:
    """The lines, in the order of the findings; no message breaks out of its own."""
    return "".join(f"{inert(_line(one))}\n" for one in findings)


def _line(one: Finding) -> str:
    said = "; ".join(part.replace("\n", " ") for part in one.said)
    code = f" [{one.code}]" if one.code else ""
    return f"{shown_path(one.file)}:{one.line}:{one.column}: {one.word} {one.name}: {said}{code}"

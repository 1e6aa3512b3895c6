"""The lines of a verdict: where its claim and its steps stand."""

from __future__ import annotations

from msgspec.structs import replace

from ..records.verdict import Verdict


def lines_of(verdict: Verdict) -> tuple[int, ...]:
    """All lines of a verdict that tells of nothing that is to be mended."""
    return verdict.line, *[step.line for step in verdict.steps]


def moved(verdict: Verdict, lines: tuple[int, ...]) -> Verdict:
    """The same on other lines, in the order of `lines_of`."""
    first, *others = lines
    steps = tuple([replace(step, line=line) for step, line in zip(verdict.steps, others, strict=True)])
    return replace(verdict, line=first, steps=steps)

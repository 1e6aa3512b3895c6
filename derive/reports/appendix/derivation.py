"""A proof as numbered steps with their reasons, and the side conditions below them."""

from __future__ import annotations

from collections.abc import Iterator

from ...printing.breaking import relation
from ...records.page import Condition, Line, Page, Passage, Words
from ...records.verdict import Verdict
from .words import Setter, listed


def derivation(verdict: Verdict, setter: Setter, end: str = "") -> Iterator[str]:
    """The lines of LaTeX of a claim's proof, as far as it goes; `end` closes whatever is last in it."""
    page = verdict.page
    if page is None or not page.passages:
        if end:
            yield rf"\drvclosing{{}}{{{end}}}"
        return
    end = rf"\drvqed{{{end}}}" if end else ""
    if page.aside:
        defined = listed(setter.formula(d) for d in page.aside)
        yield rf"\drvgloss{{Here {defined}.}}"
    only = page.only_step if page.only_step is not None and page.only_step.shown else None
    if only is not None:
        yield rf"\drvonly{{{_reasons(only, setter)}.{'' if page.conditions else end}}}"
    number = 0
    for passage in () if only is not None else page.passages:
        last = passage is page.passages[-1] and not page.conditions
        yield from _passage(passage, setter, verdict, number, end if last else "")
        number += len(passage.lines)
    if page.conditions:
        yield rf"\drvsmall{{{_conditions(page, setter)}{end}}}"


def _passage(passage: Passage, setter: Setter, verdict: Verdict, before: int, end: str) -> Iterator[str]:
    if passage.heading:
        yield rf"\drvcase{{{setter.inline(passage.heading)}{'' if passage.lines else end}}}"
    if not passage.lines:
        return
    yield rf"\begin{{drvsteps}}{{{setter.displayed(passage.start)}}}"
    for number, line in enumerate(passage.lines, before + 1):
        closed = end if line is passage.lines[-1] else ""
        yield rf"  \drvstep{{{relation(line.relation)}}}{{{setter.displayed(line.term)}}}"
        yield f"    {{{_reasons(line, setter)}{_failing(line, verdict, number)}{closed}}}"
    yield r"\end{drvsteps}"


def _reasons(line: Line, setter: Setter) -> str:
    return "; ".join(setter.inline(reason) for reason in line.reasons)


def _failing(line: Line, verdict: Verdict, number: int) -> str:
    """The mark of a step that does not hold, or is not shown."""
    if line.shown:
        return ""
    return r"; \drvrefuted" if verdict.refuted_at == f"step {number}" else r"; \drvundecided"


def _conditions(page: Page, setter: Setter) -> str:
    """Grouped by how they were discharged, each with the steps that needed it, if there are several."""
    several = sum(len(passage.lines) for passage in page.passages) > 1
    groups: dict[Words, list[Condition]] = {}
    for condition in page.conditions:
        groups.setdefault(condition.how, []).append(condition)
    said = []
    for how, members in groups.items():
        shown = ", ".join(setter.inline(c.statement) + several * f" ({_steps(c.steps)})" for c in members)
        said.append(f"{shown}, {setter.inline(how)}")
    return f"Side conditions{several * ' and the steps that need them'}: {'; '.join(said)}."


def _steps(numbers: tuple[int, ...]) -> str:
    """1, 2 and 3 as 1--3, each a reference."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = []
    for run in runs:
        ends = [run[0]] if len(run) == 1 else [run[0], run[-1]]
        between = "--" if len(run) > 2 else ", "
        shown.append(between.join(rf"\drvstepref{{{n}}}" for n in ends))
    return ", ".join(shown)

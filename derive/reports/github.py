"""Verdicts for GitHub: annotations on the lines of a change, worst first, and a table for the summary of the step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..records.outcome import Outcome
from ..records.verdict import ALARM, ERROR, REFUTED, UNDECIDED, Verdict, Warned
from ..system.plain import escaped
from .beside import beside, bracketed
from .notices import let_through, some
from .summary import axioms_used, summarise

_MOST = 10
_WORST = (ALARM, REFUTED, ERROR, UNDECIDED)


def annotated(
    verdicts: Iterable[Verdict], drift: Sequence[str] = (), fails: Callable[[Verdict], bool] = lambda verdict: True
) -> Iterator[str]:
    """Workflow commands, ten at most; of the rest, how many there are. What does not fail the run is no error."""
    told = sorted(verdicts, key=_badness)
    lines = [_annotation(v, "error" if fails(v) else "warning") for v in told if not v.passes]
    lines += [f"::warning title=derive::{_escaped(line)}" for line in drift]
    lines += [_idle(v, warned, "error" if v.passes and fails(v) else "warning") for v in told for warned in v.warnings]
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"::notice title=derive::{len(lines) - _MOST} more; the log of the step has them all"


def _badness(verdict: Verdict) -> int:
    return _WORST.index(verdict.verdict) if verdict.verdict in _WORST else len(_WORST)


def _annotation(verdict: Verdict, level: str) -> str:
    failure = verdict.failure
    line = failure.line if failure is not None and failure.line else verdict.line
    said = [verdict.message or verdict.verdict]
    if failure is not None and failure.reason not in verdict.message:
        said.append(failure.reason)
    if failure is not None and failure.step is not None:
        said += [f"{label}: {bracketed(part)}" for label, part in beside(verdict, failure)]
    if verdict.witness is not None and verdict.witness.point:
        said.append(f"counterexample: {verdict.witness.point}")
    if failure is not None and failure.hint:
        said.append(failure.hint)
    place = f"file={_property(verdict.file)},line={line},title={_property(_title(verdict))}"
    message = "\n".join(said)
    return f"::{level} {place}::{_escaped(message)}"


def _title(verdict: Verdict) -> str:
    return f"{verdict.name}: {verdict.verdict} {verdict.code}".strip()


def _idle(verdict: Verdict, warned: Warned, level: str) -> str:
    title = f"{verdict.name}: idle reason {warned.code}"
    place = f"file={_property(verdict.file)},line={warned.line},title={_property(title)}"
    return f"::{level} {place}::{_escaped(warned.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(outcome: Outcome, drift: Sequence[str] = ()) -> str:
    """Markdown: what is let through, the axioms in force and used, the counts, what does not hold, what changed."""
    verdicts = outcome.verdicts
    counts = summarise(verdicts)
    lines = [
        "## derive",
        "",
        *_let_through(outcome),
        *_axioms(verdicts, outcome.settings.permitted_axioms),
        "",
        "| proved | with axioms | refuted | undecided | errors | errata refuted |",
        "|-|-|-|-|-|-|",
    ]
    cells = (counts.proved, counts.proved_with_axioms, counts.refuted, counts.undecided, counts.error, counts.errata)
    lines += ["| " + " | ".join(map(str, cells)) + " |", ""]
    failing = sorted((v for v in verdicts if not v.passes), key=_badness)
    if failing:
        lines += ["| claim | verdict | |", "|-|-|-|"]
        lines += [f"| {_code(v.id)} | {v.verdict} | {_cell(v.message)} |" for v in failing]
        lines.append("")
    idle = [(v, warned) for v in verdicts for warned in v.warnings]
    if idle:
        lines += [f"{len(idle)} warning{'s' * (len(idle) != 1)}:", ""]
        lines += [f"- {_code(v.id)}: {_cell(warned.said)}" for v, warned in idle[:_MOST]]
        lines += [f"- and {len(idle) - _MOST} more"] if len(idle) > _MOST else []
        lines.append("")
    if drift:
        lines += ["What changed in the claims themselves:", "", *[f"- {_cell(line)}" for line in drift]]
    return "\n".join(lines) + "\n"


def _let_through(outcome: Outcome) -> list[str]:
    warning = let_through(outcome)
    return ["> [!WARNING]", f"> {_cell(warning.removeprefix('WARNING: '))}", ""] if warning else []


def _axioms(verdicts: Sequence[Verdict], permitted: frozenset[str]) -> list[str]:
    """The axioms in force and used in one line, then the claims that rest on each."""
    used = axioms_used(verdicts)
    lines = [f"Axioms permitted: {_names(permitted)}; used: {_names(used)}."]
    if used:
        lines.append("")
    for axiom, claims in used.items():
        refused = "" if axiom in permitted else " (not permitted)"
        lines.append(f"- {_code(axiom)}{refused}, by {len(claims)}: {some([*map(_code, claims)])}")
    return lines


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_code, sorted(names))) or "none"


_MARKDOWN = re.compile(r"([\\`*_\[\]|~#!>])")


def _cell(text: str) -> str:
    """Text as a cell of a table, in which nothing is markup."""
    text = escaped(text.replace("\n", " ")).replace("&", "&amp;").replace("<", "&lt;")
    return _MARKDOWN.sub(r"\\\1", text)


def _code(name: str) -> str:
    """A name in a code span, which only as many backticks as it begins with can end."""
    ticks = "`" * (1 + max(map(len, re.findall("`+", name)), default=0))
    space = " " if len(ticks) > 1 else ""
    return f"{ticks}{space}{escaped(name)}{space}{ticks}".replace("|", "\\|")

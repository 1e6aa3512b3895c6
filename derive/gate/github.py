"""Verdicts for GitHub: annotations on the lines of a change, worst first, and a table for the summary of the step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..report.summary import summarise
from ..verdict import ALARM, ERROR, REFUTED, UNDECIDED, Verdict

_MOST = 10
_WORST = (ALARM, REFUTED, ERROR, UNDECIDED)


def annotated(verdicts: Iterable[Verdict], drift: Sequence[str] = ()) -> Iterator[str]:
    """Workflow commands, ten at most; of the rest, how many there are."""
    failing = sorted((v for v in verdicts if not v.passes), key=_badness)
    lines = [_annotation(v) for v in failing]
    lines += [f"::warning title=derive::{_escaped(line)}" for line in drift]
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"::notice title=derive::{len(lines) - _MOST} more; the log of the step has them all"


def _badness(verdict: Verdict) -> int:
    return _WORST.index(verdict.verdict) if verdict.verdict in _WORST else len(_WORST)


def _annotation(verdict: Verdict) -> str:
    failure = verdict.failure
    line = failure.line if failure is not None and failure.line else verdict.line
    said = [verdict.message or verdict.verdict]
    if failure is not None and failure.reason not in verdict.message:
        said.append(failure.reason)
    if verdict.witness is not None:
        said.append(f"counterexample: {verdict.witness.point}")
    if failure is not None and failure.hint:
        said.append(failure.hint)
    place = f"file={_property(verdict.file)},line={line},title={_property(f'{verdict.name}: {verdict.verdict}')}"
    message = "\n".join(said)
    return f"::error {place}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(verdicts: Sequence[Verdict], permitted: Iterable[str], drift: Sequence[str] = ()) -> str:
    """Markdown: the counts, what does not hold, the axioms in force and used, and what changed."""
    counts = summarise(verdicts)
    used = sorted({a for v in verdicts for a in v.axioms if v.kind == "claim"})
    lines = [
        "## derive",
        "",
        "| proved | with axioms | refuted | undecided | errors | errata refuted |",
        "|-|-|-|-|-|-|",
    ]
    cells = (counts.proved, counts.proved_with_axioms, counts.refuted, counts.undecided, counts.error, counts.errata)
    lines += ["| " + " | ".join(map(str, cells)) + " |", ""]
    failing = sorted((v for v in verdicts if not v.passes), key=_badness)
    if failing:
        lines += ["| claim | verdict | |", "|-|-|-|"]
        lines += [f"| `{v.file}::{v.name}` | {v.verdict} | {_cell(v.message)} |" for v in failing]
        lines.append("")
    lines.append(f"Axioms permitted: {_names(permitted)}; used: {_names(used)}.")
    if drift:
        lines += ["", "What changed in the claims themselves:", "", *[f"- {_cell(line)}" for line in drift]]
    return "\n".join(lines) + "\n"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)) or "none"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")

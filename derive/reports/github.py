"""Verdicts for GitHub: annotations on the lines of a change, worst first, and a table for the summary of the step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..records.outcome import Outcome
from ..records.verdict import ALARM, ERROR, REFUTED, UNDECIDED, Verdict
from ..system.plain import escaped
from .coverage import Coverage
from .findings.finding import Finding, worst_first
from .notices import let_through, some
from .summary import axioms_used, summarise

_MOST = 10
_WORST = (ALARM, REFUTED, ERROR, UNDECIDED)


def annotated(findings: Iterable[Finding], most: int | None = _MOST) -> Iterator[str]:
    """Workflow commands, the worst first; where they are more than `most`, of the rest how many there are."""
    lines = [*map(_annotation, worst_first(findings))]
    yield from lines[:most]
    if most is not None and len(lines) > most:
        yield f"::notice title=derive::{len(lines) - most} more; the log of the step has them all"


def _annotation(one: Finding) -> str:
    title = f"{one.name}: {_TITLES.get(one.word, one.word)} {one.code}".strip()
    place = f"file={_property(one.file)},line={one.line},col={one.column},title={_property(title)}"
    return f"::{one.level} {place}::{_escaped(one.message)}"


_TITLES = {"idle": "idle reason"}


def _badness(verdict: Verdict) -> int:
    return _WORST.index(verdict.verdict) if verdict.verdict in _WORST else len(_WORST)


def _escaped(text: str) -> str:
    """The value of a command, of which no character but a line break acts anywhere."""
    said = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _BRACKET.sub("\\\\x23", escaped(said))


_BRACKET = re.compile(r"(?<=#)#(?=\w*\[)")
"""##[…] is a command as well, wherever it stands."""


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(outcome: Outcome, drift: Sequence[str] = (), covered: Sequence[Coverage] = ()) -> str:
    """Markdown: what is let through, the axioms in force and used, the counts, what does not hold, what changed.

    Also how many rows of documents are covered.
    """
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
    told = [f"- {_code(one.document.name)}: {_cell(_rows(one))}" for one in covered if one.uncovered is not None]
    lines += [*told, ""] if told else []
    idle = [(v, warned) for v in verdicts for warned in v.warnings]
    if idle:
        lines += [f"{len(idle)} warning{'s' * (len(idle) != 1)}:", ""]
        lines += [f"- {_code(v.id)}: {_cell(warned.said)}" for v, warned in idle[:_MOST]]
        lines += [f"- and {len(idle) - _MOST} more"] if len(idle) > _MOST else []
        lines.append("")
    if drift:
        lines += ["What changed in the claims themselves:", "", *[f"- {_cell(line)}" for line in drift]]
    return "\n".join(lines) + "\n"


def _rows(covered: Coverage) -> str:
    """`40 of 42 rows covered; not F3, F7`"""
    missing = [one.row.name for one in covered.uncovered or ()]
    unlisted = list(dict.fromkeys(one.row for one in covered.unlisted))
    more = [f"not {some(missing)}"] * bool(missing) + [f"not listed: {some(unlisted)}"] * bool(unlisted)
    return "; ".join([covered.said(), *more])


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

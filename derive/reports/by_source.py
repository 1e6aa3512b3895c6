"""The rows of a source document: which hold, which do not, and what is true instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from ..records.source import order, rows
from ..records.verdict import DefinitionVerdict, Verdict
from .words import page_width, say

HOLDS, ERRATUM, ILL_FORMED, DEFINITION, EXPERIMENT, OPEN = (
    "holds",
    "erratum",
    "ill-formed",
    "definition",
    "experiment",
    "not shown",
)
_MARKS = {HOLDS: "✓", ERRATUM: "✗", ILL_FORMED: "–", DEFINITION: "≔", EXPERIMENT: "≈", OPEN: "?"}
_SHORTEST = 12
_COUNTED = {
    HOLDS: ("holds", "hold"),
    ERRATUM: ("is an erratum", "are errata"),
    ILL_FORMED: ("is ill-formed", "are ill-formed"),
    DEFINITION: ("is a definition", "are definitions"),
    EXPERIMENT: ("is an experiment", "are experiments"),
    OPEN: ("is not shown", "are not shown"),
}


@dataclass
class Row:
    """What a run found of one row, or of several that are told together."""

    source: str
    verdicts: list[Verdict] = field(default_factory=list)
    definitions: list[DefinitionVerdict] = field(default_factory=list)

    @property
    def status(self) -> str:
        """One of the words above."""
        kinds = {v.kind for v in self.verdicts}
        if not all(v.passes for v in self.verdicts):
            return OPEN
        if "erratum" in kinds:
            return ERRATUM
        if "note" in kinds:
            return ILL_FORMED
        if self.definitions:
            return DEFINITION
        return EXPERIMENT if kinds == {"experiment"} else HOLDS

    def said(self) -> tuple[str, str]:
        """What was published or proved, and in short what else there is to say: what is true instead, how many more."""
        claims = [v for v in self.verdicts if v.kind in ("claim", "axiom")]
        published = [v for v in self.verdicts if v.kind in ("erratum", "note")]
        match self.status:
            case status if status == OPEN:
                return ", ".join(v.name for v in self.verdicts if not v.passes), ""
            case status if status in (ERRATUM, ILL_FORMED):
                instead = dict.fromkeys(v.corrected for v in published if v.corrected)
                return published[0].statement, f"; true instead: {', '.join(instead)}"
            case status if status == DEFINITION:
                return self.definitions[0].statement, _and(len(claims), "proved of it")
            case status if status == EXPERIMENT:
                return self.verdicts[0].message, _and(len(self.verdicts) - 1, "more")
        return claims[0].statement, _and(len(claims) - 1, "more")


def _and(count: int, words: str) -> str:
    return f" (and {count} {words})" if count else ""


def by_source(verdicts: Iterable[Verdict], definitions: Iterable[DefinitionVerdict]) -> list[Row]:
    """The rows that a run has something to say of, in the order of the source."""
    found: dict[str, Row] = {}
    for verdict in verdicts:
        if verdict.source:
            found.setdefault(verdict.source, Row(verdict.source)).verdicts.append(verdict)
    for definition in definitions:
        if definition.source:
            row = found.setdefault(definition.source, Row(definition.source))
            if definition.statement not in [d.statement for d in row.definitions]:
                row.definitions.append(definition)
    return sorted(found.values(), key=lambda row: order(row.source))


def counted(found: Sequence[Row]) -> str:
    """`42 rows of the source: 25 hold, 9 are errata, …`"""
    counts = Counter(row.status for row in found for _ in rows(row.source))
    total = counts.total()
    said = [f"{counts[status]} {words[counts[status] != 1]}" for status, words in _COUNTED.items() if counts[status]]
    return f"{total} row{'' if total == 1 else 's'} of the source: {', '.join(said)}"


def show_rows(console: Console, found: Sequence[Row]) -> None:
    """A line for each row, its formula cut to the width, then the count."""
    name = max(len(row.source) for row in found)
    console.print()
    for row in found:
        lead = f"  {_MARKS[row.status]} {row.source:<{name}}  {row.status:<10}  "
        said, more = row.said()
        room = max(_SHORTEST, page_width(console) - len(lead) - len(more))
        cut = said if len(said) <= room else said[: room - 1] + "…"
        console.print(Text(lead + cut + more), soft_wrap=True)
    console.print()
    say(console, counted(found), lead="")

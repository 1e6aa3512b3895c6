"""The rows of source documents on a terminal: a line for each, and below them how many there are of each status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from ..messages.warnings import ROW_UNCOVERED, ROW_UNLISTED
from ..records.document import Document, Documents
from .by_source import (
    ASSUMED,
    DEFINITION,
    ERRATUM,
    EXPERIMENT,
    FALSE,
    HOLDS,
    ILL_FORMED,
    OPEN,
    Row,
    by_document,
    counted,
)
from .coverage import Coverage
from .words import page_width, say

_MARKS = {
    HOLDS: "✓",
    ERRATUM: "✗",
    ILL_FORMED: "–",
    DEFINITION: "≔",
    EXPERIMENT: "≈",
    ASSUMED: "*",
    FALSE: "✗",
    OPEN: "?",
}
_SHORTEST = 12


def show_rows(
    console: Console,
    found: Sequence[Row],
    documents: Documents = Documents(),  # noqa: B008
    covered: Sequence[Coverage] = (),
) -> None:
    """A line for each row, its formula cut to the width, then the count; for each document that the project names.

    Where a document lists its rows, also how many of them are `covered`, and which are not.
    """
    if not documents:
        _show(console, found, "the source")
        return
    named = {one.name: one for one in documents.listed}
    of = {one.document.name: one for one in covered}
    groups = by_document(found)
    for name, own in groups.items():
        if name:
            console.print()
            say(console, _headed(named[name]), lead="  ")
        _show(console, own, name or "no document")
        show_covered(console, [of[name]] if name in of else [])
    show_covered(console, [one for name, one in of.items() if name not in groups], named=True)


def show_covered(console: Console, covered: Iterable[Coverage], named: bool = False) -> None:
    """How many rows are covered, then those that are not, and who names some that are not listed."""
    for one in covered:
        if one.uncovered is not None:
            code = f"  {ROW_UNCOVERED.code}" if one.uncovered else ""
            of = f" of {one.document.name}" if named else ""
            say(console, f"{one.said(of)}{code}", style="yellow" if one.uncovered else "", lead="")
        width = max([len(missing.row.name) for missing in one.uncovered or ()], default=0)
        for missing in one.uncovered or ():
            text = f" ({missing.row.text})" if missing.row.text else ""
            say(console, f"{missing.why}{text}", f"{missing.row.name:<{width}}  ", lead="  ")
        for other in one.unlisted:
            place = f"{other.by.file}:{other.by.line}: {other.by.name}"
            say(console, f"{place}: {other.why}  {ROW_UNLISTED.code}", style="yellow", lead="  ")


def _headed(document: Document) -> str:
    """`paper: Its title, https://…`"""
    said = ", ".join(filter(None, (document.title, document.address)))
    return f"{document.name}: {said}" if said else document.name


def _show(console: Console, found: Sequence[Row], of: str) -> None:
    name = max(len(row.source) for row in found)
    console.print()
    for row in found:
        lead = f"  {_MARKS[row.status]} {row.source:<{name}}  {row.status:<10}  "
        said, more = row.said()
        room = max(_SHORTEST, page_width(console) - len(lead) - len(more))
        cut = said if len(said) <= room else said[: room - 1] + "…"
        console.print(Text(lead + cut + more), soft_wrap=True)
    console.print()
    say(console, counted(found, of), lead="")

"""The rows of source documents on a terminal: a line for each, and below them how many there are of each status."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from ..records.document import Document, Documents
from .by_source import DEFINITION, ERRATUM, EXPERIMENT, HOLDS, ILL_FORMED, OPEN, Row, by_document, counted
from .words import page_width, say

_MARKS = {HOLDS: "✓", ERRATUM: "✗", ILL_FORMED: "–", DEFINITION: "≔", EXPERIMENT: "≈", OPEN: "?"}
_SHORTEST = 12


def show_rows(console: Console, found: Sequence[Row], documents: Documents = Documents()) -> None:  # noqa: B008
    """A line for each row, its formula cut to the width, then the count; for each document that the project names."""
    if not documents:
        _show(console, found, "the source")
        return
    named = {one.name: one for one in documents.listed}
    for name, own in by_document(found).items():
        if name:
            console.print()
            say(console, _headed(named[name]), lead="  ")
        _show(console, own, name or "no document")


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

"""The rows of the source documents: as published, and what is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from ...records.document import Document, Documents
from ...records.source import rows
from ...records.verdict import DefinitionVerdict, Verdict
from ..by_source import (
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
    by_source,
    counted,
)
from .markup import inline, math
from .outcome import Mark
from .places import Places

_MARKS = {
    HOLDS: Mark("proved", "✓", "holds"),
    ERRATUM: Mark("erratum", "✗", "erratum"),
    ILL_FORMED: Mark("noted", "–", "states nothing"),
    DEFINITION: Mark("defined", "≔", "definition"),
    EXPERIMENT: Mark("tested", "≈", "experiment"),
    ASSUMED: Mark("assumed", "≔", "assumed"),
    FALSE: Mark("refuted", "✗", "refuted"),
    OPEN: Mark("undecided", "?", "not shown"),
}
_UNCOVERED = Mark("uncovered", "!", "no claim")


@dataclass(frozen=True)
class ShownRow:
    """A row of a document: what it says, what is true instead, and which claims say so."""

    name: str
    mark: Mark
    published: list[Markup]
    true: list[Markup]
    claims: list[Markup]
    is_listed: bool = True
    """Whether its document lists it, if that lists its rows."""

    @property
    def count(self) -> int:
        """How many rows are told together in it."""
        return len(rows(self.name))


@dataclass(frozen=True)
class ShownDocument:
    """A source document with its rows; `anchor` is where its table stands."""

    document: Document | None
    anchor: str
    counted: str
    rows: list[ShownRow]

    @property
    def title(self) -> str:
        """Its title, or its name."""
        if self.document is None:
            return "Rows of the source"
        return self.document.title or self.document.name

    @property
    def address(self) -> str:
        """Where it is to be found; empty if nobody says."""
        return "" if self.document is None else self.document.address

    @property
    def is_on_the_web(self) -> bool:
        """Whether its address can be a link: no other scheme is followed."""
        return self.address.lower().startswith(("https://", "http://"))


def shown_documents(
    verdicts: Iterable[Verdict],
    definitions: Iterable[DefinitionVerdict],
    documents: Documents,
    places: Places,
    is_whole: bool = False,
) -> list[ShownDocument]:
    """The documents of which a run has something to say, in their order; `is_whole`: whether it was of all claims.

    Then the rows that a document lists and no claim names are shown, too.
    """
    named = {one.name: one for one in documents.listed}
    found = by_document(by_source(verdicts, definitions, documents))
    out = []
    for place, (name, own) in enumerate(found.items(), 1):
        shown = [_shown(row, places) for row in own]
        if name in named and named[name].rows:
            shown = _as_listed(shown, named[name], is_whole)
        out.append(ShownDocument(named.get(name), f"rows-{place}", counted(own, "it"), shown))
    return out


def _as_listed(shown: list[ShownRow], document: Document, is_whole: bool) -> list[ShownRow]:
    """The rows of a document that lists its rows: those that nobody named are put at their places."""
    listed = [one.name for one in document.rows]
    named = {name for one in shown for name in rows(one.name)}
    out = [replace(one, is_listed=_all_in(one.name, listed)) for one in shown]
    for row in document.rows if is_whole else ():
        if row.name not in named:
            behind = [place for place, one in enumerate(out) if _before(one.name, row.name, listed)]
            said = [escape(row.text)] if row.text else []
            out.insert(max(behind, default=-1) + 1, ShownRow(row.name, _UNCOVERED, said, [], []))
    return out


def _all_in(source: str, listed: list[str]) -> bool:
    """Whether all rows that a source names are listed."""
    return all([name in listed for name in rows(source)])


def _before(source: str, row: str, listed: list[str]) -> bool:
    return any([name in listed and listed.index(name) < listed.index(row) for name in rows(source)])


def _shown(row: Row, places: Places) -> ShownRow:
    published = [v for v in row.verdicts if v.kind in ("erratum", "note")]
    claims = [places.reference(v) for v in row.verdicts]
    if published:
        said = [_statement(v, places) for v in published]
        return ShownRow(row.source, _MARKS[row.status], said, [*_instead(published, places)], claims)
    if row.definitions:
        shown = [definition(d) for d in row.definitions]
        return ShownRow(row.source, _MARKS[row.status], shown, [], claims)
    stated = [v for v in row.verdicts if v.source] or row.verdicts
    return ShownRow(row.source, _MARKS[row.status], [_statement(v, places) for v in stated], [], claims)


def _instead(published: list[Verdict], places: Places) -> Iterator[Markup]:
    """What is true in place of what was published, each once."""
    seen: set[str] = set()
    for verdict in published:
        found = places.find(verdict.corrected, verdict) if verdict.corrected else None
        if found is not None and found.id not in seen:
            seen.add(found.id)
            yield Markup("{}: {}").format(places.reference(found), _statement(found, places))


def _statement(verdict: Verdict, places: Places) -> Markup:
    page = verdict.page
    if page is None or not page.statement:
        return escape(verdict.statement or verdict.message)
    return inline(page.statement, lambda claim: places.cited(claim, verdict))


def definition(found: DefinitionVerdict) -> Markup:
    """A definition in a line of text."""
    return escape(found.statement) if found.formula is None else math(found.formula)

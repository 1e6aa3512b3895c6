"""How much of a document its claims cover: the rows that it lists, where everything that names them holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..records.document import Document, Documents, ListedRow
from ..records.outcome import Outcome
from ..records.source import rows
from ..records.verdict import DefinitionVerdict, Verdict
from .by_source import ASSUMED, Row, by_document, by_source, is_false
from .notices import some


@dataclass(frozen=True)
class Uncovered:
    """A listed row that is not covered, and why."""

    row: ListedRow
    why: str


@dataclass(frozen=True)
class Unlisted:
    """A claim or definition that names a row which its document does not list."""

    by: Verdict | DefinitionVerdict
    row: str
    why: str


@dataclass(frozen=True)
class Coverage:
    """Of a document that lists its rows. Only a run of all its claims tells which are `uncovered`: otherwise None."""

    document: Document
    uncovered: tuple[Uncovered, ...] | None
    unlisted: tuple[Unlisted, ...]

    @property
    def is_complete(self) -> bool:
        """Whether each row is covered, and no other one named."""
        return self.uncovered == () and not self.unlisted

    def said(self, of: str = "") -> str:
        """`40 of 42 rows covered`"""
        count = len(self.document.rows)
        return f"{count - len(self.uncovered or ())} of {count} row{'s' * (count != 1)}{of} covered"


def coverage(outcome: Outcome, documents: Documents, whole: frozenset[str]) -> list[Coverage]:
    """That of each document which lists its rows; `whole` are the documents all of whose claims were to be checked."""
    if not any(one.rows for one in documents.listed):
        return []
    found = by_document(by_source(outcome.verdicts, outcome.definitions, documents))
    return [_of(one, found.get(one.name, []), one.name in whole) for one in documents.listed if one.rows]


def _of(document: Document, found: Sequence[Row], is_whole: bool) -> Coverage:
    uncovered = tuple(_uncovered(document, found)) if is_whole else None
    return Coverage(document, uncovered, tuple(_unlisted(document, found)))


def _uncovered(document: Document, found: Sequence[Row]) -> Iterator[Uncovered]:
    for listed in document.rows:
        own = [row for row in found if listed.name in rows(row.source)]
        failing = [v for row in own for v in row.verdicts if not v.passes]
        false = [v.name for v in failing if is_false(v)]
        if not own:
            yield Uncovered(listed, "no claim names it")
        elif failing:
            said = "refuted" if false else "not shown"
            names = false or [v.name for v in failing]
            yield Uncovered(listed, f"{some(names)} {'is' if len(names) == 1 else 'are'} {said}")
        elif all(row.status == ASSUMED for row in own):
            yield Uncovered(listed, "it is only assumed")


def _unlisted(document: Document, found: Sequence[Row]) -> Iterator[Unlisted]:
    known = [row.name for row in document.rows]
    for own in found:
        for name in rows(own.source):
            if name not in known:
                from difflib import get_close_matches

                near = get_close_matches(name, known, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                why = f"{document.name} lists no row {name}{hint}"
                yield from (Unlisted(verdict, name, why) for verdict in own.verdicts)
                yield from (Unlisted(definition, name, why) for definition in own.definitions)

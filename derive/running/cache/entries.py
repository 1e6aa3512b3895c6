"""What is kept of a claim, of a file and of its syntax, each with all that it depends on."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from ...files.plain import Layout
from ...files.scan import Found
from ...markdown.fences import Fence
from ...records.verdict import DefinitionVerdict, FigureVerdict, Verdict
from ..lines import moved
from .content import ABSENT, said


class Entry(msgspec.Struct, tag=True):
    """What all entries have: their own slot, so that one in another's place is none, and what they depend on."""

    slot: str
    environment: str
    inputs: dict[str, str]
    by_code: frozenset[str] = frozenset()
    """Of the inputs those that the syntax of the claim files does not show: any of these may have read them."""

    @property
    def only_plain(self) -> bool:
        """Whether the process had read nothing but plain claim files: what these did not say bears on nothing."""
        return all(said(content) or content == ABSENT for content in self.inputs.values())

    def counts(self, apart: Callable[[str], bool]) -> dict[str, str]:
        """The inputs without those that were read for other claims alone."""
        return {p: content for p, content in self.inputs.items() if p in self.by_code or not apart(p)}


class ClaimEntry(Entry, tag=True, kw_only=True):
    """The verdict on a claim, and its proof if that was wanted."""

    verdict: Verdict
    proof: str | None = None
    key: str = ""
    places: tuple[int, ...] | None = None
    """Both as a worker tells them."""


class HeadEntry(Entry, tag=True, kw_only=True):
    """What a file shows when it is run: no problem of its own, these claims, definitions, figures."""

    names: tuple[str, ...] = ()
    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()
    places: tuple[int, ...] | None = None
    """Of the lines of its definitions."""


class SyntaxEntry(Entry, tag=True, kw_only=True):
    """What the syntax of a file shows, and of a document its blocks."""

    found: tuple[Found, ...]
    fences: tuple[Fence, ...] = ()


def laid_out(entry: ClaimEntry | HeadEntry, laid: Layout) -> ClaimEntry | HeadEntry:
    """The same, with the lines on which everything stands now."""
    lines = laid.at(entry.places or ())
    if isinstance(entry, ClaimEntry):
        return replace(entry, verdict=moved(entry.verdict, lines))
    told = zip(entry.definitions, lines, strict=True)
    return replace(entry, definitions=tuple([replace(one, line=line) for one, line in told]))


AnyEntry = ClaimEntry | HeadEntry | SyntaxEntry
encode = msgspec.json.Encoder(order="deterministic").encode
read_entry = msgspec.json.Decoder(AnyEntry).decode

"""Claim files with what was found in place of their holes: each runs once more, as it would be, before it is kept."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from libcst import ParserSyntaxError

from ..files.select import Target
from ..files.width import line_length
from ..markdown.script import Misplaced, brought_back, editable
from ..records.settings import Settings
from ..records.verdict import PROVED, REFUTED, STARRED, STOPPED, FoundVerdict, Verdict
from ..source.edits import NoSuchPlace
from ..source.filling import Filling, Unfillable, filled
from ..system.reading import content, instead
from .plan import slices
from .run import run


@dataclass
class Fill:
    """A file: what it holds, what it will hold, and what is to be told of its holes."""

    file: str
    before: bytes
    after: bytes
    count: int = 0
    """How many holes are filled."""
    left: list[str] = field(default_factory=list)
    """What is told of holes that are not."""
    told: set[str] = field(default_factory=set)
    """The claims of which it is said why they cannot be filled."""

    @property
    def changes(self) -> bool:
        """Whether anything is filled."""
        return self.after != self.before


def fills(verdicts: Iterable[Verdict], settings: Settings) -> list[Fill]:
    """The files that leave something open, filled as far as what was found holds there."""
    of: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        of.setdefault(verdict.file, []).append(verdict)
    return [_fill(file, some, settings) for file, some in of.items() if any(v.found or v.holes for v in some)]


def _fill(file: str, verdicts: list[Verdict], settings: Settings) -> Fill:
    before = content(file)
    fill = Fill(file, before, before)
    for verdict in verdicts:
        fill.left += [f"line {place[0]}: {verdict.name}: {_unfound(verdict)}" for place in verdict.holes]
    proved = [v for v in verdicts if v.found and not v.holes and v.verdict in (PROVED, STARRED)]
    wanted = {v.name: found for v in proved if (found := _fillings(v, fill)) is not None}
    kept = _kept(fill, verdicts, wanted, settings)
    fill.count = sum(len(wanted[name]) for name in kept)
    lost = "with what was found written out, it is not proved"
    fill.left += [f"line {v.line}: {v.name}: {lost}" for v in proved if v.name in wanted.keys() - kept - fill.told]
    return fill


def _unfound(verdict: Verdict) -> str:
    if verdict.verdict == REFUTED:
        return f"nothing was found: {verdict.message}"
    over = verdict.message.startswith(STOPPED)
    return "the time was over before anything was found" if over else "nothing was found"


def _kept(fill: Fill, verdicts: list[Verdict], wanted: dict[str, list[Filling]], settings: Settings) -> set[str]:
    """Fill what holds in the file as it would be; the names of the claims that are filled."""
    chosen = set(wanted)
    while chosen:  # without those that fail; where nobody knows which these are, one after the other
        after = _after(fill, wanted, chosen)
        bad = _failing(fill.file, after, verdicts, chosen, settings) if after is not None else chosen
        if after is not None and not bad:
            fill.after = after
            return chosen
        if bad == chosen and len(chosen) > 1:
            return _one_by_one(fill, verdicts, wanted, settings)
        chosen = chosen - bad
    return chosen


def _one_by_one(fill: Fill, verdicts: list[Verdict], wanted: dict[str, list[Filling]], settings: Settings) -> set[str]:
    """The same, each claim tried with those that hold so far."""
    kept: set[str] = set()
    for name in wanted:
        after = _after(fill, wanted, kept | {name}, told=True)
        if after is not None and not _failing(fill.file, after, verdicts, kept | {name}, settings):
            kept, fill.after = kept | {name}, after
    return kept


def _fillings(verdict: Verdict, fill: Fill) -> list[Filling] | None:
    """What stands in place of each hole of a claim; None where one of them cannot be filled."""
    of: dict[tuple[int, int, int, int], FoundVerdict] = {}
    for found in verdict.found:
        place = (found.line, found.column, found.end_line, found.end_column)
        why = _why_not(found, of.setdefault(place, found))
        if why is not None:
            fill.left.append(f"line {found.line}: {verdict.name}: {why}")
            return None
    return [Filling(place, one.text, one.imports, one.declares) for place, one in of.items()]


def _why_not(found: FoundVerdict, same: FoundVerdict) -> str | None:
    if found.foreign:
        return f"what was found has no name in this file: {found.text}"
    if not found.end_line:
        return f"it is not known which of several places this is for: {found.text}"
    if found != same:
        return f"one place is met twice, and needs {same.text or 'nothing'} and {found.text or 'nothing'}"
    return None


def _after(fill: Fill, wanted: dict[str, list[Filling]], chosen: set[str], told: bool = False) -> bytes | None:
    """The file with holes filled; what it holds stays in its encoding. None where that cannot be."""
    before = editable(fill.file, fill.before)
    encoding, _ = tokenize.detect_encoding(io.BytesIO(before).readline)
    text = before.decode(encoding)
    fillings = [filling for name, some in wanted.items() if name in chosen for filling in some]
    try:
        after = filled(text, fillings, line_length(Path(fill.file), text)).encode(encoding)
        return brought_back(fill.file, fill.before, after)
    except (Unfillable, NoSuchPlace, Misplaced, SyntaxError, ParserSyntaxError, UnicodeError) as problem:
        if told or len(chosen) == 1:
            name = [name for name in wanted if name in chosen][-1]
            fill.left.append(f"{name}: {problem}")
            fill.told.add(name)
        return None


def _failing(file: str, after: bytes, before: list[Verdict], chosen: set[str], settings: Settings) -> set[str]:
    """Of the claims that are filled those that the file, as it would be, does not prove; all, if others suffer.

    What is still left open in others is not looked for again.
    """
    looked_at = [v for v in before if v.name in chosen or not (v.found or v.holes)]
    names = frozenset(v.name for v in looked_at)
    with instead({file: after}):
        again = run(slices([Target(Path(file), names)]), settings).verdicts
    said = {v.name: v for v in again}
    if names != said.keys():
        return chosen
    open_still = {name for name in chosen if said[name].found or said[name].holes}
    changed = {v.name for v in looked_at if said[v.name].verdict != v.verdict}
    return chosen & (open_still | changed) or (chosen if changed else set())

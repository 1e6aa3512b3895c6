"""Claim files with what was found in place of their holes: each runs once more, as it would be, before it is kept."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..files.select import Target
from ..files.width import line_length
from ..records.settings import Settings
from ..records.verdict import PROVED, STARRED, FoundVerdict, Verdict
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
        fill.left += [f"line {place[0]}: {verdict.name}: nothing was found" for place in verdict.holes]
    proved = [v for v in verdicts if v.found and not v.holes and v.verdict in (PROVED, STARRED)]
    wanted = [(v, found) for v in proved if (found := _fillings(v, fill)) is not None]
    for chosen in (wanted, *[[one] for one in wanted]) if len(wanted) > 1 else [wanted]:
        after = _after(fill, chosen) if chosen else None
        if after is not None and _holds(file, after, verdicts, [v for v, _ in chosen], settings):
            fill.after, fill.count = after, sum(len(found) for _, found in chosen)
            return fill
    fill.left += [f"line {v.line}: {v.name}: with what was found written out, it is not proved" for v, _ in wanted]
    return fill


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


def _after(fill: Fill, chosen: list[tuple[Verdict, list[Filling]]]) -> bytes | None:
    """The file with holes filled; what it holds stays in its encoding. None where that cannot be."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(fill.before).readline)
    text = fill.before.decode(encoding)
    fillings = [filling for _, some in chosen for filling in some]
    try:
        return filled(text, fillings, line_length(Path(fill.file), text)).encode(encoding)
    except (Unfillable, NoSuchPlace, SyntaxError, UnicodeError) as problem:
        fill.left.append(f"{chosen[0][0].name}: {problem}")
        return None


def _holds(file: str, after: bytes, before: list[Verdict], chosen: list[Verdict], settings: Settings) -> bool:
    """Whether the file, as it would be, proves what is filled, and says of all else what it said."""
    names = frozenset(v.name for v in before)
    with instead({file: after}):
        again = run(slices([Target(Path(file), names)]), settings).verdicts
    filled_now = {v.name for v in chosen}
    said = {v.name: v for v in again}
    if {v.name for v in before} != said.keys():
        return False
    return all(
        said[v.name].verdict == v.verdict and not (v.name in filled_now and (said[v.name].found or said[v.name].holes))
        for v in before
    )

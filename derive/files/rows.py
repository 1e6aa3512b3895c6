"""The rows that a document lists: in the configuration, or in a file of their own. Reading them runs nothing.

A file has a row on each line: its name, and after a colon what it says, if that
is wanted. As in `source=`, "F7, F8" names two rows and "F11a-c" three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..messages.commands import CONFIGURATION
from ..records.document import ListedRow
from ..records.source import rows
from ..system.reading import text
from .usage import Spot, UsageError

_COMMENT = re.compile(r"(^|\s)#.*")
_SAID = re.compile(r":(?=\s|$)")


def in_file(file: Path, called: str) -> tuple[ListedRow, ...]:
    """The rows that a file lists. Raises UsageError, naming the file and the line."""
    try:
        content = text(file)
    except OSError as problem:
        raise UsageError(f"{file}: cannot be read: {problem.strerror}", CONFIGURATION, Spot(file)) from None
    except UnicodeDecodeError as problem:
        raise UsageError(f"{file}: cannot be read: {problem}", CONFIGURATION, Spot(file)) from None
    lines = [
        (number, _COMMENT.sub("", line.replace("\t", " ")).strip())
        for number, line in enumerate(content.split("\n"), 1)
    ]
    return _each_once((_on_line(file, called, number, line) for number, line in lines if line), file)


def listed(file: Path, called: str, names: Iterable[tuple[int, str]]) -> tuple[ListedRow, ...]:
    """The rows of these names, each with the line that it stands on. Raises UsageError."""
    return _each_once((_on_line(file, called, number, name, may_say=False) for number, name in names), file)


def _on_line(file: Path, called: str, number: int, line: str, may_say: bool = True) -> list[ListedRow]:
    name, *said = _SAID.split(line, maxsplit=1) if may_say else [line]
    where = Spot(file, number)
    if not line.isprintable():
        raise UsageError(f"{file}:{number}: a row has a character that cannot be shown: {line!a}", CONFIGURATION, where)
    if not all(piece.strip() for piece in name.split(",")):
        raise UsageError(f"{file}:{number}: a row has no name: {line!r}", CONFIGURATION, where)
    return [ListedRow(row, said[0].strip() if said else "", called, number) for row in rows(name)]


def _each_once(found: Iterator[list[ListedRow]], file: Path) -> tuple[ListedRow, ...]:
    taken: dict[str, ListedRow] = {}
    for row in [row for several in found for row in several]:
        first = taken.setdefault(row.name, row)
        if first is not row:
            raise UsageError(
                f"{file}:{row.line}: the row {row.name} is listed twice, first in line {first.line}",
                CONFIGURATION,
                Spot(file, row.line),
            )
    if not taken:
        raise UsageError(f"{file}: no row is listed", CONFIGURATION, Spot(file))
    return tuple(taken.values())

"""What a document shows of claims that are stated elsewhere: the names in its blocks, looked up by syntax alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import msgspec

from ..markdown.fences import Fence
from ..markdown.info import SHOWN
from ..markdown.kinds import MARKDOWN, PYTHON, is_manuscript
from ..records.source import rows
from ..system.plain import shown_path
from .scan import BY_SYNTAX, Found, Look, Unreadable


class Shown(msgspec.Struct, frozen=True):
    """What a line of a document shows: a claim, or the claims and definitions of a row. Files with what is in them."""

    line: int
    said: str
    found: tuple[tuple[Path, Found], ...] = ()
    problem: str = ""
    """Why it shows nothing."""

    @property
    def claims(self) -> Iterator[tuple[Path, str]]:
        """The claims, by their files and names."""
        return ((file, one.name) for file, one in self.found if one.kind != "definition")


def shown(document: Path, look: Look = BY_SYNTAX) -> list[Shown]:
    """What a document shows, in its order; nothing where it cannot be read, or is none."""
    if not is_manuscript(document):
        return []
    try:
        fences = look.fences(document)
    except Unreadable:
        return []
    looked = _Lookup(document, look)
    return [one for fence in fences if fence.kind == SHOWN for one in _in_block(fence, looked)]


def _in_block(fence: Fence, looked: _Lookup) -> list[Shown]:
    lines = [(line, said.strip()) for line, said in enumerate(fence.lines, fence.first) if said.strip()]
    return [looked.up(*pair) for pair in lines] or [Shown(fence.line, "", problem=_EMPTY)]


def is_prose(document: Path, look: Look = BY_SYNTAX) -> bool:
    """Whether a document has no block of ours: its author may have begun one otherwise than it is begun."""
    try:
        return is_manuscript(document) and not look.fences(document)
    except Unreadable:
        return False


def not_shown(document: Path, look: Look = BY_SYNTAX) -> tuple[tuple[int, str], ...]:
    """The lines of a document that show nothing, and why."""
    return tuple([(one.line, one.problem) for one in shown(document, look) if one.problem])


_EMPTY = "the block is empty; name a claim in it, or a row of a source"
_CODE = re.compile(r"@|.*=|.*\b[^\W\d]\w*[(\[]")
"""How a line of Python begins that has no place here."""
_COMMA = re.compile("[,;]")
_APART = re.compile(r"[,;\s]+")
_ONE_EACH = "write one name a line"


class _Lookup:
    """The claims that a document can name; each file is read once."""

    def __init__(self, document: Path, look: Look) -> None:
        self.document, self._look = document, look
        self._files: dict[Path, list[Found] | str] = {}

    def up(self, line: int, said: str) -> Shown:
        """What a line shows."""
        file, colons, name = said.rpartition("::")
        found = self._in_file(file, name) if colons else self._anywhere(name)
        return Shown(line, said, problem=found) if isinstance(found, str) else Shown(line, said, found)

    def _in_file(self, called: str, name: str) -> tuple[tuple[Path, Found], ...] | str:
        file = self.document.parent / called
        held = self._held(file)
        if isinstance(held, str):
            if _COMMA.search(called):
                return f"{shown_path(called)}::{name}: {_ONE_EACH}"
            near = self._called_nearly(called)
            return f"{shown_path(called)} {held}" + (f"; did you mean {near}::{name}?" if near else "")
        found = _of(name, held)
        if not found:
            return _not_there(f"{shown_path(called)} has no claim and no row {name}", name, held)
        return tuple([(file, one) for one in found])

    def _called_nearly(self, called: str) -> str:
        """The file that may be meant by a name of none; empty where there is none."""
        endings = (PYTHON, *MARKDOWN)
        ended = [called + ending for ending in endings if (self.document.parent / f"{called}{ending}").is_file()]
        near = ended or get_close_matches(called, [os.path.basename(one) for one in _beside(self.document)], 1)
        return shown_path(near[0]) if near else ""

    def _anywhere(self, name: str) -> tuple[tuple[Path, Found], ...] | str:
        """A claim of the document, or of one file beside it; or else all that belongs to a row."""
        every = {file: held for file in self._near() if not isinstance(held := self._held(file), str)}
        named = [(file, one) for file, held in every.items() for one in _named(name, held)]
        own = [pair for pair in named if pair[0] == self.document]
        if len({file for file, _ in own or named}) > 1:
            spelled = " or ".join(f"{shown_path(file.name)}::{name}" for file, _ in named)
            return f"several files have a claim {name}; write {spelled}"
        whole = [one for held in every.values() for one in held]
        found = own or named
        if not found and _are_rows(name, whole):
            found = [(file, one) for file, held in every.items() for one in _of_row(name, held)]
        if not found:
            return _not_there(f"there is no claim and no row {name}, here or in the claim files beside", name, whole)
        return tuple(found)

    def _near(self) -> list[Path]:
        return [self.document, *_beside(self.document)]

    def _held(self, file: Path) -> list[Found] | str:
        """The claims and definitions of a file, or why there are none."""
        if file not in self._files:
            try:
                self._files[file] = [one for one in self._look.scan(file, True) if not one.inside]
            except Unreadable as problem:
                is_there = os.path.lexists(file)
                self._files[file] = f"line {problem.line}: {problem}" if is_there else "is not there"
        return self._files[file]


def _beside(document: Path) -> list[Path]:
    """The claim files in a document's folder."""
    files = (file for file in document.parent.glob(f"*{PYTHON}") if not file.name.startswith((".", "__")))
    return sorted(file for file in files if file.is_file())


def _of(name: str, held: Iterable[Found]) -> list[Found]:
    held = list(held)
    return _named(name, held) or (_of_row(name, held) if _are_rows(name, held) else [])


def _named(name: str, held: Iterable[Found]) -> list[Found]:
    return [one for one in held if one.kind != "definition" and one.name == name]


def _of_row(row: str, held: Iterable[Found]) -> list[Found]:
    """The claims and definitions that name a row; F11a-c is three rows."""
    wanted = set(rows(row))
    return [one for one in held if wanted.intersection(rows(one.source or ""))]


def _are_rows(said: str, held: Iterable[Found]) -> bool:
    """Whether something names each of these rows."""
    held = list(held)
    return all(_of_row(piece, held) for piece in said.split(","))


def _not_there(what: str, name: str, held: Iterable[Found]) -> str:
    """That nothing is called so, and what may be meant."""
    held = list(held)
    known = {one.name for one in held if one.kind != "definition"} | {r for one in held for r in rows(one.source or "")}
    if known.intersection(_APART.split(name)):
        return f"{what}; {_ONE_EACH}"
    if near := get_close_matches(name, sorted(known), 1):
        return f"{what}; did you mean {near[0]}?"
    if _CODE.match(name):
        return f"{name} is no name of a claim; Python stands in a block ```python derive"
    return f"{what}; {_ONE_EACH}" if _COMMA.search(name) else what

"""The text of a claim file, with the places of what its syntax tree has; and pieces of it exchanged.

Nothing is written anew but what is exchanged: all else stays as it is,
comments, spaces and line ends.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from .edits import Place

_LINE_END = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """What stands between two offsets, replaced."""

    start: int
    end: int
    text: str


class SourceText:
    """A file's text, and its syntax. Raises SyntaxError."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.tree = ast.parse(content)
        self._starts = [0, *[found.end() for found in _LINE_END.finditer(content)]]

    @cached_property
    def newline(self) -> str:
        """How its lines end."""
        found = _LINE_END.search(self.content)
        return found[0] if found else "\n"

    def offset(self, line: int, column: int) -> int:
        """Where a line and column is, in characters from the beginning."""
        return self._starts[line - 1] + column

    def span(self, place: Place) -> tuple[int, int]:
        """Where a place begins and ends."""
        return self.offset(*place[:2]), self.offset(*place[2:])

    def range_of(self, node: ast.stmt) -> tuple[int, int]:
        """Where a node begins and ends; Python counts its columns in bytes."""
        return self._after(node.lineno, node.col_offset), self._after(
            node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        )

    def _after(self, line: int, in_bytes: int) -> int:
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.content)
        return start + len(self.content[start:end].encode()[:in_bytes].decode())

    def start_of_line(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return max(start for start in self._starts if start <= offset)

    def end_of_line(self, offset: int) -> int:
        """Where the line of an offset ends, before its line end."""
        found = _LINE_END.search(self.content, offset)
        return found.start() if found else len(self.content)

    def statement_at(self, offset: int) -> ast.stmt | None:
        """The innermost statement around an offset."""
        around = [node for node in self._statements() if self.range_of(node)[0] <= offset < self.range_of(node)[1]]
        return max(around, key=lambda node: self.range_of(node)[0], default=None)

    def _statements(self) -> Iterator[ast.stmt]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.stmt))


def spliced(content: str, splices: Iterable[Splice]) -> str:
    """The text with pieces of it replaced, which do not overlap; what is put in at one place keeps its order."""
    out, place = [], 0
    for start, end, text in sorted(splices, key=lambda s: (s.start, s.end)):
        if start < place:
            raise ValueError("two changes of one place")
        out += [content[place:start], text]
        place = end
    return "".join([*out, content[place:]])

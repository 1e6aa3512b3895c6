"""Holes: what an author leaves open by writing `...` or `auto`, and where in the file each of them stands."""

from __future__ import annotations

import ast
import linecache
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from types import CodeType, EllipsisType, FrameType
from typing import Any

from ..search.reasons import Reason
from ..system.versions import PACKAGE

_PACKAGE = os.path.join(PACKAGE.resolve(), "")

_End = tuple[int | None, int | None]
"""A line from 1, and a column in bytes."""


@dataclass(frozen=True, repr=False)
class Hole:
    """A place that is left open: lines from 1, columns from 0, in characters; it ends before the second column."""

    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __repr__(self) -> str:
        return "..."

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Where it stands; without an end, only the line is known."""
        return self.line, self.column, self.end_line, self.end_column


@dataclass(frozen=True, repr=False)
class Open(Reason):
    """`...` among the reasons of a step: those that are missing are to be found."""

    hole: Hole


class Auto:
    """`auto`, which stands wherever `...` can: what is left open is to be found."""

    def __repr__(self) -> str:
        return "auto"


auto = Auto()
"""What is left open: `return auto` asks for the proof to be found, as `return ...` does."""

Left = EllipsisType | Auto
"""What an author writes for what is left open."""


def is_open(value: object) -> bool:
    """Whether something written stands for what is left open."""
    return value is ... or isinstance(value, Auto)


def placed(values: Iterable[Any]) -> Iterator[Any]:
    """Arguments of the call that the author's file is at, each that is left open as the hole that it is."""
    listed = list(values)
    if not any(map(is_open, listed)):
        yield from listed
        return
    frame = _author()
    places = iter(_in_call(frame))
    for value in listed:
        yield next(places, Hole(frame.f_lineno)) if is_open(value) else value


def hole_of_body(code: CodeType, returned: object) -> Hole | None:
    """Where a claim's function leaves its whole proof open: it returns `...`, or does nothing but say `...`."""
    if not (returned is None or is_open(returned)):
        return None
    lines = _lines(code.co_filename)
    function = _function(code)
    if function is None:
        return None if returned is None else Hole(code.co_firstlineno)
    if returned is None:
        last = function.body[-1]
        alone = len(function.body) == 1 or (len(function.body) == 2 and _is_text(function.body[0]))
        return _hole(last.value, lines) if alone and isinstance(last, ast.Expr) and _is_left(last.value) else None
    returns = [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value and _is_left(n.value)]
    return _hole(returns[0], lines) if len(returns) == 1 else Hole(function.lineno)


class Call:
    """A call in an author's file: where it ends, by which it can be found in the syntax. No two end at one bracket."""

    def __init__(self, frame: FrameType) -> None:
        """The call that a frame is at."""
        code, place = frame.f_code, frame.f_lasti // 2
        _, line, _, column = next(islice(code.co_positions(), place, None))
        self.file, self._end = code.co_filename, (line, column)
        self.line = frame.f_lineno

    def arguments(self) -> list[Hole] | None:
        """Where its arguments stand, and last where the call itself does; None where one of them stands for several."""
        call = _calls(self.file).get(self._end)
        if call is None or call.keywords or any(isinstance(a, ast.Starred) for a in call.args):
            return None
        return [_hole(node, _lines(self.file)) for node in (*call.args, call)]


def _author() -> FrameType:
    """The innermost frame of an author's code."""
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_PACKAGE):
        frame = frame.f_back
    return frame


def _in_call(frame: FrameType) -> list[Hole]:
    """The holes among the arguments of the call that a frame is at, in their order."""
    _, end_line, _, end_column = next(islice(frame.f_code.co_positions(), frame.f_lasti // 2, None))
    call = _calls(frame.f_code.co_filename).get((end_line, end_column))
    if call is None:
        return []
    arguments = [*call.args, *[word.value for word in call.keywords]]
    return [_hole(a, _lines(frame.f_code.co_filename)) for a in arguments if _is_left(a)]


def _lines(file: str) -> list[str]:
    return linecache.getlines(file)


@lru_cache(maxsize=4)
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


def _syntax(file: str) -> ast.Module | None:
    try:
        return _tree("".join(_lines(file)))
    except (SyntaxError, ValueError, RecursionError):
        return None


def _calls(file: str) -> dict[_End, ast.Call]:
    """The calls in a file by where they end: no two end at one bracket; where Python says that one begins differs."""
    try:
        return _calls_in("".join(_lines(file)))
    except (SyntaxError, ValueError, RecursionError):
        return {}


@lru_cache(maxsize=4)
def _calls_in(text: str) -> dict[_End, ast.Call]:
    calls = [node for node in ast.walk(_tree(text)) if isinstance(node, ast.Call)]
    return {(call.end_lineno, call.end_col_offset): call for call in reversed(calls)}


def _function(code: CodeType) -> ast.FunctionDef | None:
    tree = _syntax(code.co_filename)
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.FunctionDef) and node.name == code.co_name:
            first = min([node.lineno, *[d.lineno for d in node.decorator_list]])
            if first == code.co_firstlineno:
                return node
    return None


def _range(node: ast.expr) -> tuple[int, int, int | None, int | None]:
    return node.lineno, node.col_offset, node.end_lineno, node.end_col_offset


def _hole(node: ast.expr, lines: list[str]) -> Hole:
    """Where a node stands: Python counts columns in bytes."""
    line, column, end_line, end_column = _range(node)
    end_line, end_column = end_line or line, end_column or column
    return Hole(line, _characters(lines, line, column), end_line, _characters(lines, end_line, end_column))


def _characters(lines: list[str], line: int, bytes_in: int) -> int:
    return len(lines[line - 1].encode()[:bytes_in].decode()) if line <= len(lines) else bytes_in


def _is_left(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=value):
            return value is ...
        case ast.Name(name) | ast.Attribute(attr=name):
            return name == "auto"
    return False


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)

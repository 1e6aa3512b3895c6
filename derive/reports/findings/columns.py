"""In which column something stands, as far as the syntax of its file shows it: from 1, in characters."""

from __future__ import annotations

import ast
from pathlib import Path

from ...files.scan import DEFINED, Unreadable, claims_of, is_link, parse
from ...records.verdict import Verdict


class Columns:
    """Those of files, each of which is read once."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[list[str], ast.Module | None, tuple[int, int]]] = {}

    def of(self, file: str, line: int, verdict: Verdict | None = None, step: int | None = None) -> int:
        """The column of a step of a claim, where it is known which; else of what the line begins with, or 1."""
        if file not in self._read:
            self._read[file] = _read(file)
        lines, tree, broken = self._read[file]
        if broken[0] == line and broken[1]:
            return broken[1]
        if not 1 <= line <= len(lines) or not lines[line - 1].strip():
            return 1
        text = lines[line - 1]
        link = None if verdict is None or step is None or tree is None else _link(tree, verdict, step, line)
        if link is None:
            return len(text) - len(text.lstrip()) + 1
        return len(text.encode()[: link.end_col_offset].decode(errors="replace")) - len(link.attr) + 1


def _link(tree: ast.Module, verdict: Verdict, step: int, line: int) -> ast.Attribute | None:
    """The name of the relation of a step, `.eq` or `.le`: the only one on its line, or the one of this number."""
    links = _links(tree, verdict)
    if len(links) == len(verdict.steps) >= step:
        return links[step - 1] if links[step - 1].end_lineno == line else None
    own = [link for link in links if link.end_lineno == line]
    return own[0] if len(own) == 1 else None


def _links(tree: ast.Module, verdict: Verdict) -> list[ast.Attribute]:
    """The names of all relations of a claim, in the order in which they are written."""
    for node in tree.body:
        if isinstance(node, DEFINED) and any(
            f.name == verdict.name and f.line == verdict.line for f in claims_of(node)
        ):
            called = [n.func for n in ast.walk(node) if isinstance(n, ast.Call) and is_link(n)]
            names = [func for func in called if isinstance(func, ast.Attribute)]
            return sorted(names, key=lambda name: (name.end_lineno or 0, name.end_col_offset or 0))
    return []


def _read(file: str) -> tuple[list[str], ast.Module | None, tuple[int, int]]:
    """The lines of a file, its syntax, and where it is broken: (0, 0) if it is not."""
    try:
        text, tree = parse(Path(file))
    except Unreadable as problem:
        return [], None, (problem.line, problem.column)
    return text.split("\n"), tree, (0, 0)

"""Names that a claim file needs, put into its imports."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from .text import SourceText, Splice


def imported(source: SourceText, names: Iterable[tuple[str, str]]) -> list[Splice]:
    """What makes a file import names: into the statement that imports from their module, or in one of their own."""
    wanted: dict[str, list[str]] = {}
    for module, name in names:
        wanted.setdefault(module, []).append(name)
    return [splice for module, listed in wanted.items() for splice in _from(source, module, sorted(set(listed)))]


def _from(source: SourceText, module: str, names: list[str]) -> list[Splice]:
    for node in source.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == module and not node.level and node.names[0].name != "*":
            return [_into(source, node, name) for name in names]
    return [_new(source, f"from {module} import {', '.join(names)}")]


def _into(source: SourceText, node: ast.ImportFrom, name: str) -> Splice:
    """Before the first name that comes after it, or else at the end."""
    later = next((alias for alias in node.names if _order(alias.name) > _order(name)), None)
    if later is not None:
        start = source.range_of(later)[0]
        return Splice(start, start, f"{name},{_between(source, node)}")
    end = source.range_of(node.names[-1])[1]
    return Splice(end, end, f",{_between(source, node)}{name}")


def _between(source: SourceText, node: ast.ImportFrom) -> str:
    """What stands between two of its names, a line each or all on one; of a single one, as its brackets have it."""
    first = source.range_of(node.names[0])[0]
    start = source.start_of_line(first)
    alone = not source.content[start:first].strip()
    several_in_first = len(node.names) > 1 and node.names[1].lineno == node.names[0].lineno
    return source.newline + source.content[start:first] if alone and not several_in_first else " "


def _order(name: str) -> tuple[int, str]:
    """CONSTANTS, Classes and functions, as formatters sort them."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2), name


def _new(source: SourceText, line: str) -> Splice:
    """After the first imports of the file; where there are none, after its docstring."""
    last: ast.stmt | None = None
    for node in source.tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            last = node
        elif last is not None or not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or not isinstance(node.value.value, str):
            break
        elif last is None:
            last = node
    if last is None:
        start = source.range_of(source.tree.body[0])[0] if source.tree.body else 0
        start = source.start_of_line(start)
        return Splice(start, start, line + source.newline)
    end = source.end_of_line(source.range_of(last)[1])
    gap = source.newline * (2 if isinstance(last, ast.Expr) else 1)
    return Splice(end, end, gap + line)

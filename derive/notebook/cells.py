"""The syntax of a cell, before it is run: what it states anew, and where its claims are to be checked."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from ..files.scan import DEFINED

_CHECKS = '__import__("derive.notebook.session", fromlist=["come_to"]).come_to()'
"""What runs behind each statement with a function that is decorated."""


class Cells:
    """For IPython's list of transformers of syntax trees."""

    def __init__(self, begins: Callable[[set[str]], None]) -> None:
        """`begins` hears which functions a cell decorates, before it is run."""
        self._begins = begins

    def visit(self, tree: ast.AST) -> ast.AST:
        """The tree of a cell, in which claims are checked where they are stated."""
        if isinstance(tree, ast.Module):
            self._begins({name for statement in tree.body for name in _decorated(statement)})
            tree.body = [one for statement in tree.body for one in _checked(statement)]
        return tree


def _decorated(statement: ast.stmt) -> Iterator[str]:
    return (n.name for n in ast.walk(statement) if isinstance(n, DEFINED) and n.decorator_list)


def _checked(statement: ast.stmt) -> Iterator[ast.stmt]:
    yield statement
    if any(_decorated(statement)):
        (check,) = ast.parse(_CHECKS).body
        for node in ast.walk(check):
            if isinstance(node, ast.expr | ast.stmt):
                node.lineno = node.end_lineno = statement.end_lineno or statement.lineno
                node.col_offset, node.end_col_offset = 0, 0
        yield check

"""Refusals do not depend on statements that `python -O` leaves out."""

from __future__ import annotations

import ast

from rooms import PACKAGE


def test_no_module_has_an_assert_statement_or_asks_for_debug() -> None:
    """So that derive is the same program with -O and without; claim files of the library are data."""
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 400
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            assert not isinstance(node, ast.Assert), f"{file}:{node.lineno}"
            assert not (isinstance(node, ast.Name) and node.id == "__debug__"), f"{file}:{node.lineno}"

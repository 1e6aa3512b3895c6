"""Which files hold claims: Python files, and documents in Markdown by their endings."""

from __future__ import annotations

import os

PYTHON = ".py"
MARKDOWN = (".md", ".markdown", ".qmd")


def is_manuscript(path: str | os.PathLike[str]) -> bool:
    """Whether a path is that of a document, and not of a Python file."""
    return os.fspath(path).lower().endswith(MARKDOWN)


def may_hold_claims(path: str | os.PathLike[str]) -> bool:
    """Whether a path is that of a document or of a Python file."""
    return os.fspath(path).endswith(PYTHON) or is_manuscript(path)

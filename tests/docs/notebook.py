"""The notebook of the manual, run from top to bottom: `python tests/docs/notebook.py` writes what its cells show now."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "how-to" / "notebook.ipynb"
_SECONDS = re.compile(r"\b\d+\.\d+ ?s\b")
_PATIENCE = 300


def ran(file: Path) -> Any:
    """The notebook after all its cells were run, in the folder where it lies; a cell that fails ends this."""
    book = nbformat.read(file, as_version=4)
    NotebookClient(
        book, timeout=_PATIENCE, kernel_name="python3", resources={"metadata": {"path": file.parent}}
    ).execute()
    for cell in book.cells:
        cell.metadata.pop("execution", None)
    book.metadata.pop("language_info", None)
    return book


def shown(book: Any) -> list[tuple[str, Any]]:
    """The source of each cell, and what it shows, but for the time that it took."""
    return [(cell.source, _timeless(cell.get("outputs", []))) for cell in book.cells]


def _timeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _timeless(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_timeless(held) for held in value]
    return _SECONDS.sub("0 s", value) if isinstance(value, str) else value


if __name__ == "__main__":
    nbformat.write(ran(NOTEBOOK), NOTEBOOK)

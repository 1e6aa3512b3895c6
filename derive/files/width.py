"""How long the lines of a file may be: what a formatter's configuration says, or else as long as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..system.reading import text

_USUAL, _MOST = 88, 120
_WHERE = {
    "pyproject.toml": (("tool", "ruff"), ("tool", "black")),
    "ruff.toml": ((),),
    ".ruff.toml": ((),),
}
"""In which files, and in which of their tables, line-length stands."""


def line_length(file: Path, content: str) -> int:
    """For a file and what it holds."""
    told = next(_told(file.absolute().parent), None)
    return told if told is not None else min(_MOST, max(_USUAL, *map(len, content.splitlines() or [""])))


def _told(folder: Path) -> Iterator[int]:
    for place in (folder, *folder.parents):
        for name, tables in _WHERE.items():
            found = _read(place / name)
            for path in tables:
                table: Any = found
                for key in path:
                    table = table.get(key, {}) if isinstance(table, dict) else {}
                length = table.get("line-length") if isinstance(table, dict) else None
                if type(length) is int and length > 0:
                    yield length


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text(file))
    except (OSError, ValueError, RecursionError):
        return {}

"""[tool.derive] in the nearest pyproject.toml. Reading it runs nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

_KEYS = ("proofs", "permitted-axioms")


class UsageError(Exception):
    """Something is wrong with how derive was called or configured: exit code 2."""


@dataclass(frozen=True)
class Config:
    """What a project says about its proofs; `folder` is where its pyproject.toml lies."""

    folder: Path
    proofs: tuple[str, ...] = ()
    permitted_axioms: frozenset[str] = frozenset()


def find(start: Path) -> Config:
    """The configuration that holds in a folder. Raises UsageError, naming the file and the key."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            return _read(file)
    return Config(start)


def _read(file: Path) -> Config:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UsageError(f"{file}: cannot be read: {problem}") from None
    return parsed(file, text)


def parsed(file: Path, text: str) -> Config:
    """The configuration that the text of a pyproject.toml holds. Raises UsageError."""
    try:
        table = tomllib.loads(text).get("tool", {}).get("derive", {})
    except (tomllib.TOMLDecodeError, AttributeError) as problem:
        raise UsageError(f"{file}: cannot be read: {problem}") from None
    if not isinstance(table, dict):
        raise UsageError(f"{file}: [tool.derive] is a table, not {table!r}")
    for key in table:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; the keys are {', '.join(_KEYS)}"
            raise UsageError(f"{file}: [tool.derive] has no key {key!r}{hint}")
    proofs = _strings(file, table, "proofs")
    return Config(file.parent, proofs, frozenset(_strings(file, table, "permitted-axioms")))


def _strings(file: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageError(f'{file}: {key} is a list of strings, as in {key} = ["…"]')
    return tuple(value)

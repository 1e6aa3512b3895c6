"""[tool.derive] in the nearest pyproject.toml. Reading it runs nothing."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..records.settings import SECONDS, Settings, is_duration
from ..system.reading import text

_KEYS = ("proofs", "permitted-axioms", "timeout", "undecided")
FAIL, WARN = "fail", "warn"


class UsageError(Exception):
    """Something is wrong with how derive was called or configured: exit code 2."""


@dataclass(frozen=True)
class Config:
    """What a project says about its proofs; `folder` is where its pyproject.toml lies."""

    folder: Path
    proofs: tuple[str, ...] = ()
    permitted_axioms: frozenset[str] = frozenset()
    timeout: float = SECONDS
    """How many seconds a claim may take that does not say so itself."""
    is_there: bool = False
    """Whether there is such a file."""
    undecided: str = FAIL
    """What a claim does that is undecided: fail the run, or only warn."""

    def overruled(self, timeout: float | None, undecided: str | None) -> Config:
        """The configuration with what the command line says instead. Raises UsageError for a limit that is none."""
        if timeout is not None and not is_duration(timeout):
            raise UsageError(f"--timeout {timeout}: is no number of seconds, as in --timeout 30")
        return replace(
            self,
            timeout=self.timeout if timeout is None else timeout,
            undecided=self.undecided if undecided is None else undecided,
        )

    def settings(self, **more: Any) -> Settings:
        """How claims are checked under it."""
        project, lenient = os.path.relpath(self.folder) if self.is_there else "", self.undecided == WARN
        permitted = self.permitted_axioms
        return Settings(permitted_axioms=permitted, seconds=self.timeout, project=project, lenient=lenient, **more)


def find(start: Path) -> Config:
    """The configuration that holds in a folder. Raises UsageError, naming the file and the key."""
    for folder in (start, *start.parents):
        found = _text(folder / "pyproject.toml")
        if found is not None:
            return parsed(folder / "pyproject.toml", found)
    return Config(start)


def _text(file: Path) -> str | None:
    """What a file holds; None where nothing is called so: what is there and is no file is not passed over."""
    try:
        os.lstat(file)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise UsageError(f"{file}: cannot be looked for: {problem.strerror}") from None
    try:
        return text(file)
    except OSError as problem:
        raise UsageError(f"{file}: cannot be read: {problem.strerror}") from None
    except UnicodeDecodeError as problem:
        raise UsageError(f"{file}: cannot be read: {problem}") from None


def parsed(file: Path, content: str) -> Config:
    """The configuration that the text of a pyproject.toml holds. Raises UsageError."""
    try:
        table = tomllib.loads(content).get("tool", {}).get("derive", {})
    except (ValueError, AttributeError, RecursionError) as problem:
        raise UsageError(f"{file}: cannot be read: {problem}") from None
    if not isinstance(table, dict):
        raise UsageError(f"{file}: [tool.derive] is a table, not {table!r}")
    for key in table:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; the keys are {', '.join(_KEYS)}"
            raise UsageError(f"{file}: [tool.derive] has no key {key!r}{hint}")
    proofs, permitted = _strings(file, table, "proofs"), frozenset(_strings(file, table, "permitted-axioms"))
    return Config(file.parent, proofs, permitted, _seconds(file, table), True, _undecided(file, table))


def _strings(file: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageError(f'{file}: {key} is a list of strings, as in {key} = ["…"]')
    return tuple(value)


def _seconds(file: Path, table: dict[str, Any]) -> float:
    value = table.get("timeout", SECONDS)
    if not is_duration(value):
        raise UsageError(f"{file}: timeout is a positive number of seconds, as in timeout = 30")
    return float(value)


def _undecided(file: Path, table: dict[str, Any]) -> str:
    value = table.get("undecided", FAIL)
    if value not in (FAIL, WARN):
        raise UsageError(f'{file}: undecided is "{FAIL}" or "{WARN}", as in undecided = "{WARN}"')
    return str(value)

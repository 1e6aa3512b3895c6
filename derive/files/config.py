"""[tool.derive] in the nearest pyproject.toml. Reading it runs nothing."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..messages.commands import CONFIGURATION, OPTION
from ..messages.kind import Kind
from ..records.document import Document, Documents
from ..records.settings import FAIL, IGNORE, SECONDS, WARN, Settings, is_duration
from ..system.reading import text

_KEYS = ("proofs", "permitted-axioms", "timeout", "undecided", "idle", "sources")
_OF_A_DOCUMENT = ("folder", "title", "address")


class UsageError(Exception):
    """Something is wrong with how derive was called or configured: exit code 2."""

    def __init__(self, message: str, kind: Kind = OPTION) -> None:
        super().__init__(message)
        self.kind = kind


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
    idle: str = WARN
    """What a reason does that is idle: fail the run, warn, or nothing."""
    documents: Documents = Documents()  # noqa: RUF009
    """The source documents, and the folders of their claim files."""

    def overruled(self, timeout: float | None, undecided: str | None, idle: str | None) -> Config:
        """The configuration with what the command line says instead. Raises UsageError for a limit that is none."""
        if timeout is not None and not is_duration(timeout):
            raise UsageError(f"--timeout {timeout}: is no number of seconds, as in --timeout 30", OPTION)
        return replace(
            self,
            timeout=self.timeout if timeout is None else timeout,
            undecided=self.undecided if undecided is None else undecided,
            idle=self.idle if idle is None else idle,
        )

    def settings(self, **more: Any) -> Settings:
        """How claims are checked under it."""
        project, lenient = os.path.relpath(self.folder) if self.is_there else "", self.undecided == WARN
        return Settings(
            permitted_axioms=self.permitted_axioms,
            seconds=self.timeout,
            project=project,
            lenient=lenient,
            idle=self.idle,
            **more,
        )


def find(start: Path) -> Config:
    """The configuration that holds in a folder. Raises UsageError, naming the file and the key."""
    for folder in (start, *start.parents):
        found = _text(folder / "pyproject.toml")
        if found is not None:
            config = parsed(folder / "pyproject.toml", found)
            _require_folders(folder / "pyproject.toml", config.documents)
            return config
    return Config(start)


def _text(file: Path) -> str | None:
    """What a file holds; None where nothing is called so: what is there and is no file is not passed over."""
    try:
        os.lstat(file)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise UsageError(f"{file}: cannot be looked for: {problem.strerror}", CONFIGURATION) from None
    try:
        return text(file)
    except OSError as problem:
        raise UsageError(f"{file}: cannot be read: {problem.strerror}", CONFIGURATION) from None
    except UnicodeDecodeError as problem:
        raise UsageError(f"{file}: cannot be read: {problem}", CONFIGURATION) from None


def parsed(file: Path, content: str) -> Config:
    """The configuration that the text of a pyproject.toml holds. Raises UsageError."""
    try:
        table = tomllib.loads(content).get("tool", {}).get("derive", {})
    except (ValueError, AttributeError, RecursionError) as problem:
        raise UsageError(f"{file}: cannot be read: {problem}", CONFIGURATION) from None
    if not isinstance(table, dict):
        raise UsageError(f"{file}: [tool.derive] is a table, not {table!r}", CONFIGURATION)
    for key in table:
        if key not in _KEYS:
            raise _no_such_key(file, "[tool.derive]", key, _KEYS)
    proofs, permitted = _strings(file, table, "proofs"), frozenset(_strings(file, table, "permitted-axioms"))
    return Config(
        file.parent,
        proofs,
        permitted,
        _seconds(file, table),
        True,
        _one_of(file, table, "undecided", (FAIL, WARN)),
        _one_of(file, table, "idle", (WARN, FAIL, IGNORE)),
        _documents(file, table),
    )


def _no_such_key(file: Path, table: str, key: str, keys: tuple[str, ...]) -> UsageError:
    near = get_close_matches(key, keys, 1)
    hint = f"; did you mean {near[0]}?" if near else f"; the keys are {', '.join(keys)}"
    return UsageError(f"{file}: {table} has no key {key!r}{hint}", CONFIGURATION)


def _strings(file: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageError(f'{file}: {key} is a list of strings, as in {key} = ["…"]', CONFIGURATION)
    return tuple(value)


def _seconds(file: Path, table: dict[str, Any]) -> float:
    value = table.get("timeout", SECONDS)
    if not is_duration(value):
        raise UsageError(f"{file}: timeout is a positive number of seconds, as in timeout = 30", CONFIGURATION)
    return float(value)


def _one_of(file: Path, table: dict[str, Any], key: str, words: tuple[str, ...]) -> str:
    """What a key says, one of some words; the first of these where it is not there."""
    value = table.get(key, words[0])
    if value not in words:
        *some, last = [f'"{word}"' for word in words]
        raise UsageError(f'{file}: {key} is {", ".join(some)} or {last}, as in {key} = "{words[1]}"', CONFIGURATION)
    return str(value)


# ── [tool.derive.sources] ─────────────────────────────────────────────────────

_NAME = re.compile(r"[\w.-]+")


def _documents(file: Path, table: dict[str, Any]) -> Documents:
    """The documents that the table names; whether their folders are there is not looked at."""
    listed = table.get("sources", {})
    if not isinstance(listed, dict) or not all(isinstance(one, dict) for one in listed.values()):
        raise UsageError(
            f'{file}: sources names documents, as in [tool.derive.sources.paper] folder = "proofs/paper"', CONFIGURATION
        )
    return Documents(file.parent, tuple([_document(file, name, one) for name, one in listed.items()]))


def _document(file: Path, name: str, said: dict[str, Any]) -> Document:
    where = f"[tool.derive.sources.{name}]"
    if _NAME.fullmatch(name) is None:
        raise UsageError(
            f"{file}: a document's name is one word of letters, digits, _, . and -, not {name!r}", CONFIGURATION
        )
    for key, value in said.items():
        if key not in _OF_A_DOCUMENT:
            raise _no_such_key(file, where, key, _OF_A_DOCUMENT)
        if not isinstance(value, str) or not value:
            raise UsageError(f'{file}: {key} of {where} is a text, as in {key} = "…"', CONFIGURATION)
    if "folder" not in said:
        raise UsageError(
            f'{file}: {where} needs the folder of its claim files, as in folder = "proofs/{name}"', CONFIGURATION
        )
    return Document(name, said["folder"], said.get("title", ""), said.get("address", ""))


def _require_folders(file: Path, documents: Documents) -> None:
    """Raise UsageError where a document's folder is not there, or is also that of another document."""
    taken: dict[str, str] = {}
    for one in documents.listed:
        folder = os.path.realpath(documents.root / one.folder)
        if not os.path.isdir(folder):
            raise UsageError(
                f"{file}: {one.folder}, the folder of [tool.derive.sources.{one.name}], is not there", CONFIGURATION
            )
        other = taken.setdefault(folder, one.name)
        if other != one.name:
            raise UsageError(
                f"{file}: {one.folder} is the folder of two documents, {other} and {one.name}", CONFIGURATION
            )

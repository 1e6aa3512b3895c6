"""[tool.derive] in the nearest pyproject.toml. Reading it runs nothing."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..messages.commands import CONFIGURATION, OPTION
from ..records.document import Document, Documents
from ..records.settings import FAIL, IGNORE, SECONDS, WARN, Settings, is_duration
from ..system.reading import text
from .rows import in_file, listed
from .usage import Spot, line_of
from .usage import UsageError as UsageError

_KEYS = ("proofs", "permitted-axioms", "timeout", "undecided", "idle", "sources")
_OF_A_DOCUMENT = ("folder", "title", "address", "rows", "rows-file")
FILE = "pyproject.toml"


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
        file = folder / FILE
        found = _text(file)
        if found is not None:
            config = parsed(file, found)
            _require_folders(_Said(file, found), config.documents)
            return replace(config, documents=_with_rows(_Said(file, found), config.documents))
    return Config(start)


def _text(file: Path) -> str | None:
    """What a file holds; None where nothing is called so: what is there and is no file is not passed over."""
    try:
        os.lstat(file)
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise UsageError(f"{file}: cannot be looked for: {problem.strerror}", CONFIGURATION, Spot(file)) from None
    try:
        return text(file)
    except OSError as problem:
        raise UsageError(f"{file}: cannot be read: {problem.strerror}", CONFIGURATION, Spot(file)) from None
    except UnicodeDecodeError as problem:
        raise UsageError(f"{file}: cannot be read: {problem}", CONFIGURATION, Spot(file)) from None


_TABLE = "tool.derive"
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class _Said:
    """What a file holds, for whoever refuses it."""

    file: Path
    content: str

    def wrong(self, why: str, table: str = _TABLE, key: str = "") -> UsageError:
        """That a key of a table is wrong."""
        return UsageError(f"{self.file}: {why}", CONFIGURATION, Spot(self.file, line_of(self.content, table, key)))

    def lines(self, table: str, key: str, values: Iterable[str]) -> list[tuple[int, str]]:
        """The texts in the list of a key, each with its line."""
        return [(line_of(self.content, table, key, value), value) for value in values]


def line_in(folder: Path, key: str) -> int:
    """The line of a key of [tool.derive], or of a table below it, in a folder's configuration; 1 if it is not seen."""
    table, key = (f"{_TABLE}.{key}", "") if "." in key else (_TABLE, key)
    try:
        return line_of(_text(folder / FILE) or "", table, key)
    except UsageError:
        return 1


def parsed(file: Path, content: str) -> Config:
    """The configuration that the text of a pyproject.toml holds; it reads no other file. Raises UsageError."""
    said = _Said(file, content)
    try:
        table = tomllib.loads(content).get("tool", {}).get("derive", {})
    except (ValueError, AttributeError, RecursionError) as problem:
        at = _AT.search(str(problem))
        last = content.count("\n", 0, len(content.rstrip())) + 1 if "end of document" in str(problem) else 1
        spot = Spot(file, int(at[1]), int(at[2])) if at is not None else Spot(file, last)
        raise UsageError(f"{file}: cannot be read: {problem}", CONFIGURATION, spot) from None
    if not isinstance(table, dict):
        raise said.wrong(f"[tool.derive] is a table, not {table!r}", "tool", "derive")
    for key in table:
        if key not in _KEYS:
            raise _no_such_key(said, _TABLE, key, _KEYS)
    proofs, permitted = _strings(said, table, "proofs"), frozenset(_strings(said, table, "permitted-axioms"))
    return Config(
        file.parent,
        proofs,
        permitted,
        _seconds(said, table),
        True,
        _one_of(said, table, "undecided", (FAIL, WARN)),
        _one_of(said, table, "idle", (WARN, FAIL, IGNORE)),
        _documents(said, table),
    )


def _no_such_key(said: _Said, table: str, key: str, keys: tuple[str, ...]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(key, keys, 1)
    hint = f"; did you mean {near[0]}?" if near else f"; the keys are {', '.join(keys)}"
    return said.wrong(f"[{table}] has no key {key!r}{hint}", table, key)


def _strings(said: _Said, table: dict[str, Any], key: str, where: str = _TABLE) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        of = "" if where == _TABLE else f" of [{where}]"
        raise said.wrong(f'{key}{of} is a list of strings, as in {key} = ["…"]', where, key)
    return tuple(value)


def _seconds(said: _Said, table: dict[str, Any]) -> float:
    value = table.get("timeout", SECONDS)
    if not is_duration(value):
        raise said.wrong("timeout is a positive number of seconds, as in timeout = 30", key="timeout")
    return float(value)


def _one_of(said: _Said, table: dict[str, Any], key: str, words: tuple[str, ...]) -> str:
    """What a key says, one of some words; the first of these where it is not there."""
    value = table.get(key, words[0])
    if value not in words:
        *some, last = [f'"{word}"' for word in words]
        raise said.wrong(f'{key} is {", ".join(some)} or {last}, as in {key} = "{words[1]}"', key=key)
    return str(value)


# ── [tool.derive.sources] ─────────────────────────────────────────────────────

_NAME = re.compile(r"[\w.-]+")


def _table_of(name: str) -> str:
    return f"{_TABLE}.sources.{name}"


def _documents(said: _Said, table: dict[str, Any]) -> Documents:
    """The documents that the table names; whether their folders are there is not looked at."""
    found = table.get("sources", {})
    if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
        raise said.wrong(
            'sources names documents, as in [tool.derive.sources.paper] folder = "proofs/paper"', key="sources"
        )
    return Documents(said.file.parent, tuple([_document(said, name, one) for name, one in found.items()]))


def _document(said: _Said, name: str, found: dict[str, Any]) -> Document:
    where = _table_of(name)
    if _NAME.fullmatch(name) is None:
        raise said.wrong(f"a document's name is one word of letters, digits, _, . and -, not {name!r}", where)
    for key, value in found.items():
        if key not in _OF_A_DOCUMENT:
            raise _no_such_key(said, where, key, _OF_A_DOCUMENT)
        if key != "rows" and (not isinstance(value, str) or not value):
            raise said.wrong(f'{key} of [{where}] is a text, as in {key} = "…"', where, key)
    if "folder" not in found:
        raise said.wrong(f'[{where}] needs the folder of its claim files, as in folder = "proofs/{name}"', where)
    if "rows" in found and "rows-file" in found:
        raise said.wrong(f"[{where}] lists its rows and names a file of rows; say one of them", where, "rows-file")
    names = _strings(said, found, "rows", where)
    rows = listed(said.file, FILE, said.lines(where, "rows", names)) if "rows" in found else ()
    return Document(
        name, found["folder"], found.get("title", ""), found.get("address", ""), found.get("rows-file", ""), rows
    )


def _require_folders(said: _Said, documents: Documents) -> None:
    """Raise UsageError where a document's folder is not there, or is also that of another document."""
    taken: dict[str, str] = {}
    for one in documents.listed:
        folder, where = os.path.realpath(documents.root / one.folder), _table_of(one.name)
        if not os.path.isdir(folder):
            raise said.wrong(f"{one.folder}, the folder of [{where}], is not there", where, "folder")
        other = taken.setdefault(folder, one.name)
        if other != one.name:
            raise said.wrong(f"{one.folder} is the folder of two documents, {other} and {one.name}", where, "folder")


def _with_rows(said: _Said, documents: Documents) -> Documents:
    """The documents, with the rows that stand in files. Raises UsageError."""
    return replace(documents, listed=tuple([_read(said, one) for one in documents.listed]))


def _read(said: _Said, document: Document) -> Document:
    if not document.rows_file:
        return document
    file, where = said.file.parent / document.rows_file, _table_of(document.name)
    if not os.path.lexists(file):
        raise said.wrong(f"{document.rows_file}, the file of rows of [{where}], is not there", where, "rows-file")
    return replace(document, rows=in_file(file, document.rows_file))

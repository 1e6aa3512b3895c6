"""Which files and which claims: paths, PATH::CLAIM, and the words of -k."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import msgspec

from ..markdown.kinds import PYTHON, is_manuscript
from ..messages import commands
from .config import Config, UsageError
from .scan import BY_SYNTAX, Look, Unreadable
from .shown import is_prose, shown


class Target(msgspec.Struct, frozen=True):
    """A file, and the names of the claims that are wanted from it; None for all."""

    file: Path
    names: frozenset[str] | None = None
    defined: frozenset[str] = frozenset()
    """Where not all of the file is wanted: the definitions that a document shows."""

    def wants(self, name: str) -> bool:
        """Whether a claim of the file is wanted."""
        return self.names is None or name in self.names


def targets(
    arguments: tuple[str, ...], config: Config, with_shown: bool = True, look: Look = BY_SYNTAX
) -> list[Target]:
    """The files that paths stand for, in order, each once. Raises UsageError for a path that is not there.

    `with_shown`: whether claims of other files belong to it that a document shows.
    """
    wanted: dict[Path, frozenset[str] | None] = {}
    spelled: dict[str, Path] = {}
    defined: dict[Path, frozenset[str]] = {}
    for argument in arguments or _defaults(config):
        path, colons, name = argument.partition("::")
        if colons and not name:
            raise UsageError(f"{argument}: name a claim after ::", commands.PATH)
        if not path:
            raise UsageError("a path is empty; the current folder is .", commands.PATH)
        found = list(_files(Path(path), argument))
        if not found and not arguments and config.proofs:
            near = next(_documents(Path(path)), None)
            hint = "" if near is None else f"; documents run only if they are named, as {near.name}"
            raise UsageError(
                f"{argument}: [tool.derive] proofs names it, and there is no Python file in it{hint}", commands.PATH
            )
        for file in found:
            file = spelled.setdefault(os.path.realpath(file), file)
            before = wanted.get(file, frozenset())
            wanted[file] = None if not colons or before is None else before | {name}
    for document in [file for file, names in wanted.items() if names is None] if with_shown else ():
        for file, one in [pair for line in shown(document, look) for pair in line.found]:
            file = spelled.setdefault(os.path.realpath(file), file)
            before = wanted.setdefault(file, frozenset())
            if one.kind == "definition":
                defined[file] = defined.get(file, frozenset()) | {one.name}
            elif before is not None:
                wanted[file] = before | {one.name}
    return [Target(file, names, defined.get(file, frozenset())) for file, names in wanted.items()]


def newer(arguments: tuple[str, ...], config: Config, moment: int) -> Iterator[Path]:
    """The files among these that were changed after a moment, in nanoseconds, as far as a glance shows it.

    Nothing is read; what cannot be looked at is not among them.
    """
    with suppress(UsageError, OSError):
        for argument in arguments or _defaults(config):
            for file in _files(Path(argument.partition("::")[0]), ""):
                if file.stat().st_mtime_ns > moment:
                    yield file


def manuscripts(arguments: tuple[str, ...], config: Config) -> tuple[str, ...]:
    """The documents in Markdown among these, as wholes. Raises UsageError."""
    found = targets(arguments, config, with_shown=False)
    return tuple([str(one.file) for one in found if one.names is None and is_manuscript(one.file)])


def not_named(arguments: tuple[str, ...], config: Config) -> Iterator[tuple[str, Path]]:
    """The documents with claims in folders among these, each with its folder. They run only if they are named."""
    arguments = arguments or _defaults(config)
    named = {os.path.realpath(argument) for argument in arguments}
    for folder in filter(os.path.isdir, arguments):
        yield from ((folder, file) for file in _documents(Path(folder)) if os.path.realpath(file) not in named)


def documents_of(
    files: Mapping[Path, bool], config: Config, of_project: bool, look: Look = BY_SYNTAX
) -> dict[str, bool]:
    """The documents that list their rows, and that files are of: whether all claims of each are in these.

    `files`: whether all of each is meant. A document's claim files are those of a run without a path, or, where none of
    these is of it, all in its folder. `of_project`: the files are those of such a run, which is of all documents.
    """
    listing = [one for one in config.documents.listed if one.rows]
    given = {config.documents.of(file) for file in files} if listing else set()
    whole = {os.path.realpath(file) for file, is_whole in files.items() if is_whole}
    try:
        usual = [target.file for target in targets((), config, with_shown=False)] if listing else []
    except UsageError:
        usual = []
    found = {}
    for one in listing:
        own = [file for file in usual if config.documents.of(file) == one.name]
        own = own or [f for f in _inside(config.folder / one.folder) if config.documents.of(f) == one.name]
        if of_project or one.name in given:
            found[one.name] = not any(_states(file, look) for file in own if os.path.realpath(file) not in whole)
    return found


def _states(file: Path, look: Look) -> bool:
    """Whether a file has claims or definitions, or may have some."""
    try:
        return bool(look.scan(file, True))
    except Unreadable:
        return True


def _defaults(config: Config) -> tuple[str, ...]:
    if config.proofs:
        return tuple(str(config.folder / p) for p in config.proofs)
    if Path("proofs").is_dir():
        return ("proofs",)
    raise UsageError(
        'there is no folder ./proofs; name a path, or set proofs = ["…"] in [tool.derive] of pyproject.toml',
        commands.PATH,
    )


def _files(path: Path, argument: str) -> Iterator[Path]:
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"{path}: there is no such file or folder", commands.PATH) from None
    except (OSError, ValueError) as problem:
        raise UsageError(
            f"{path}: cannot be looked at: {getattr(problem, 'strerror', problem)}", commands.PATH
        ) from None
    if is_folder:
        if "::" in argument:
            raise UsageError(f"{argument}: a claim is named in a file, not in a folder", commands.PATH)
        yield from sorted(_inside(path))
    else:
        yield path


def _inside(path: Path) -> Iterator[Path]:
    """The Python files in a folder, and in those in it."""
    return (file for file in _all_inside(path) if file.name.endswith(PYTHON) and not file.name.startswith("__"))


def _documents(path: Path) -> Iterator[Path]:
    """The documents in a folder, and in those in it, that have a block of ours."""
    return (file for file in sorted(_all_inside(path)) if is_manuscript(file) and not is_prose(file))


def _all_inside(path: Path) -> Iterator[Path]:
    """The files in a folder, and in those in it, also where these are links, each folder once; none that is hidden."""
    seen: set[str] = set()
    for folder, folders, files in os.walk(path, onerror=_unlisted, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        if (real := os.path.realpath(folder)) in seen:
            folders.clear()
            continue
        seen.add(real)
        yield from (Path(folder) / name for name in files if not name.startswith("."))


def _unlisted(problem: OSError) -> NoReturn:
    raise UsageError(f"{problem.filename}: cannot be listed: {problem.strerror}", commands.PATH)


# ── -k ────────────────────────────────────────────────────────────────────────

Matcher = Callable[[str], bool]
_WORD = re.compile(r"\s*(\(|\)|[^\s()]+)")
_DEEPEST = 50


def keyword(expression: str | None) -> Matcher:
    """-k: words that occur in a claim's name, with and, or, not and brackets. Raises UsageError."""
    if expression is None:
        return lambda name: True
    reading = _Expression(expression)
    found = reading.either()
    if reading.rest:
        raise reading.refused(f"{reading.rest[-1]!r} is not understood; write words with and, or, not")
    return found


class _Expression:
    """What is left of an expression, its first word last."""

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self.rest: list[str] = _WORD.findall(whole)[::-1]

    def refused(self, why: str) -> UsageError:
        shown = self.whole if len(self.whole) <= _LONGEST else self.whole[:_LONGEST] + "…"
        return UsageError(f"-k {shown!r}: {why}", commands.OPTION)

    def either(self, depth: int = 0) -> Matcher:
        return self._several("or", any, lambda: self._several("and", all, lambda: self._one(depth)))

    def _several(self, word: str, how: Callable[[Iterable[bool]], bool], read: Callable[[], Matcher]) -> Matcher:
        parts = [read()]
        while self.rest and self.rest[-1] == word:
            self.rest.pop()
            parts.append(read())
        return parts[0] if len(parts) == 1 else lambda name: how(part(name) for part in parts)

    def _one(self, depth: int) -> Matcher:
        if depth > _DEEPEST:
            raise self.refused(f"its brackets are nested more than {_DEEPEST} levels deep")
        if not self.rest or self.rest[-1] in ("and", "or", ")"):
            raise self.refused("a word is missing")
        first = self.rest.pop()
        if first == "not":
            inner = self._one(depth + 1)
            return lambda name: not inner(name)
        if first == "(":
            inner = self.either(depth + 1)
            if not self.rest or self.rest.pop() != ")":
                raise self.refused("a bracket is not closed")
            return inner
        return lambda name: first.lower() in name.lower()


_LONGEST = 60

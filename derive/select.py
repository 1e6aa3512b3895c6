"""Which files and which claims: paths, PATH::CLAIM, and the words of -k."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from .config import Config, UsageError


@dataclass(frozen=True)
class Target:
    """A file, and the names of the claims that are wanted from it; None for all."""

    file: Path
    names: frozenset[str] | None = None

    def wants(self, name: str) -> bool:
        """Whether a claim of the file is wanted."""
        return self.names is None or name in self.names


def targets(arguments: tuple[str, ...], config: Config) -> list[Target]:
    """The files that paths stand for, in order, each once. Raises UsageError for a path that is not there."""
    wanted: dict[Path, frozenset[str] | None] = {}
    spelled: dict[str, Path] = {}
    for argument in arguments or _defaults(config):
        path, colons, name = argument.partition("::")
        if colons and not name:
            raise UsageError(f"{argument}: name a claim after ::")
        for file in _files(Path(path), argument):
            file = spelled.setdefault(os.path.realpath(file), file)
            before = wanted.get(file, frozenset())
            wanted[file] = None if not colons or before is None else before | {name}
    return [Target(file, names) for file, names in wanted.items()]


def _defaults(config: Config) -> tuple[str, ...]:
    if config.proofs:
        return tuple(str(config.folder / p) for p in config.proofs)
    if Path("proofs").is_dir():
        return ("proofs",)
    raise UsageError(
        'there is no folder ./proofs; name a path, or set proofs = ["…"] in [tool.derive] of pyproject.toml'
    )


def _files(path: Path, argument: str) -> Iterator[Path]:
    if path.is_dir():
        if "::" in argument:
            raise UsageError(f"{argument}: a claim is named in a file, not in a folder")
        yield from sorted(_inside(path))
    elif path.exists():
        yield path
    else:
        raise UsageError(f"{path}: there is no such file or folder")


def _inside(path: Path) -> Iterator[Path]:
    """The files in a folder, and in those in it, also where these are links, each folder once."""
    seen: set[str] = set()
    for folder, folders, files in os.walk(path, onerror=_unlisted, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        if (real := os.path.realpath(folder)) in seen:
            folders.clear()
            continue
        seen.add(real)
        yield from (Path(folder) / name for name in files if name.endswith(".py") and not name.startswith((".", "__")))


def _unlisted(problem: OSError) -> NoReturn:
    raise UsageError(f"{problem.filename}: cannot be listed: {problem.strerror}")


# ── -k ────────────────────────────────────────────────────────────────────────

_WORD = re.compile(r"\s*(\(|\)|[^\s()]+)")


def keyword(expression: str | None) -> Callable[[str], bool]:
    """-k: words that occur in a claim's name, with and, or, not and brackets. Raises UsageError."""
    if expression is None:
        return lambda name: True
    words = _WORD.findall(expression)
    found, rest = _either(words, expression)
    if rest:
        raise UsageError(f"-k {expression!r}: {rest[0]!r} is not understood; write words with and, or, not")
    return found


Matcher = Callable[[str], bool]


def _either(words: list[str], whole: str) -> tuple[Matcher, list[str]]:
    left, rest = _all(words, whole)
    if rest and rest[0] == "or":
        right, rest = _either(rest[1:], whole)
        return lambda name: left(name) or right(name), rest
    return left, rest


def _all(words: list[str], whole: str) -> tuple[Matcher, list[str]]:
    left, rest = _one(words, whole)
    if rest and rest[0] == "and":
        right, rest = _all(rest[1:], whole)
        return lambda name: left(name) and right(name), rest
    return left, rest


def _one(words: list[str], whole: str) -> tuple[Matcher, list[str]]:
    if not words or words[0] in ("and", "or", ")"):
        raise UsageError(f"-k {whole!r}: a word is missing")
    first, *rest = words
    if first == "not":
        inner, rest = _one(rest, whole)
        return lambda name: not inner(name), rest
    if first == "(":
        inner, rest = _either(rest, whole)
        if rest[:1] != [")"]:
            raise UsageError(f"-k {whole!r}: a bracket is not closed")
        return inner, rest[1:]
    return lambda name: first.lower() in name.lower(), rest

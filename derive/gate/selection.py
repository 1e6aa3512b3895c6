"""Which claims a run was asked for, and so which of the earlier ones it would have checked, if they were there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..files.scan import Unreadable, scan
from ..files.select import keyword
from ..records.document import Documents, wanted
from ..system.reading import real


@dataclass(frozen=True)
class Selection:
    """Paths as they are called from the project's folder (or PATH::CLAIM), none for all; words; a row of the source."""

    paths: tuple[str, ...] = ()
    expression: str | None = None
    source: str | None = None
    whole: bool = True
    """Whether the run came to all of these claims: it was not one part of several, and it was not stopped."""
    folder: Path = Path()
    """The project's."""
    documents: Documents = Documents()  # noqa: RUF009
    """The project's, as they are now."""
    also: frozenset[str] = frozenset()
    """Claims (PATH::CLAIM) that documents among the paths show."""
    _shown: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    @property
    def takes_whole_files(self) -> bool:
        """Whether no claim of a file was left out because of its name or source."""
        return not (self.expression or self.source or any("::" in path for path in self.paths))

    def concerns(self, file: str) -> bool:
        """Whether the run looked at a file, or would have if it were there."""
        return not self.paths or any(is_within(file, path.partition("::")[0]) for path in self.paths)

    def asks_for(self, file: str, claim: dict[str, Any]) -> bool:
        """Whether it would have checked a claim of another run, if it is as it was."""
        return (
            self._names(file, claim["name"])
            and self._matches(claim["name"])
            and (self.source is None or self._is_of_row(file, claim))
        )

    def misses(self, file: str, claim: dict[str, Any]) -> bool:
        """Whether a claim that the run did not check is gone, and not just left out."""
        return self.asks_for(file, claim) and (self.whole or not self.shows(file, claim["name"]))

    def shows(self, file: str, name: str) -> bool:
        """Whether the syntax of a file still has a claim."""
        if file not in self._shown:
            try:
                self._shown[file] = frozenset(found.name for found in scan(self.folder / file))
            except Unreadable:
                self._shown[file] = frozenset()
        return name in self._shown[file]

    def _names(self, file: str, name: str) -> bool:
        if not self.paths:
            return True
        pairs = [path.partition("::") for path in self.paths]
        within = any(is_within(file, path) and wanted in ("", name) for path, _, wanted in pairs)
        return within or f"{file}::{name}" in self.also

    def _is_of_row(self, file: str, claim: dict[str, Any]) -> bool:
        document = self.documents.of(self.folder / file)
        return wanted(str(self.source), self.documents).takes(document, claim["source"])

    def _matches(self, name: str) -> bool:
        matches: Callable[[str], bool] = keyword(self.expression)
        return matches(name)


def from_project(path: str, folder: Path) -> str:
    """A path as it is called from the project's folder; one that lies elsewhere by its whole name."""
    file, colons, name = path.partition("::")
    whole = real(file)
    called = whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.as_posix()
    return called + colons + name


def is_within(file: str, path: str) -> bool:
    """Whether a file is what a path names, or lies below it."""
    return path == "." or file == path or file.startswith(path.rstrip("/") + "/")

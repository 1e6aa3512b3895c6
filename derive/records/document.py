"""The source documents of a project: each has a folder of claim files, whose rows are the document's."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from .source import rows


class ListedRow(msgspec.Struct, frozen=True):
    """A row that a document lists: its name, what it says, and where it is listed."""

    name: str
    text: str = ""
    file: str = ""
    """Seen from the configuration."""
    line: int = 1


@dataclass(frozen=True)
class Document:
    """What claims are about: `folder` holds its claim files, seen from the configuration.

    No verdict depends on which rows it lists, so two that differ in these alone are equal.
    """

    name: str
    folder: str
    title: str = ""
    address: str = ""
    rows_file: str = field(default="", compare=False)
    """The file that lists its rows, if there is one."""
    rows: tuple[ListedRow, ...] = field(default=(), compare=False)
    """The rows that it lists; none, where that is not known."""


@dataclass(frozen=True)
class Documents:
    """The documents of a project, in its order; `root` is the folder of its configuration."""

    root: Path = Path()
    listed: tuple[Document, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.listed)

    @cached_property
    def _folders(self) -> list[tuple[Callable[[str | os.PathLike[str]], str], list[tuple[tuple[str, ...], str]]]]:
        """The parts of each document's folder, as it is called and where it lies, with its name."""
        return [
            (spelled, [(Path(spelled(self.root / one.folder)).parts, one.name) for one in self.listed])
            for spelled in (os.path.abspath, os.path.realpath)
        ]

    def of(self, file: str | os.PathLike[str]) -> str:
        """The name of a file's document, by the deepest folder that the file is in; empty if it is in none."""
        for spelled, folders in self._folders:
            parts = Path(spelled(file)).parts
            found = [(len(folder), name) for folder, name in folders if parts[: len(folder)] == folder]
            if found:
                return max(found)[1]
        return ""

    def place(self, name: str) -> int:
        """Where a document stands among them; what belongs to none comes last."""
        return next((number for number, one in enumerate(self.listed) if one.name == name), len(self.listed))

    def called(self, name: str, source: str) -> str:
        """A row as --source takes it, where it may be a row of several documents."""
        return f"{name}:{source}" if len(self.listed) > 1 and source else source


class Wanted(msgspec.Struct, frozen=True):
    """A row of one document, or (None) of any."""

    row: str
    document: str | None = None

    def takes(self, document: str, source: str | None) -> bool:
        """Whether a claim of a document names it."""
        return self.document in (None, document) and self.row in rows(source or "")


def wanted(said: str, documents: Documents) -> Wanted:
    """What --source asks for: "F13", "why_softmax:F13", or ":F13" of files that belong to no document."""
    name, colon, row = said.partition(":")
    if colon and documents and name in ("", *[one.name for one in documents.listed]):
        return Wanted(row.strip(), name)
    return Wanted(said)

"""What is to be said of the rows of documents, at the lines that list them and at the claims that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...messages.warnings import ROW_UNCOVERED, ROW_UNLISTED
from ...records.verdict import Verdict
from ..coverage import Coverage
from .finding import FAILS, WARNS, Finding, plain
from .workspace import Workspace


def of_rows(found: Iterable[Coverage], required: bool, folder: Path, workspace: Workspace) -> Iterator[Finding]:
    """Rows that are not covered, then those that are not listed. `folder`: that of the configuration."""
    level = FAILS if required else WARNS
    for one in found:
        for uncovered in one.uncovered or ():
            row = uncovered.row
            said = tuple(map(plain, (f"a row of {one.document.name}: {uncovered.why}", *filter(None, (row.text,)))))
            place = workspace.called(folder / row.file), row.line, 1
            yield Finding(*place, level, "uncovered", plain(row.name), ROW_UNCOVERED.code, said)
        for unlisted in one.unlisted:
            by = unlisted.by
            place = workspace.called(by.file), by.line, 1
            name = by.name if isinstance(by, Verdict) else unlisted.row
            yield Finding(*place, level, "unlisted", plain(name), ROW_UNLISTED.code, (plain(unlisted.why),))

"""Where in the files of a checkout a change is told: at the claim, as it stands now, or in the configuration."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..files.config import FILE, line_in
from ..reports.findings.finding import FAILS, WARNS, Finding, plain
from ..reports.findings.workspace import Workspace
from .change import KINDS, Change


def placed(
    changes: Iterable[Change], new: dict[str, Any], folder: Path, strict: bool, workspace: Workspace
) -> Iterator[Finding]:
    """The changes that may weaken what was shown; `folder` is the project's, `strict` whether they fail the run."""
    lines = {_called(one["file"], folder, one["name"]): one["line"] for one in (*new["definitions"], *new["claims"])}
    for change in changes:
        if change.weakens:
            file, _, name = change.at.partition("::")
            line = lines.get(change.at, 1) if file != FILE else line_in(folder, name)
            if not file:
                file = FILE if (folder / FILE).is_file() else next((one.partition("::")[0] for one in lines), FILE)
            called = workspace.called(folder / file)
            said = plain(change.what)
            is_claim = bool(name) and not change.at.startswith(FILE)
            shown = plain(name) if is_claim else "configuration" if file == FILE else plain(os.path.basename(file))
            level = FAILS if strict else WARNS
            yield Finding(called, line, 1, level, change.word, shown, KINDS[change.weight].code, (said,))


def _called(file: str, folder: Path, name: str) -> str:
    """A claim of the run as a change names it: its file counted from the project."""
    return f"{os.path.relpath(os.path.realpath(file), os.path.realpath(folder))}::{name}"

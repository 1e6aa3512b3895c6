"""The reports that a run was asked for, written once it has ended."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from ..config import UsageError, find
from ..files import real, text
from ..outcome import Outcome
from ..plain import escaped
from ..scan import Unreadable, scan

if TYPE_CHECKING:
    from .drift import Change

_WORDS = ("added", "stronger", "changed", "weaker", "lost")


class Reports:
    """What was asked for. Raises UsageError where there is nothing to compare with."""

    def __init__(
        self,
        junit_file: str | None,
        github: bool,
        against: str | None,
        strict: bool,
        paths: tuple[str, ...],
        partial: bool,
        kept: Path | None = None,
        share: bool = False,
    ) -> None:
        if strict and against is None:
            raise UsageError("--fail-on-drift needs --against: a revision, or the JSON of a run")
        self.junit_file = junit_file
        self.github = github
        self.strict = strict
        self.against = against
        self.paths = tuple(_from_project(path) for path in paths)
        self.partial = partial
        """Whether claims were chosen by their names or sources, so that those that are absent say nothing."""
        self.share = share
        """Whether others answer for what was not chosen, but nobody for what is gone."""
        self.old = _old(against, paths, kept) if against is not None else None
        self.changes: list[Change] = []

    @property
    def compare(self) -> bool:
        """Whether the run as a document is needed, to be compared with another."""
        return self.old is not None

    def write(
        self,
        outcome: Outcome,
        new: dict[str, Any],
        write: Callable[[str, str], None],
        add_to_summary: Callable[[str], None],
    ) -> None:
        """Compare, and write what goes into files: `write` takes an option and what its file shall hold."""
        self.changes = self._changes(new)
        if self.junit_file is not None:
            from .junit import junit

            write("--junit", junit(outcome))
        if self.github:
            from .github import step_summary

            add_to_summary(step_summary(outcome, self._weakening()))

    def tell(self, outcome: Outcome, console: Console) -> bool:
        """Print the rest; whether the run fails because claims were lost or weakened."""
        said = self._weakening()
        if self.old is not None:
            heading = f"since {escaped(str(self.against))}: {self._counted(len(self.changes), len(said))}"
            console.print(Text(f"\n{heading}"), soft_wrap=True)
        for change in self.changes:
            console.print(Text(f"  {_WORDS[change.weight]:<8}  {escaped(change.said)}"), soft_wrap=True)
        if self.github:
            from .github import annotated

            for line in annotated(outcome.verdicts, said, outcome.warns):
                console.file.write(f"{line}\n")  # a command to whoever runs the job, which a console would disarm
        return self.strict and bool(said)

    def _weakening(self) -> list[str]:
        return [escaped(change.said) for change in self.changes if change.weakens]

    def _counted(self, changes: int, weakening: int) -> str:
        if not changes:
            return "no change in the claims"
        ending = "  exit 1" if self.strict and weakening else ""
        return f"{changes} change{'s' * (changes != 1)}, {weakening} of which may weaken what was shown{ending}"

    def _selected(self, file: str, name: str) -> bool:
        """Whether this run would have checked a claim, if it were there, or tells of it where it is gone."""
        asked = not self.partial or (self.share and _is_gone(file, name))
        return asked and (not self.paths or any(_is_within(file, path) for path in self.paths))

    def _changes(self, new: dict[str, Any]) -> list[Change]:
        if self.old is None:
            return []
        from .drift import drift

        try:
            return drift(self.old, new, self._selected)
        except (KeyError, TypeError, AttributeError):
            raise UsageError("--against: the file is not the JSON of a run") from None


def _from_project(path: str) -> str:
    folder = find(Path.cwd()).folder.resolve()
    whole = real(path)
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.as_posix()


def _is_gone(file: str, name: str) -> bool:
    """Whether the syntax of a file, called from the project's folder, does not show a claim."""
    try:
        return name not in {found.name for found in scan(find(Path.cwd()).folder / file)}
    except Unreadable:
        return True


def _is_within(file: str, path: str) -> bool:
    return path == "." or file == path or file.startswith(path.rstrip("/") + "/")


def _old(against: str, paths: tuple[str, ...], kept: Path | None) -> dict[str, Any]:
    """The earlier run: a file that is there, or else the claims at a revision."""
    if Path(against).is_file() or against.endswith(".json"):
        return _read(Path(against))
    from .revision import document_of

    return document_of(against, paths, kept)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(text(file))
    except (OSError, ValueError, RecursionError) as problem:
        raise UsageError(f"--against {file}: cannot be read: {problem}") from None
    if not isinstance(found, dict) or found.get("schema") != 1:
        raise UsageError(f"--against {file}: is not the JSON of a run")
    return found

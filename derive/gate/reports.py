"""The reports that a run was asked for, written once it has ended."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from ..config import Config, UsageError
from ..outcome import Outcome
from .drift import Change, drift
from .github import annotated, step_summary
from .junit import junit

_MARKS = ("+", "+", "~", "-", "-")


class Reports:
    """What was asked for. Raises UsageError where there is nothing to compare with."""

    def __init__(self, junit_file: str | None, github: bool, against: str | None, strict: bool) -> None:
        if strict and against is None:
            raise UsageError("--fail-on-drift needs --against JSON: what to compare with")
        self.junit_file = junit_file
        self.github = github
        self.strict = strict
        self.old = _read(Path(against)) if against is not None else None

    def write(
        self, outcome: Outcome, config: Config, new: dict[str, Any], console: Console, write: Callable[[str, str], None]
    ) -> bool:
        """Write them; whether the run fails because claims were lost or weakened."""
        changes = self._changes(new)
        for change in changes:
            console.print(Text(f"  {_MARKS[change.weight]} {change.said}"), soft_wrap=True)
        if self.junit_file is not None:
            write(self.junit_file, junit(outcome.verdicts, outcome.seconds))
        said = [change.said for change in changes if change.weakens]
        if self.github:
            for line in annotated(outcome.verdicts, said):
                console.print(Text(line), soft_wrap=True)
            _add_to_summary(step_summary(outcome.verdicts, config.permitted_axioms, said))
        return self.strict and bool(said)

    def _changes(self, new: dict[str, Any]) -> list[Change]:
        try:
            return drift(self.old, new) if self.old is not None else []
        except (KeyError, TypeError, AttributeError):
            raise UsageError("--against: the file is not the JSON of a run") from None


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise UsageError(f"--against {file}: cannot be read: {problem}") from None
    if not isinstance(found, dict) or found.get("schema") != 1:
        raise UsageError(f"--against {file}: is not the JSON of a run")
    return found


def _add_to_summary(text: str) -> None:
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)

"""The reports that a run was asked for, written once it has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from ..files.config import UsageError
from ..messages import commands
from ..records.outcome import Outcome
from ..system.codes import OK, SOMETHING_REFUTED, UNREADABLE
from ..system.plain import escaped
from .selection import Selection

if TYPE_CHECKING:
    from ..reports.coverage import Coverage
    from ..reports.findings.finding import Finding
    from .change import Change
    from .past import Past


GITHUB = "github"
"""The format that is the same as annotations."""


class Reports:
    """What was asked for. Raises UsageError where there is nothing to compare with.

    `form` is the format in which standard output tells what was found, if it does. `files` are the claim files.
    """

    def __init__(
        self,
        junit_file: str | None,
        github: bool,
        form: str | None,
        against: str | None,
        strict: bool,
        selection: Selection,
        files: Iterable[str],
        old: Callable[[], Past],
    ) -> None:
        if strict and against is None:
            raise UsageError("--fail-on-drift needs --against: a revision, or the JSON of a run", commands.OPTION)
        self.junit_file = junit_file
        self.github, self.form = github, form
        self.files = tuple(files)
        self.findings: list[Finding] = []
        self.strict = strict
        self.against = against
        self.selection = selection
        self.past = old() if against is not None else None
        self.changes: list[Change] = []

    @property
    def compare(self) -> bool:
        """Whether the run as a document is needed, to be compared with another."""
        return self.past is not None

    def write(
        self,
        outcome: Outcome,
        new: dict[str, Any],
        covered: Sequence[Coverage],
        write: Callable[[str, str], None],
        add_to_summary: Callable[[str], None],
    ) -> None:
        """Compare, and write what goes into files: `write` takes an option and what its file shall hold."""
        self.changes = [] if self.past is None else self._changes(self.past, outcome, new)
        if self.github or self.form is not None:
            self.findings = self._findings(outcome, new, covered)
        if self.junit_file is not None:
            from ..reports.junit import junit

            write("--junit", junit(outcome))
        if self.github:
            from ..reports.github import step_summary

            add_to_summary(step_summary(outcome, self._weakening(), covered))
        if self.form is not None:
            from ..reports.findings.formats import formatted

            write("--format", formatted(self.form, self.findings, not outcome.interrupted))

    def _findings(self, outcome: Outcome, new: dict[str, Any], covered: Sequence[Coverage]) -> list[Finding]:
        """All there is to be said at places of files."""
        from ..reports.findings.finding import of_outcome
        from ..reports.findings.rows import of_rows
        from ..reports.findings.workspace import Workspace
        from .placed import placed

        workspace, folder = Workspace(self.files), self.selection.folder
        drifted = placed(self.changes, new, folder, self.strict, workspace) if self.changes else ()
        return [*of_outcome(outcome, workspace), *drifted, *of_rows(covered, outcome.lacks_rows, folder, workspace)]

    def tell(self, outcome: Outcome, console: Console) -> int:
        """Print the rest. The exit code that the comparison asks for: 0, or for a strict one 1 or 4."""
        code = self._code(self.changes)
        for line in self._told(self.changes, code):
            console.print(Text(line), soft_wrap=True)
        if self.github and self.form != GITHUB:
            from ..reports.github import annotated

            for line in annotated(self.findings):
                console.file.write(f"{line}\n")  # a command to whoever runs the job, which a console would disarm
        return code

    def _weakening(self) -> list[str]:
        return [escaped(change.said) for change in self.changes if change.weakens]

    def _changes(self, past: Past, outcome: Outcome, new: dict[str, Any]) -> list[Change]:
        from .change import About, Change, Weight, worst_first
        from .drift import drift, files_of
        from .there import without_past

        found, unknown = [], list(past.unknown)
        if past.document is not None:
            here = str(self.selection.folder)
            selection = replace(self.selection, whole=self.selection.whole and not outcome.interrupted)
            try:
                found = drift(past.document, new, selection, past.moves, (past.root or here, here))
            except (KeyError, TypeError, AttributeError, ValueError, IndexError):
                raise UsageError(f"--against {self.against}: is not the JSON of a run", commands.NOT_A_RUN) from None
            if past.root is not None:
                files = files_of(new, here) - files_of(past.document, past.root, past.moves)
                unknown += without_past(sorted(files), self.selection.folder)
        return worst_first([*[Change(Weight.UNKNOWN, About.OLD_SIDE, said) for said in unknown], *found])

    def _code(self, changes: list[Change]) -> int:
        """Nothing to compare with is a file that cannot be read; a claim that says less is one that does not hold."""
        if not self.strict:
            return OK
        if any(change.is_unknown for change in changes):
            return UNREADABLE
        return SOMETHING_REFUTED if any(change.weakens for change in changes) else OK

    def _told(self, changes: list[Change], code: int) -> Iterator[str]:
        """What the terminal says, worst first."""
        if self.past is None:
            return
        ending, against = f"  exit {code}" if code else "", escaped(str(self.against))
        if any(change.is_unknown for change in changes):
            yield f"\nWARNING: since {against}: not all can be compared, so claims may be lost or weaker{ending}"
        elif changes:
            count, weakening = len(changes), sum(change.weakens for change in changes)
            counted = f"{count} change{'s' * (count != 1)}, {weakening} of which may weaken what was shown"
            yield f"\nsince {against}: {counted}{ending}"
        else:
            yield f"\nsince {against}: no change in the claims"
        for change in changes:
            yield f"  {change.weight.name.lower():<8}  {escaped(change.said)}"

"""What there is to be said at a place of a file, for editors, reviewers and other programs; of a run, all of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...files.usage import UsageError
from ...records.outcome import Outcome
from ...records.verdict import Verdict, Warned
from ...system.plain import escaped
from ..beside import beside, bracketed, is_told
from .columns import Columns
from .workspace import Workspace

FAILS, WARNS = "error", "warning"
"""Whether something fails the run."""


@dataclass(frozen=True)
class Finding:
    """Something at a place: lines and columns count from 1, the file from the workspace."""

    file: str
    line: int
    column: int
    level: str
    """FAILS or WARNS."""
    word: str
    """What it is, in one word: a verdict, `idle`, `lost`, `weaker`, `uncovered`."""
    name: str
    """Of the claim or row."""
    code: str
    """Of the kind of the message; empty where it has none."""
    said: tuple[str, ...]
    """What there is to say, each on a line of its own."""
    hint: str = ""

    @property
    def message(self) -> str:
        """All of it, in lines."""
        return "\n".join(filter(None, (*self.said, self.hint)))


def of_outcome(outcome: Outcome, workspace: Workspace) -> list[Finding]:
    """What claims do not hold and which reasons are idle, in the order of the claims."""
    columns = Columns()
    found: list[Finding] = []
    for verdict in outcome.verdicts:
        fails = outcome.fails(verdict)
        if not verdict.passes:
            found.append(_of_verdict(verdict, FAILS if fails else WARNS, workspace, columns))
        level = FAILS if verdict.passes and fails else WARNS
        found += [_of_warning(verdict, warned, level, workspace, columns) for warned in verdict.warnings]
    return found


def of_usage(problem: UsageError, workspace: Workspace) -> list[Finding]:
    """What stops a command, where it is known at which place of a file that is."""
    if problem.spot is None:
        return []
    file, line, column = problem.spot
    said = plain(str(problem).removeprefix(f"{file}:{line}: ").removeprefix(f"{file}: "))
    return [Finding(workspace.called(file), line, column, FAILS, "error", plain(file.name), problem.kind.code, (said,))]


def _of_verdict(verdict: Verdict, level: str, workspace: Workspace, columns: Columns) -> Finding:
    failure = verdict.failure
    line = failure.line if failure is not None and failure.line else verdict.line
    step = failure.step if failure is not None else None
    column = columns.of(workspace.path(verdict.file), line, verdict, step)
    hint = failure.hint or "" if failure is not None else ""
    place = workspace.called(verdict.file), line, column
    return Finding(*place, level, verdict.verdict, *_named(verdict.name, verdict.code), _said(verdict), plain(hint))


def _said(verdict: Verdict) -> tuple[str, ...]:
    failure = verdict.failure
    said = [verdict.message or verdict.verdict]
    if failure is not None and failure.reason not in verdict.message and is_told(verdict, failure):
        said.append(failure.reason)
    if failure is not None and failure.step is not None:
        said += [
            f"{label}: {bracketed(part)}" if label else bracketed(part) for label, part in beside(verdict, failure)
        ]
    if verdict.witness is not None and verdict.witness.point:
        said.append(f"counterexample: {verdict.witness.point}")
    return tuple(map(plain, said))


def _of_warning(verdict: Verdict, warned: Warned, level: str, workspace: Workspace, columns: Columns) -> Finding:
    column = columns.of(workspace.path(verdict.file), warned.line, verdict, warned.step)
    place = workspace.called(verdict.file), warned.line, column
    return Finding(*place, level, "idle", *_named(verdict.name, warned.code), (plain(warned.message),))


def _named(name: str, code: str) -> tuple[str, str]:
    return escaped(name), escaped(code)


def plain(text: str) -> str:
    """A text in which no character acts where it is shown; line breaks stay."""
    return escaped(text, "\n")


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """For each a digest that no other one has, and that stays where lines move or what is said of it changes."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in findings:
        what = one.file, one.name, one.code or one.word
        seen[what] += 1
        said = "\0".join([*what, str(seen[what])])
        yield hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


_WORST = ("alarm", "refuted", "error", "undecided", "lost", "unknown", "weaker", "uncovered", "unlisted")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """What fails the run before what only warns, and verdicts before all else."""
    rank = {word: number for number, word in enumerate(_WORST)}
    return sorted(findings, key=lambda one: (one.level != FAILS, rank.get(one.word, len(rank))))

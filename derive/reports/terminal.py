"""A run on the terminal: one line a claim, quiet about what holds, plain about what does not.

Every outcome has a mark and a word; colour only repeats them. A progress bar
is drawn on a terminal alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from ..files.config import Config
from ..messages.sources import MISSING
from ..records.document import Documents
from ..records.outcome import Outcome
from ..records.verdict import (
    ALARM,
    ERROR,
    PROVED,
    REFUTED,
    STARRED,
    TESTED,
    UNDECIDED,
    Verdict,
    Warned,
)
from ..system.codes import INTERRUPTED
from .by_source import by_source
from .coverage import Coverage
from .explaining import MARKS, explain, rerun_here
from .notices import failing_for_warnings, in_force, let_through, rested_on, some
from .progress import Bar
from .row_lines import show_covered, show_rows
from .steps import show_steps
from .summary import summarise
from .words import folded, say

_NAME_WIDTH = 34


class TerminalReport:
    """Prints verdicts as they come, and what they mean at the end."""

    def __init__(self, console: Console, quiet: bool = False, verbose: bool = False) -> None:
        self.console = console
        self.quiet, self.verbose = quiet, verbose
        """Whether only what fails is told; whether the steps of every claim are."""
        self.by_file = False
        """Whether each file has a heading."""
        self.documents = Documents()
        """Of which the rows are."""
        self.covered: list[Coverage] = []
        """How much of those that list their rows is covered; `rows_required`: whether it has to be all."""
        self.rows_required = False
        self.rerun = rerun_here
        """How a claim that does not hold is checked once more."""
        self.tells_code = True
        """Whether the last line tells the exit code: there is one."""
        self.progress = Bar(console)
        self._width = console.width
        self._lines: list[Text] = []
        self._file = ""

    # ── while it runs ──

    def opening(self, config: Config) -> None:
        """Before everything else: what is let through here."""
        self.documents = config.documents
        for line in in_force(config):
            say(self.console, line, style="bold yellow", lead="")

    def heading(self, said: Sequence[str]) -> None:
        """What the run is of, where it is not of everything."""
        for line in said:
            self.console.print(Text(line, "dim"), soft_wrap=True)

    def planned(self, count: int) -> None:
        """So many claims will be checked."""
        self.progress.planned(count)

    def started(self, name: str) -> None:
        """A claim is being checked."""
        self.progress.started(name)

    def checked(self, count: int) -> None:
        """So many claims were checked."""
        self.progress.checked(count)

    def finished(self, verdict: Verdict) -> None:
        """A claim was checked, and all before it: its line, below the name of its file."""
        if self.quiet:
            return
        if self.by_file and verdict.file != self._file:
            self._lines.append(Text(verdict.file, "bold"))
            self._file = verdict.file
        self._lines.append(verdict_line(verdict, self._width))
        self._lines += [line for warned in verdict.warnings for line in warning_lines(warned, self._width)]
        if not verdict.cached or self.verbose:
            self._print_lines()
        if self.verbose and verdict.steps:
            show_steps(self.console, verdict)
            self.console.print()

    def _print_lines(self) -> None:
        """What is known comes all at once, and is printed at once: that is most of the time that it takes."""
        if self._lines:
            self.console.print(Text("\n").join(self._lines), soft_wrap=True)
            self._lines.clear()

    # ── at the end ──

    def close(self, outcome: Outcome) -> None:
        """What is let through, what failed and why, the rows of the source, axioms, then one line for the whole run."""
        self._print_lines()
        verdicts = outcome.verdicts
        warning = let_through(outcome)
        if warning:
            self.console.print()
            say(self.console, warning, style="bold yellow", lead="")
        failing = failing_for_warnings(outcome)
        if failing:
            self.console.print()
            say(self.console, failing, style="red", lead="")
        self._explain(verdicts)
        told = (outcome.definitions or self.documents) and not self.quiet
        found = by_source(verdicts, outcome.definitions, self.documents) if told else []
        if found:
            show_rows(self.console, found, self.documents, self.covered)
        elif self.covered and not self.quiet:
            show_covered(self.console, self.covered, named=True)
        elif verdicts and not (self.quiet and all(v.passes for v in verdicts)):
            self.console.print()
        if self.quiet and self.rows_required:
            lacking = [one for one in self.covered if one.uncovered or one.unlisted]
            show_covered(self.console, lacking, named=True)
        for line in rested_on(verdicts, outcome.settings.permitted_axioms) if not self.quiet else ():
            say(self.console, line, style="yellow", lead="")
        if outcome.interrupted:
            done = "these are the claims that were checked" if verdicts else "no claim was checked yet"
            self.console.print(Text(f"interrupted; {done}", style="yellow"))
        width = self.console.width if self.console.is_terminal else None
        code = outcome.exit_code if self.tells_code else 0
        self.console.print(total_line(verdicts, outcome.seconds, code, width), soft_wrap=True)

    def _explain(self, verdicts: Sequence[Verdict]) -> None:
        """Each failure. Claims that lack a name because another line failed are told once, all together."""
        missing: dict[tuple[str, str], list[Verdict]] = {}
        for verdict in verdicts:
            if verdict.code == MISSING.code:
                missing.setdefault((verdict.file, verdict.message), []).append(verdict)
        for verdict in verdicts:
            alike = missing.get((verdict.file, verdict.message), [])
            if alike and verdict is alike[0]:
                explain(self.console, verdict, some([one.name for one in alike]), self.rerun)
            elif not alike and not verdict.passes:
                explain(self.console, verdict, rerun=self.rerun)

    def slowest(self, verdicts: Sequence[Verdict], count: int) -> None:
        """The claims that took longest."""
        for verdict in sorted(verdicts, key=lambda v: -v.seconds)[:count]:
            self.console.print(Text(f"  {verdict.seconds:6.2f}s  {verdict.id}"), soft_wrap=True)


# ── lines ─────────────────────────────────────────────────────────────────────


def verdict_line(verdict: Verdict, width: int) -> Text:
    """`  ✓ softmax_jacobian    4/4  proved    0.21s`"""
    mark, style = MARKS[verdict.verdict]
    if verdict.kind == "erratum" and verdict.passes:
        mark, style = MARKS[PROVED]
    steps = f"{sum(s.verdict == PROVED for s in verdict.steps)}/{len(verdict.steps)}" if verdict.steps else "-"
    room = max(12, min(_NAME_WIDTH, width - 40))
    name = verdict.name if len(verdict.name) <= room else verdict.name[: room - 1] + "…"
    line = Text("  ")
    line.append(mark, style)
    line.append(f" {name:<{room}} {steps:>5}  ")
    line.append(f"{outcome_word(verdict):<20}", style)
    line.append("  cached" if verdict.cached else f"{verdict.seconds:6.2f}s", "dim" if verdict.cached else "")
    if verdict.kind == "experiment" and verdict.verdict == TESTED:
        line.append(f"\n      {verdict.message}", "dim")
    if verdict.axioms and verdict.verdict == STARRED:
        assumed = f"* assumes {', '.join(verdict.axioms)}"
        fits = line.cell_len + len(assumed) + 2 <= width
        line.append(f"  {assumed}" if fits else f"\n    {assumed}")
    return line


def warning_lines(warned: Warned, width: int) -> list[Text]:
    """`      line 12: by.sign is idle: the step holds without it  W101`, folded under itself."""
    lines = folded(f"{warned.said}  {warned.code}", max(24, width - 8))
    shown = [Text(f"{'' if number == 0 else '  '}      {line}", "yellow") for number, line in enumerate(lines)]
    shown[-1].stylize("default dim", len(shown[-1]) - len(warned.code))
    return shown


def outcome_word(verdict: Verdict) -> str:
    """The outcome in a word or two: proved, REFUTED at step 2, assumed."""
    if verdict.kind == "erratum" and verdict.passes:
        return "erratum, refuted"
    if verdict.verdict == TESTED and verdict.kind in ("axiom", "note"):
        return {"axiom": "assumed", "note": "noted"}[verdict.kind]
    if verdict.verdict == REFUTED:
        return "REFUTED" if verdict.refuted_at == "statement" else f"REFUTED at {verdict.refuted_at}"
    if verdict.verdict == UNDECIDED and verdict.failure is not None and verdict.failure.step is not None:
        return f"undecided, step {verdict.failure.step}"
    if verdict.found and verdict.verdict in (PROVED, STARRED):
        return f"{verdict.verdict}, found"
    return {ERROR: "ERROR in source", ALARM: "ALARM"}.get(verdict.verdict, verdict.verdict)


def total_line(verdicts: Sequence[Verdict], seconds: float, exit_code: int, width: int | None = None) -> Text:
    """`1 refuted, 4 proved (19 of 22 steps)  in 1.2s  exit 1`; in two lines where it is wider than that."""
    counts = summarise(verdicts)
    words = [
        (counts.alarm, "alarm" if counts.alarm == 1 else "alarms", "bold red"),
        (counts.error, "error" if counts.error == 1 else "errors", "red"),
        (counts.refuted, "refuted", "red"),
        (counts.undecided, "undecided", "yellow"),
        (counts.proved, "proved", "green"),
        (counts.proved_with_axioms, "proved with axioms", "yellow"),
        (counts.tested, "tested", "cyan"),
        (counts.errata, "erratum refuted" if counts.errata == 1 else "errata refuted", "green"),
        (counts.warnings, "warning" if counts.warnings == 1 else "warnings", "yellow"),
    ]
    out = Text()
    for count, word, style in words:
        if count:
            out.append(", " if out else "")
            out.append(f"{count} {word}", style)
    if not verdicts:
        said = "nothing was found out" if exit_code == INTERRUPTED else "no claim was selected"
        return Text(said + (f"  exit {exit_code}" if exit_code else ""), style="yellow")
    done = sum(s.verdict == PROVED for v in verdicts for s in v.steps)
    total = sum(len(v.steps) for v in verdicts)
    steps = f" ({done if done == total else f'{done} of {total}'} step{'' if total == 1 else 's'})" if total else ""
    reused = sum(v.cached for v in verdicts)
    out.append(steps)
    rest = f"in {seconds:.1f}s" + (f", {reused} of {len(verdicts)} cached" if reused else "")
    rest += f"  exit {exit_code}" if exit_code else ""
    fits = width is None or out.cell_len + 2 + len(rest) <= width
    return out.append(("  " if fits else "\n") + rest)

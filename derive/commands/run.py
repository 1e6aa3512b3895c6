"""derive run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..records.settings import EFFORT
from ..system.codes import OK, graver
from .asked import Asked
from .completing import places
from .group import CODES, DURATION, JOBS, KEYWORDS, MEMORY, SEEDS, main, text
from .kept import Kept
from .outputs import STDOUT, Outputs
from .shared import config_here, console_of, is_here, streams
from .where import place_of

if TYPE_CHECKING:
    from rich.console import Console

    from ..files.config import Config
    from ..gate.past import Past
    from ..gate.reports import Reports
    from ..gate.selection import Selection
    from ..records.outcome import Outcome
    from ..records.settings import Settings
    from ..records.verdict import Verdict
    from ..reports.coverage import Coverage
    from ..reports.terminal import TerminalReport
    from ..running.cache.replay import Reused
    from ..running.plan import Slice


@main.command(epilog=CODES)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...", shell_complete=places)
@KEYWORDS
@click.option(
    "--source", type=text, metavar="ROW", help="Only claims of this row: F13, or paper:F13 where documents share it."
)
@click.option("--last-failed", "--lf", "last_failed", is_flag=True, help="Only what failed when it was last checked.")
@click.option("--changed-since", "since", metavar="REV", help="Only files that changed since, or read what did.")
@click.option("--shard", metavar="I/N", help="Only the I-th of N parts, which take about the same time.")
@click.option("--times", metavar="JSON", help="With --shard: a run that tells how long claims take.")
@click.option(
    "--effort",
    type=click.IntRange(1, 1_000_000),
    default=EFFORT,
    show_default=True,
    metavar="N",
    help="How many attempts to make for what a claim leaves open.",
)
@click.option("--no-holes", is_flag=True, help="Refuse claims that leave something open with `...`; for a gate.")
@click.option("--require-rows", is_flag=True, help="Fail where a document lists a row that no claim covers.")
@click.option("-x", "stop", is_flag=True, help="Stop at the first claim that does not hold.")
@click.option("-q", "--quiet", is_flag=True, help="Only what fails, and the summary.")
@click.option("-v", "--verbose", is_flag=True, help="Also the steps of each claim, with their reasons.")
@click.option("--durations", type=click.IntRange(0), default=0, metavar="N", help="Also tell the N slowest claims.")
@click.option("--seed", type=SEEDS, default=0, show_default=True, help="Seed of the numeric points.")
@click.option("--at", type=text, metavar="POINT", help="Look at one point first: --at 'n=2 x=0,0 t=1'.")
@click.option("--json", "json_file", metavar="FILE", help="Write the verdicts as JSON; - for standard output.")
@click.option(
    "--timeout",
    "seconds",
    type=DURATION,
    metavar="SECONDS",
    help="How long one claim may take; 60, unless [tool.derive] says otherwise.",
)
@click.option(
    "--undecided",
    type=click.Choice(["fail", "warn"]),
    help="Whether an undecided claim fails the run, or only warns; otherwise [tool.derive] says so.",
)
@click.option(
    "--idle",
    type=click.Choice(["warn", "fail", "ignore"]),
    help="What a reason does on which no proof rests; otherwise [tool.derive] says so.",
)
@click.option("--memory", type=MEMORY, metavar="MIB", help="How much memory a process may take.")
@click.option("--proofs", "proofs_file", metavar="FILE", help="Write the finished proofs, for derive recheck.")
@click.option("--junit", "junit_file", metavar="FILE", help="Write the verdicts as JUnit XML.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["concise", "github", "sarif", "gitlab"]),
    help="What was found, for editors and reviewers, and nothing else on standard output; the report goes beside it.",
)
@click.option(
    "--github/--no-github",
    default=None,
    envvar="GITHUB_ACTIONS",
    help="Annotations and a step summary for GitHub; by itself under GITHUB_ACTIONS.",
)
@click.option("--against", metavar="REV|JSON", help="Tell what changed in the claims since a revision, or a run.")
@click.option(
    "--fail-on-drift", "strict", is_flag=True, help="With --against: fail where a claim was lost or weakened."
)
@click.option(
    "--watch", is_flag=True, help="Go on: check again what changes, and what reads it. Needs the extra watch."
)
@click.option("--fix", is_flag=True, help="First mend the files: reasons, SymPy's Eq, ==, misspelt names, decimals.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: also what changes a term or a statement.")
@click.option("--diff", is_flag=True, help="With --fix: only show what would change.")
@click.option("--no-cache", is_flag=True, help="Check everything, whatever is known from earlier runs.")
@click.option(
    "-j",
    "jobs",
    type=JOBS,
    envvar="DERIVE_JOBS",
    metavar="N",
    help="Check in so many processes at once, 1024 at most; by default one for each core. 0: in this process.",
)
@click.option(
    "--scheduler",
    envvar="DERIVE_SCHEDULER",
    metavar="ADDRESS",
    help="Check on the Dask cluster of this scheduler, tcp://HOST:PORT. Needs the extra dask.",
)
def run(**asked: Any) -> int:
    """Prove claims, try to break them with numbers, derive them again with SymPy.

    Without a path: [tool.derive] proofs of the nearest pyproject.toml, or else ./proofs.
    """
    wish = Asked(**asked)
    if (wish.unsafe_fixes or wish.diff) and not wish.fix:
        raise click.UsageError("--unsafe-fixes and --diff belong to --fix")
    if wish.fix and wish.watch:
        raise click.UsageError("--fix changes the files that --watch watches; give one of them")
    if wish.diff and wish.form is not None:
        raise click.UsageError(
            "--diff shows what would change in place of a run, of which --format tells; leave one out"
        )
    if wish.watch and wish.form in ("sarif", "gitlab"):
        raise click.UsageError(f"--format {wish.form} is one document, and --watch would write several; leave one out")
    if wish.fix:
        from .fixing import fix_files

        fix_files(wish)
        if wish.diff:
            return OK
    if not wish.watch:
        return _told_in_form(wish)
    from .watching import keep_checking

    return keep_checking(lambda: _told_in_form(wish), wish.paths, to_stderr=STDOUT in wish.files.values())


def _told_in_form(asked: Asked) -> int:
    """Check the claims; what keeps that from beginning is told in the format that was asked for, too."""
    from ..files.config import UsageError

    try:
        return _checked(asked)
    except UsageError as problem:
        if asked.form is not None:
            from ..reports.findings.finding import of_usage
            from ..reports.findings.formats import formatted
            from ..reports.findings.workspace import Workspace

            findings = of_usage(problem, Workspace())
            streams().out.document(formatted(asked.form, findings, False, str(problem), problem.kind.code))
        raise


def _checked(asked: Asked) -> int:
    """Check the claims, and tell what became of them; the exit code."""
    if asked.quiet and asked.verbose:
        raise click.UsageError("-q and -v ask for opposite things; give one of them")
    config = config_here().overruled(asked.seconds, asked.undecided, asked.idle)
    wants_proofs = asked.proofs_file is not None
    settings = config.settings(
        seed=asked.seed,
        at=asked.at,
        memory=asked.memory,
        proofs=wants_proofs,
        effort=asked.effort,
        no_holes=asked.no_holes,
    )
    kept = Kept(config)
    wanted = not (asked.no_cache or is_here(asked.jobs))
    likely = kept.likely(asked.paths, wanted)
    with place_of(asked.jobs, asked.scheduler, likely) as pool:  # whose processes start while the rest is imported
        settings = kept.searching(settings, wanted)
        cache = kept.cache(settings, wanted)
        why_not = kept.why_not if wanted or asked.last_failed else ""
        from ..gate.reports import Reports
        from ..records.outcome import Watcher
        from ..reports.coverage import coverage
        from ..reports.terminal import TerminalReport

        choice = asked.choice
        pieces = choice.slices(config, cache, kept)
        selection = choice.selection(config, asked.stop, cache)
        told = {Path(piece.file): piece.tells for piece in sorted(pieces, key=lambda piece: piece.tells)}
        whole = choice.documents(told, config, asked.require_rows, cache)
        outputs = Outputs(streams(), asked.files, [Path(piece.file) for piece in pieces])
        streams().out.needed = not outputs.files and not asked.github
        old = partial(_past, str(asked.against), asked.paths, settings, asked.jobs, kept.against(cache))
        forms = asked.junit_file, bool(asked.github), asked.form
        reports = Reports(*forms, asked.against, asked.strict, selection, map(str, told), old)
        report = TerminalReport(console_of(outputs.to_stdout), asked.quiet or asked.watch, asked.verbose)
        report.by_file = len({piece.file for piece in pieces}) > 1
        report.opening(config)
        report.heading([why_not, *choice.said] if why_not else choice.said)
        watcher = Watcher(report.planned, report.started, report.checked, report.finished)
        with report.progress:
            work: list[Slice | Reused] = cache.known(pieces) if cache is not None else [*pieces]
            outcome = pool.run(work, settings, asked.stop, watcher)
        kept.keep(cache, outcome)
        if not asked.no_cache and not why_not:
            kept.remember(outcome, choice.is_partial or asked.stop or outcome.interrupted)
    outcome.may_be_empty = choice.may_be_empty
    stopped = outcome.interrupted or (asked.stop and any(map(outcome.fails, outcome.verdicts)))
    whole = frozenset() if stopped else whole
    report.covered, report.rows_required = coverage(outcome, config.documents, whole), asked.require_rows
    of_run = [one for one in report.covered if one.document.name in whole]
    outcome.lacks_rows = asked.require_rows and not all(one.is_complete for one in of_run)
    _write(asked, outcome, config, selection, outputs, reports, report.covered)
    return _tell(asked, outcome, report, outputs, reports)


def _write(
    asked: Asked,
    outcome: Outcome,
    config: Config,
    selection: Selection,
    outputs: Outputs,
    reports: Reports,
    covered: Sequence[Coverage],
) -> None:
    """The files that were asked for."""
    from ..reports.machine import document, written

    whole = selection.whole and selection.takes_whole_files and not outcome.interrupted
    out = document(outcome, config, selection.paths, whole, covered) if asked.json_file or reports.compare else {}
    if asked.json_file is not None:
        outputs.write("--json", written(out))
    if asked.proofs_file is not None:
        outputs.write("--proofs", _proofs(outcome))
    reports.write(outcome, out, covered, outputs.write, outputs.add_to_summary)


def _tell(asked: Asked, outcome: Outcome, report: TerminalReport, outputs: Outputs, reports: Reports) -> int:
    """The end of the report on the terminal, and the exit code."""
    report.close(outcome)
    report.slowest(outcome.verdicts, asked.durations)
    if asked.at is not None:
        _show_values(report.console, outcome.verdicts)
    drifted = reports.tell(outcome, report.console)
    return graver(outcome.exit_code, drifted, outputs.told())


def _past(against: str, paths: tuple[str, ...], settings: Settings, jobs: int | None, cache: Path | None) -> Past:
    from ..gate.past import past

    return past(against, paths, settings, jobs, cache)


def _proofs(outcome: Outcome) -> str:
    """The finished proofs, in the order of the claims."""
    from ..prooftree.header import header

    lines = [outcome.proofs[v.id] for v in outcome.verdicts if v.id in outcome.proofs]
    return "\n".join([header(__version__), *lines]) + "\n"


def _show_values(console: Console, verdicts: list[Verdict]) -> None:
    from ..reports.single import show_values

    for verdict in verdicts:
        show_values(console, verdict)

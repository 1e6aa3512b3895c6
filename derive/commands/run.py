"""derive run."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..system.codes import graver
from .choice import Choice
from .group import CODES, DURATION, JOBS, KEYWORDS, MEMORY, SEEDS, main, text
from .kept import Kept
from .outputs import Outputs
from .shared import config_here, console_of, is_here, streams
from .where import place_of

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from ..gate.past import Past
    from ..records.outcome import Outcome
    from ..records.settings import Settings
    from ..records.verdict import Verdict


@main.command(epilog=CODES)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...")
@KEYWORDS
@click.option("--source", type=text, metavar="ROW", help="Only claims of this row of the source.")
@click.option("--last-failed", "--lf", "last_failed", is_flag=True, help="Only what failed when it was last checked.")
@click.option("--changed-since", "since", metavar="REV", help="Only files that changed since, or read what did.")
@click.option("--shard", metavar="I/N", help="Only the I-th of N parts, which take about the same time.")
@click.option("--times", metavar="JSON", help="With --shard: a run that tells how long claims take.")
@click.option("-x", "stop", is_flag=True, help="Stop at the first claim that does not hold.")
@click.option("--durations", type=click.IntRange(0), default=0, metavar="N", help="Also tell the N slowest claims.")
@click.option("--seed", type=SEEDS, default=0, show_default=True, help="Seed of the numeric points.")
@click.option("--at", type=text, metavar="POINT", help="Look at one point instead: --at 'n=2 x=0,0 t=1'.")
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
@click.option("--memory", type=MEMORY, metavar="MIB", help="How much memory a process may take.")
@click.option("--proofs", "proofs_file", metavar="FILE", help="Write the finished proofs, for derive recheck.")
@click.option("--junit", "junit_file", metavar="FILE", help="Write the verdicts as JUnit XML.")
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
def run(
    paths: tuple[str, ...],
    expression: str | None,
    source: str | None,
    last_failed: bool,
    since: str | None,
    shard: str | None,
    times: str | None,
    stop: bool,
    durations: int,
    seed: int,
    at: str | None,
    json_file: str | None,
    proofs_file: str | None,
    junit_file: str | None,
    github: bool | None,
    against: str | None,
    strict: bool,
    seconds: float | None,
    undecided: str | None,
    memory: int | None,
    no_cache: bool,
    jobs: int | None,
    scheduler: str | None,
) -> int:
    """Prove claims, try to break them with numbers, derive them again with SymPy.

    Without a path: [tool.derive] proofs of the nearest pyproject.toml, or else ./proofs.
    """
    config = config_here().overruled(seconds, undecided)
    settings = config.settings(seed=seed, at=at, memory=memory, proofs=proofs_file is not None)
    kept = Kept(config)
    wanted = not (no_cache or is_here(jobs))
    cache = kept.cache(settings, wanted)
    why_not = kept.why_not if wanted or last_failed else ""
    with place_of(jobs, scheduler, cache) as pool:
        from ..gate.reports import Reports
        from ..records.outcome import Watcher
        from ..reports.machine import document, written
        from ..reports.terminal import TerminalReport

        choice = Choice(paths, expression, source, last_failed, since, shard, times)
        pieces = choice.slices(config, cache, kept)
        selection = choice.selection(config, stop)
        files = {"--json": json_file, "--proofs": proofs_file, "--junit": junit_file}
        outputs = Outputs(streams(), files, [Path(piece.file) for piece in pieces])
        streams().out.needed = not outputs.files and not github
        old = partial(_past, str(against), paths, settings, jobs, kept.against(cache))
        reports = Reports(junit_file, bool(github), against, strict, selection, old)
        report = TerminalReport(console_of(outputs.to_stdout))
        report.opening(config)
        report.heading([why_not, *choice.said] if why_not else choice.said)
        watcher = Watcher(report.planned, report.started, report.finished)
        with report.progress:
            outcome = pool.run(cache.known(pieces) if cache is not None else [*pieces], settings, stop, watcher)
        kept.keep(cache, outcome)
        if not no_cache and not why_not:
            kept.remember(outcome, choice.is_partial or stop or outcome.interrupted)
    outcome.may_be_empty = choice.may_be_empty
    whole = selection.whole and selection.takes_whole_files and not outcome.interrupted
    out = document(outcome, config, selection.paths, whole) if json_file or reports.compare else {}
    if json_file is not None:
        outputs.write("--json", written(out))
    if proofs_file is not None:
        outputs.write("--proofs", _proofs(outcome))
    reports.write(outcome, out, outputs.write, outputs.add_to_summary)
    report.close(outcome)
    report.slowest(outcome.verdicts, durations)
    if at is not None:
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

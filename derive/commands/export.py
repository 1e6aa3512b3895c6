"""derive export."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..system.codes import BROKEN, INTERRUPTED, OK, UNREADABLE, graver
from .completing import places
from .group import CODES, DURATION, JOBS, KEYWORDS, main
from .kept import Kept
from .outputs import require_own
from .shared import config_here, console_of, is_here, pool_of, say

if TYPE_CHECKING:
    from ..records.outcome import Outcome


@main.command(epilog=CODES)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...", shell_complete=places)
@click.option(
    "--coq", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write it."
)
@click.option("--check", is_flag=True, help="Also let coqc check it, and tell what it accepts of each claim.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), metavar="FILE", help="With --check: the same as JSON."
)
@click.option("--timeout", "seconds", type=DURATION, metavar="SECONDS", help="How long coqc may take for a claim; 120.")
@KEYWORDS
@click.option("-j", "jobs", type=JOBS, envvar="DERIVE_JOBS", metavar="N", help="As in derive run.")
def export(
    paths: tuple[str, ...],
    folder: Path,
    check: bool,
    json_file: Path | None,
    seconds: float | None,
    expression: str | None,
    jobs: int | None,
) -> int:
    """Write the proofs for Coq, with its library Coquelicot: DIR/Derive.v, and a file for each claim that is proved.

    A claim that uses what cannot be said in Coq yet is not exported, and the reason is told.
    """
    from ..export import coq, report
    from ..export.folder import NAMES, exported, write
    from ..files.config import UsageError
    from ..messages import commands

    if json_file is not None and not check:
        raise UsageError("--json needs --check: it holds what Coq says", commands.OPTION)
    version = ""
    if check:
        try:
            version = coq.version()
        except coq.NoCoq as problem:
            raise UsageError(str(problem), commands.COQ) from None
    outcome = _run(paths, expression, jobs, folder, NAMES)
    try:
        written = write(folder, exported(outcome))
    except OSError as problem:
        raise UsageError(f"{folder}: cannot be written: {problem.strerror}", commands.OUTPUT) from None
    if not check:
        found = [coq.unchecked(one) for one in written if one.file is None or one.exported.open]
        for judged in found:
            say(report.line(judged, checked=False))
        there = len([one for one in written if one.file is not None])
        say(f"{there} of {len(written)} claims are in {folder}; `make` there lets Coq check them")
        return graver(report.code(found) if found or not written else OK, _ended(outcome))
    try:
        coq.prepare(folder)
    except coq.NoCoq as problem:
        raise UsageError(str(problem), commands.COQ) from None
    found = []
    for judged in coq.check(folder, written, seconds or coq.SECONDS, _cores(jobs)):
        found.append(judged)
        say(report.line(judged))
    say(report.counted(found, version))
    if json_file is not None:
        try:
            json_file.write_text(report.as_json(found, version), encoding="utf-8")
        except OSError as problem:
            raise UsageError(f"{json_file}: cannot be written: {problem.strerror}", commands.OUTPUT) from None
    return graver(report.code(found), _ended(outcome))


def _run(
    paths: tuple[str, ...], expression: str | None, jobs: int | None, folder: Path, names: tuple[str, ...]
) -> Outcome:
    """What a run finds, with the finished proofs. Raises UsageError."""
    from ..files.select import targets
    from ..records.outcome import Watcher
    from ..reports.terminal import TerminalReport
    from ..running.plan import slices

    config = config_here()
    settings = config.settings(proofs=True)
    kept = Kept(config)
    wanted = not is_here(jobs)
    with pool_of(jobs, kept.likely(paths, wanted)) as pool:
        cache = kept.cache(settings, wanted)
        pieces = slices(targets(paths, config), expression)
        require_own(folder, names, [Path(piece.file) for piece in pieces])
        report = TerminalReport(console_of(to_stderr=True), quiet=True)
        watcher = Watcher(report.planned, report.started, report.checked, report.finished)
        with report.progress:
            outcome = pool.run(cache.known(pieces) if cache is not None else [*pieces], settings, False, watcher)
        kept.keep(cache, outcome)
    report.close(outcome)
    return outcome


def _ended(outcome: Outcome) -> int:
    """The exit code of the run, where it did not come to its end."""
    code = outcome.exit_code
    return code if code in (BROKEN, INTERRUPTED, UNREADABLE) else OK


def _cores(jobs: int | None) -> int:
    return jobs or os.cpu_count() or 1

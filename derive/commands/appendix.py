"""derive appendix."""

from __future__ import annotations

from pathlib import Path

import click

from .completing import places
from .group import CODES, JOBS, KEYWORDS, SEEDS, main, text
from .kept import Kept
from .outputs import require_own
from .shared import complain, config_here, console_of, is_here, pool_of, streams


@main.command(epilog=CODES)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...", shell_complete=places)
@click.option("-o", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write it.")
@KEYWORDS
@click.option("--title", type=text, default="Derivations", show_default=True, help="Its heading.")
@click.option(
    "--level", type=click.Choice(["section", "subsection"]), default="section", help="What it is in the paper."
)
@click.option("--only-proved", is_flag=True, help="Leave out what is refuted or undecided, and say so.")
@click.option("--standalone", is_flag=True, help="Also write standalone.tex, a paper that holds it alone.")
@click.option("--pdf", is_flag=True, help="Also typeset it, as appendix.pdf.")
@click.option("--seed", type=SEEDS, default=0, show_default=True, help="Seed of the numeric points.")
@click.option("--no-cache", is_flag=True, help="As in derive run.")
@click.option("-j", "jobs", type=JOBS, envvar="DERIVE_JOBS", metavar="N", help="As in derive run.")
def appendix(
    paths: tuple[str, ...],
    folder: Path,
    expression: str | None,
    title: str,
    level: str,
    only_proved: bool,
    standalone: bool,
    pdf: bool,
    seed: int,
    no_cache: bool,
    jobs: int | None,
) -> int:
    """Write the derivations as an appendix in LaTeX that a paper can \\input: DIR/appendix.tex and its style."""
    config = config_here()
    settings = config.settings(seed=seed, pages=True)
    kept = Kept(config)
    wanted = not (no_cache or is_here(jobs))
    settings = kept.searching(settings, wanted)
    cache = kept.cache(settings, wanted)
    if wanted and kept.why_not:
        complain(kept.why_not)
    with pool_of(jobs, cache) as pool:
        from ..files.select import targets
        from ..records.outcome import Watcher
        from ..reports.appendix.document import Options
        from ..reports.appendix.making import Wish, make
        from ..reports.appendix.output import NAMES, require_writable
        from ..reports.terminal import TerminalReport
        from ..running.plan import slices

        pieces = slices(targets(paths, config), expression)
        require_writable(folder)
        require_own(folder, NAMES, [Path(piece.file) for piece in pieces])
        report = TerminalReport(console_of(to_stderr=True), quiet=True)
        watcher = Watcher(report.planned, report.started, report.checked, report.finished)
        with report.progress:
            outcome = pool.run(cache.known(pieces) if cache is not None else [*pieces], settings, False, watcher)
        kept.keep(cache, outcome)
    report.close(outcome)
    wish = Wish(folder, Options(title, level, only_proved, config.documents), standalone, pdf)
    return make(outcome, wish, streams().note)

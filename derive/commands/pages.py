"""What the commands that write pages have in common: a run with pages, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from .kept import Kept
from .outputs import require_own
from .shared import complain, config_here, console_of, is_here, pool_of

if TYPE_CHECKING:
    from ..files.config import Config
    from ..records.outcome import Outcome


def run_for_pages(
    paths: tuple[str, ...],
    expression: str | None,
    seed: int,
    no_cache: bool,
    jobs: int | None,
    folder: Path,
    names: Iterable[str],
    make_ready: Callable[[], object],
) -> tuple[Config, Outcome]:
    """What a run finds, with what there is to print of it; `names` are the files that will be written into the folder.

    `make_ready` reads in what pages are made with, while other processes check the claims.

    Raises UsageError, also where they would overwrite anybody's source.
    """
    config = config_here()
    settings = config.settings(seed=seed, pages=True)
    kept = Kept(config)
    wanted = not (no_cache or is_here(jobs))
    with pool_of(jobs, kept.likely(paths, wanted)) as pool:
        settings = kept.searching(settings, wanted)
        cache = kept.cache(settings, wanted)
        if wanted and kept.why_not:
            complain(kept.why_not)
        from ..files.select import targets
        from ..records.outcome import Watcher
        from ..reports.appendix.output import require_writable
        from ..reports.terminal import TerminalReport
        from ..running.plan import slices

        pieces = slices(targets(paths, config), expression)
        require_writable(folder)
        require_own(folder, names, [Path(piece.file) for piece in pieces])
        report = TerminalReport(console_of(to_stderr=True), quiet=True)
        watcher = Watcher(report.planned, report.started, report.checked, report.finished)
        if not is_here(jobs):
            Thread(target=make_ready, daemon=True).start()
        with report.progress:
            outcome = pool.run(cache.known(pieces) if cache is not None else [*pieces], settings, False, watcher)
        kept.keep(cache, outcome)
    report.close(outcome)
    from ..running.worker import spare_the_collector

    spare_the_collector()
    return config, outcome

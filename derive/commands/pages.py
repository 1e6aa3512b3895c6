"""What the commands that write pages have in common: a run with pages, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from .kept import Kept
from .outputs import require_own
from .shared import complain, config_here, console_of, is_here, pool_of

if TYPE_CHECKING:
    from ..files.config import Config
    from ..records.outcome import Outcome
    from ..records.verdict import FigureVerdict


class Ahead(Protocol):
    """What can be done for pages while other processes check the claims; it is found done when they are written."""

    def make_ready(self, files: Sequence[str]) -> None:
        """Read in what pages are made with, and the claim files that they will show."""

    def draw(self, figure: FigureVerdict) -> None:
        """Draw a figure. Raises UsageError where it cannot be drawn."""


def run_for_pages(
    paths: tuple[str, ...],
    expression: str | None,
    seed: int,
    no_cache: bool,
    jobs: int | None,
    folder: Path,
    names: Iterable[str],
    ahead: Ahead,
    slack: bool = False,
) -> tuple[Config, Outcome]:
    """What a run finds, with what there is to print of it; `names` are the files that will be written into the folder.

    `slack`: whether a table of evidence will be printed, with how close the sides of inequalities come.

    Raises UsageError, also where they would overwrite anybody's source.
    """
    config = config_here()
    settings = config.settings(seed=seed, pages=True, slack=slack)
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
        beside = _Beside()
        watcher = Watcher(
            report.planned,
            report.started,
            report.checked,
            report.finished,
            lambda figure: beside.put(lambda: ahead.draw(figure)),
        )
        if not is_here(jobs):
            files = list(dict.fromkeys(piece.file for piece in pieces))
            beside.put(lambda: ahead.make_ready(files))
        with report.progress:
            outcome = pool.run(cache.known(pieces) if cache is not None else [*pieces], settings, False, watcher)
        kept.keep(cache, outcome)
    beside.close()
    report.close(outcome)
    from ..running.worker import spare_the_collector

    spare_the_collector()
    return config, outcome


class _Beside:
    """One thing after the other, in a thread."""

    def __init__(self) -> None:
        self.waiting = SimpleQueue[Callable[[], None] | None]()
        self.thread = Thread(target=self._run, daemon=True)
        self.thread.start()

    def put(self, work: Callable[[], None]) -> None:
        """Do this when what came before is done."""
        self.waiting.put(work)

    def close(self) -> None:
        """Wait until all is done."""
        self.waiting.put(None)
        self.thread.join()

    def _run(self) -> None:
        for work in iter(self.waiting.get, None):
            with suppress(Exception):  # whoever wants what was not done does it again, and hears why it cannot be
                work()

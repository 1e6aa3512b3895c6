"""derive book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .completing import places
from .group import CODES, JOBS, KEYWORDS, SEEDS, main, text
from .pages import run_for_pages
from .shared import streams

if TYPE_CHECKING:
    from ..records.verdict import FigureVerdict


@main.command(epilog=CODES)
@click.argument("paths", nargs=-1, metavar="[PATH | PATH::CLAIM]...", shell_complete=places)
@click.option("-o", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write it.")
@KEYWORDS
@click.option("--title", type=text, help="Its heading.  [default: that of the one document asked for, or Derivations]")
@click.option("--seed", type=SEEDS, default=0, show_default=True, help="Seed of the numeric points.")
@click.option("--no-cache", is_flag=True, help="As in derive run.")
@click.option("-j", "jobs", type=JOBS, envvar="DERIVE_JOBS", metavar="N", help="As in derive run.")
def book(
    paths: tuple[str, ...],
    folder: Path,
    expression: str | None,
    title: str | None,
    seed: int,
    no_cache: bool,
    jobs: int | None,
) -> int:
    """Write the derivations as a web site: DIR/index.html, and a page for each claim file and document."""
    from ..files.select import manuscripts, targets
    from ..reports.book.names import NAMES

    config, outcome = run_for_pages(paths, expression, seed, no_cache, jobs, folder, NAMES, _Ahead())
    from ..reports.book.making import Wish, make
    from ..reports.book.site import Options

    documents = manuscripts(paths, config)
    is_of_one = len(documents) == len(targets(paths, config, with_shown=False)) == 1
    is_whole = not paths and expression is None
    options = Options(title, config.documents, documents, is_whole, is_of_one)
    return make(outcome, Wish(folder, options), streams().note)


class _Ahead:
    def make_ready(self, files: Sequence[str]) -> None:
        from ..reports.book.site import make_ready

        make_ready(files)

    def draw(self, figure: FigureVerdict) -> None:
        from ..reports.book.figures import draw

        draw([figure])

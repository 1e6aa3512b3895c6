"""derive appendix."""

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
@click.option("--title", type=text, default="Derivations", show_default=True, help="Its heading.")
@click.option(
    "--level", type=click.Choice(["section", "subsection"]), default="section", help="What it is in the paper."
)
@click.option("--only-proved", is_flag=True, help="Leave out what is refuted or undecided, and say so.")
@click.option("--no-tables", is_flag=True, help="Leave out the tables of verdicts and of numeric evidence.")
@click.option("--standalone", is_flag=True, help="Also write standalone.tex, a paper that holds it alone.")
@click.option("--pdf", is_flag=True, help="Also typeset it, as appendix.pdf.")
@click.option(
    "--coq",
    "coq_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The JSON of derive export --check: what Coq accepted is marked.",
)
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
    no_tables: bool,
    standalone: bool,
    pdf: bool,
    coq_file: Path | None,
    seed: int,
    no_cache: bool,
    jobs: int | None,
) -> int:
    """Write the derivations as an appendix in LaTeX that a paper can \\input: DIR/appendix.tex and its style."""
    from ..reports.appendix.coq import InCoq, read
    from ..reports.appendix.output import NAMES

    in_coq = read(coq_file) if coq_file is not None else InCoq()
    config, outcome = run_for_pages(paths, expression, seed, no_cache, jobs, folder, NAMES, _Ahead(), not no_tables)
    from ..reports.appendix.document import Options
    from ..reports.appendix.making import Wish, make

    options = Options(title, level, only_proved, config.documents, not no_tables, in_coq)
    wish = Wish(folder, options, standalone, pdf)
    return make(outcome, wish, streams().note)


class _Ahead:
    def make_ready(self, files: Sequence[str]) -> None:
        from ..reports.appendix.making import make_ready

        make_ready()

    def draw(self, figure: FigureVerdict) -> None:
        from ..reports.appendix.figures import draw

        draw([figure])

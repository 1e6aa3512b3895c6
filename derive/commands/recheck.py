"""derive recheck."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .group import main
from .shared import say


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--json",
    "run",
    metavar="RUN",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The JSON of the run that wrote FILE: it must say the same.",
)
@click.option("-q", "quiet", is_flag=True, help="Print only what is refused, and the count.")
def recheck(file: Path, run: Path | None, quiet: bool) -> None:
    """Replay finished proofs (derive run --proofs FILE) through the kernel alone, and print what they prove."""
    from ..prooftree.recheck import recheck as check_again

    sys.exit(check_again(file, run, say, quiet))

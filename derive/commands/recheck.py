"""derive recheck."""

from __future__ import annotations

from pathlib import Path

import click

from .. import __version__
from ..files.config import UsageError
from ..messages import commands
from ..system.codes import graver
from .group import CODES, DURATION, MEMORY, main
from .outputs import Outputs
from .shared import complain, say, streams


@main.command(epilog=CODES)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--json",
    "run",
    metavar="RUN",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The JSON of the run that wrote FILE: it must say the same.",
)
@click.option("--elementary", is_flag=True, help="Trust elementary steps alone; 3 where they do not show a proof.")
@click.option("--counts", metavar="OUT", help="Write as JSON how many proofs and steps there are.")
@click.option("--trace", metavar="OUT", help="With --elementary: write which steps were taken, as lines of JSON.")
@click.option("-q", "quiet", is_flag=True, help="Print only what is not accepted, and the count.")
@click.option("--timeout", "seconds", type=DURATION, metavar="SECONDS", help="How long one proof may take; 60.")
@click.option("--memory", type=MEMORY, metavar="MIB", help="How much memory the replay may take.")
def recheck(
    file: Path,
    run: Path | None,
    elementary: bool,
    counts: str | None,
    trace: str | None,
    quiet: bool,
    seconds: float | None,
    memory: int | None,
) -> int:
    """Replay finished proofs (derive run --proofs FILE) through the kernel alone, and print what they prove."""
    from ..prooftree.apart import Limits
    from ..prooftree.recheck import recheck as check_again
    from ..records.settings import SECONDS

    if trace is not None and not elementary:
        raise UsageError("--trace: without --elementary no elementary step is taken", commands.OPTION)
    limits = Limits(SECONDS if seconds is None else seconds, memory)
    outputs = Outputs(streams(), {"--counts": counts, "--trace": trace}, [file, *([run] if run is not None else [])])
    count = (lambda told: outputs.write("--counts", told)) if counts is not None else None
    lines: list[str] = []
    heard = lines.append if trace is not None else None
    code = check_again(file, run, say, quiet, limits, complain, elementary, count, heard)
    if trace is not None:
        outputs.write("--trace", "".join([f"{line}\n" for line in (_trace_header(), *lines)]))
    return graver(code, outputs.told())


def _trace_header() -> str:
    from ..prooftree.trace import header

    return header(__version__)

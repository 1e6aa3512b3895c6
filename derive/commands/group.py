"""The group that the commands belong to, and its exit codes."""

from __future__ import annotations

import click

from .. import __version__
from ..system.plain import is_utf8
from .front import Front

CODES = """\b
Exit codes:
  0  everything selected holds
  1  something is refuted, or an erratum is not, or a claim was lost or weakened
     (--fail-on-drift); nothing else
  2  wrong usage or configuration
  3  nothing is refuted, something is undecided, or a reason is idle (idle = "fail"),
     or a row of a document is not covered (--require-rows)
  4  something cannot be read, written, loaded or printed, or an internal error
  5  nothing is selected
  6  alarm: the checker contradicts itself
  130  interrupted
  141  whoever read the output went away before its end
"""


def text(value: str) -> str:
    """An argument of which nothing is lost on its way to other processes. Refuses what is not UTF-8."""
    if not is_utf8(value):
        raise click.BadParameter(f"{value!a} is not UTF-8")
    return value


KEYWORDS = click.option(
    "-k", "expression", type=text, metavar="EXPR", help="Only claims whose names match: words with and, or, not."
)

DURATION = click.FloatRange(0, min_open=True)
JOBS, MEMORY, SEEDS = click.IntRange(0, 1024), click.IntRange(256, 1 << 30), click.IntRange(0, (1 << 63) - 1)
"""What -j, --memory (in MiB) and --seed take."""


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"]}, epilog=CODES)
@click.version_option(__version__, prog_name="derive")
def main() -> None:
    """Check derivations, for every dimension at once."""

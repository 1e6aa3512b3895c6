"""The group that the commands belong to, and its exit codes."""

from __future__ import annotations

import click

from .. import __version__

CODES = """\b
Exit codes:
  0  everything selected holds
  1  something is refuted, or an erratum is not
  2  wrong usage or configuration
  3  nothing is refuted, something is undecided
  4  a file cannot be read or written, or an internal error
  5  nothing is selected
  6  alarm: the checker contradicts itself
  130  interrupted
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=CODES)
@click.version_option(__version__, prog_name="derive")
def main() -> None:
    """Check derivations, for every dimension at once."""

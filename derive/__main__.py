"""The front door: `derive …`, `python -m derive …`, and `python cli.py …` in a checkout."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from .running.early import start
from .system.interrupts import end_at_once


def main(prog_name: str | None = None) -> NoReturn:
    """Run the command line, and end with its exit code.

    What takes long to be read in comes after there is an answer to Ctrl-C. And
    nothing comes after the exit code is known: neither what a claim has asked to
    be done at the end, nor a thread that it left behind.
    """
    end_at_once()
    start(sys.argv[1:])
    from .commands import main as commands

    os._exit(commands.exit_code(prog_name=prog_name))


if __name__ == "__main__":
    main("python -m derive")

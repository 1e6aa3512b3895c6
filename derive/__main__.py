"""The front door: `derive …`, `python -m derive …`, and `python cli.py …` in a checkout."""

from __future__ import annotations

from .interrupts import end_at_once


def main(prog_name: str | None = None) -> None:
    """Run the command line. What takes long to be read in comes after there is an answer to Ctrl-C."""
    end_at_once()
    from .commands import main as commands

    commands(prog_name=prog_name)


if __name__ == "__main__":
    main("python -m derive")

"""derive new."""

from __future__ import annotations

from pathlib import Path

import click

from .group import main
from .shared import say


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def new(file: Path) -> None:
    """Write a claim file to start from. It runs, and its comments say what each part is."""
    from shlex import quote

    from ..files.config import UsageError
    from ..files.starter import STARTER
    from ..messages import commands
    from ..system.plain import shown_path

    if file.suffix != ".py":
        raise UsageError(
            f"a claim file is a Python file: derive new {quote(shown_path(file) + '.py')}", commands.OUTPUT
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(STARTER)
    except FileExistsError:
        raise UsageError(f"{shown_path(file)} is there already", commands.OUTPUT) from None
    say(f"wrote {shown_path(file)}; to check it: derive run {quote(shown_path(file))}")

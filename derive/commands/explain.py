"""derive explain."""

from __future__ import annotations

import click

from .completing import codes
from .group import main, text
from .shared import say


@main.command()
@click.argument("code", required=False, type=text, shell_complete=codes)
def explain(code: str | None) -> None:
    """What a message means, by its code, with an example and the same mended; without one, all of them."""
    from ..reports.messages import all_kinds, one_kind

    say(all_kinds() if code is None else one_kind(code))

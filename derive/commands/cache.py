"""derive cache."""

from __future__ import annotations

import click

from ..files.config import UsageError
from ..messages import commands
from .group import main
from .kept import store_of
from .shared import config_here, relative, say


@main.group(invoke_without_command=True)
@click.pass_context
def cache(context: click.Context) -> None:
    """Where verdicts are kept for the next run, and how many."""
    if context.invoked_subcommand is None:
        store = store_of(config_here())
        say(f"{relative(str(store.folder))}: {_counted(store.count())}")


@cache.command()
def clear() -> None:
    """Delete everything that is kept."""
    store = store_of(config_here())
    try:
        count = store.clear()
    except OSError as problem:
        raise UsageError(f"{relative(str(store.folder))} cannot be deleted: {problem}", commands.OUTPUT) from None
    say(f"{relative(str(store.folder))}: {_counted(count)} deleted" if count else "nothing was kept")


def _counted(entries: int) -> str:
    return f"{entries} {'entry' if entries == 1 else 'entries'}"

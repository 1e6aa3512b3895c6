"""What commands share: where they print, processes, and the configuration."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..system.plain import shown_path
from ..system.reading import real
from .streams import Streams

if TYPE_CHECKING:
    from rich.console import Console

    from ..files.config import Config
    from ..records.outcome import Outcome, Watcher
    from ..records.settings import Settings
    from ..running.cache.replay import Reused
    from ..running.plan import Slice
    from ..running.supervise import Pool


def streams() -> Streams:
    """Where the command that runs prints."""
    found: Streams = click.get_current_context().obj
    return found


def say(line: str) -> None:
    """A line to standard output."""
    streams().say(line)


def complain(sentence: str) -> None:
    """What went wrong, or should be known, to standard error."""
    streams().complain(sentence)


class Here:
    """Instead of a pool: the slices are checked in this process."""

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, pieces: list[Slice | Reused], settings: Settings, stop: bool, watcher: Watcher) -> Outcome:
        """As a pool does."""
        from ..running.worker import spare_the_collector

        spare_the_collector()
        from ..running.plan import Slice
        from ..running.run import run as run_here

        return run_here([p for p in pieces if isinstance(p, Slice)], settings, stop, watcher)


def pool_of(jobs: int | None, likely: int | None = None) -> Pool | Here:
    """What checks claims: so many processes, one for each core, or this one.

    `likely`: for how many of them there will be work; None for all. These are started at once.
    """
    if is_here(jobs):
        return Here()
    from ..running.early import ahead, cores

    count = jobs or cores()
    ready = ahead(min(count, cores(), count if likely is None else likely))
    from ..running.supervise import Pool

    return Pool(count, ready)


def is_here(jobs: int | None) -> bool:
    """Whether claims are checked in this process: because so it was asked, or because the system has no other way."""
    return jobs == 0 or not hasattr(os, "killpg")


def config_here() -> Config:
    """The configuration that holds here. Raises UsageError."""
    from ..files.config import UsageError, find
    from ..messages import commands

    try:
        return find(Path.cwd())
    except FileNotFoundError:
        raise UsageError("the current folder is not there any more", commands.PATH) from None


def console_of(to_stderr: bool = False) -> Console:
    """Where reports are printed."""
    from rich.console import Console

    from ..reports.words import Escaping

    console = Console(stderr=to_stderr, highlight=False, emoji=False, markup=False, force_jupyter=False)
    console.push_render_hook(Escaping())
    return console


def relative(path: str) -> str:
    """A path as short as it can be written from here."""
    try:
        return shown_path(real(path).relative_to(Path.cwd()))
    except ValueError:
        return shown_path(path)

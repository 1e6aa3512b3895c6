"""A process that checks slices: tasks come in by one pipe, events go out by another."""

from __future__ import annotations

import gc
import os
from typing import BinaryIO

from .wire import Done, Event, Finished, Misused, Started, encode, read_settings, read_task


def main(tasks_in: int, events_out: int) -> None:
    """Take tasks until there are no more. The arguments are file descriptors."""
    gc.disable()
    with os.fdopen(tasks_in, "rb") as tasks, os.fdopen(events_out, "wb") as events:
        spare_the_collector()
        from .config import UsageError
        from .run import Runner

        runner = Runner(read_settings(tasks.readline()))
        for line in tasks:
            try:
                piece = read_task(line).piece
                for item in runner.items(piece, lambda name: _say(events, Started(name))):
                    _say(events, Started(item.name))
                    _say(events, Finished(runner.verdict(item)))
                _say(events, Done(tuple(runner.definitions(piece)), tuple(runner.figures(piece))))
            except UsageError as problem:
                _say(events, Misused(str(problem)))


def spare_the_collector() -> None:
    """What is imported lives to the end; looking through it again and again would take a quarter of a run."""
    gc.disable()

    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


def _say(events: BinaryIO, event: Event) -> None:
    events.write(encode(event) + b"\n")
    events.flush()

"""A process that checks slices: tasks come in by one pipe, events go out by another."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from ..system.child import end_with, limit_memory
from ..system.plain import escaped
from .wire import (
    Done,
    Event,
    Finished,
    Misused,
    Opened,
    Reading,
    Searched,
    Seen,
    Started,
    encode,
    read_settings,
    read_task,
)

if TYPE_CHECKING:
    from ..claims.claim import Claim
    from ..records.verdict import Verdict
    from .cache.watch import Reads
    from .knowing import Knowing
    from .plan import Slice
    from .runner import Runner

_HOME = os.getpid()


def main(tasks_in: int, events_out: int, lifeline: int) -> None:
    """Take tasks until there are no more. The arguments are file descriptors; the last ends with its maker."""
    gc.disable()
    end_with(lifeline)
    with os.fdopen(tasks_in, "rb") as tasks, os.fdopen(events_out, "wb") as events:
        from ..files.config import UsageError
        from .cache.watch import watch
        from .knowing import Knowing
        from .runner import Runner

        spare_the_collector()
        settings = read_settings(tasks.readline())
        limit_memory(settings.memory)
        reads = watch()
        knows = Knowing(settings, lambda: reads.only_plain, reads.layouts)
        runner = Runner(settings, lambda slot, found: _say(events, Searched(slot, found)), knows)
        for line in tasks:
            try:
                piece = read_task(line).whole
                _say(events, Reading())
                runner.move_on(piece)
                started = lambda claim: _say(events, Started(claim.name, claim.timeout, claim.kind))  # noqa: E731
                for item in runner.items(piece, started, lambda verdict: _say(events, Seen(verdict))):
                    _say(events, Started(item.name, getattr(item, "timeout", None), item.kind))
                    finished = _finished(runner, knows, piece, item)
                    _say(events, _opened(reads))
                    _say(events, finished)
                done = Done(tuple(runner.definitions(piece)), tuple(runner.figures(piece)), runner.names(piece))
                places = knows.places_of_definitions(piece, done.definitions)
                _say(events, _opened(reads))
                _say(events, replace(done, places=places, files=knows.files(piece.file)))
            except UsageError as problem:
                _say(events, Misused(escaped(str(problem)), problem.kind.code))


def spare_the_collector() -> None:
    """What is imported lives to the end; looking through it again and again would take a quarter of a run."""
    gc.disable()

    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


def _finished(runner: Runner, knows: Knowing, piece: Slice, item: Claim | Verdict) -> Finished:
    """The verdict on a claim, found now or before."""
    known = runner.again(piece, item)
    if known is not None:
        found = Finished(known.verdict, known.proof)
    else:
        verdict = runner.verdict(item)
        found = Finished(verdict, runner.proof(item, verdict))
    key, places = knows.told(item, found.verdict)
    return replace(found, key=key, places=places, files=knows.files(piece.file))


def _opened(reads: Reads) -> Opened:
    new = reads.new()
    return Opened(new, reads.untracked, tuple(reads.by_code))


def _say(events: BinaryIO, event: Event) -> None:
    if os.getpid() != _HOME:
        os._exit(0)  # a process that a claim forked has no say
    events.write(encode(event) + b"\n")
    events.flush()

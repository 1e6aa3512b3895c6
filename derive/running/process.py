"""A worker's process as its supervisor holds it: its pipes, what it is at, and by when it has to say something."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from ..system.orphans import MARK

if TYPE_CHECKING:
    from ..records.settings import Settings
    from ..records.verdict import Verdict
    from .jobs import Job
    from .wire import Task

_START = "import sys; sys.path[:] = {path!r}; from derive.running.worker import main; main({tasks}, {events}, {life})"
_LONGEST = 1 << 28
"""How many bytes one event may have."""


class Worker:
    """A process that checks slices, as it is seen from here: what it is at, by when, and what it has read."""

    def __init__(self, mark: str) -> None:
        tasks_out, self.tasks = os.pipe()
        self.events, events_in = os.pipe()
        lifeline, self.life = os.pipe()
        code = _START.format(path=sys.path, tasks=tasks_out, events=events_in, life=lifeline)
        self.process = subprocess.Popen(
            [sys.executable, *subprocess._args_from_interpreter_flags(), "-c", code],  # type: ignore[attr-defined]
            pass_fds=(tasks_out, events_in, lifeline),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, MARK: mark},
            start_new_session=True,
        )
        for end in (tasks_out, events_in, lifeline):
            os.close(end)
        self.deadline = self.allowed = math.inf
        self.since = time.monotonic()
        self.job: Job | None = None
        self.current: str | None = None
        self.kind: str | None = None
        self.seen: Verdict | None = None
        self.files: set[str] = set()
        self.inputs: dict[str, str] | None = {}
        """What it has read until now, if that could be followed; another dictionary when it has read more."""
        self.by_code: tuple[str, ...] = ()
        self.unread = bytearray()

    def begin(self, settings: Settings) -> None:
        """Hear the settings: before the first slice."""
        self._send(settings)

    def wait(self, seconds: float | None) -> None:
        """Allow so many seconds from now."""
        self.since, self.allowed = time.monotonic(), math.inf if seconds is None else seconds
        self.deadline = self.since + self.allowed

    def take(self, job: Job) -> None:
        """Go on with a slice."""
        job.taken, self.job, self.current = True, job, None
        self.files.add(job.piece.file)
        from .wire import Task

        self._send(Task.of(job.piece))

    def _send(self, message: Settings | Task) -> None:
        from .wire import encode  # so that a process can be started before this is read in

        with suppress(BrokenPipeError):  # the end of its events says so too
            os.write(self.tasks, encode(message) + b"\n")

    def lines(self) -> list[bytes] | None:
        """What it has said since; None when it has ended, or says something without an end."""
        piece = os.read(self.events, 1 << 16)
        self.unread += piece
        if not piece or len(self.unread) > _LONGEST:
            return None
        if b"\n" not in piece:
            return []
        *lines, rest = bytes(self.unread).split(b"\n")
        self.unread = bytearray(rest)
        return lines

    def stop(self) -> None:
        """Stop the process; it takes a while until it is gone. Whoever does so waits for it later."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        for end in (self.tasks, self.events, self.life):
            os.close(end)

    def end(self) -> int:
        """Stop the process, and the code that it ended with."""
        self.stop()
        return self.process.wait()


class Ahead:
    """Processes that are started at once, while what tells them what to do is still being read in."""

    def __init__(self, count: int) -> None:
        self.mark = f"{os.getpid()}-{time.monotonic_ns()}"
        self.workers: list[Worker] = []
        self.add(count)

    def add(self, count: int) -> None:
        """Start so many more."""
        self.workers += [Worker(self.mark) for _ in range(count)]

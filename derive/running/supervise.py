"""Slices checked by several processes at once, and their verdicts put back in order.

A process that ends while it checks a claim costs that one claim its verdict:
the rest of its slice goes to another.
"""

from __future__ import annotations

import math
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ..files.config import UsageError
from ..files.scan import Unreadable, scan
from ..records.outcome import Fresh, Outcome, Watcher
from ..records.settings import Settings
from ..records.verdict import ERROR, STOPPED, UNDECIDED, DefinitionVerdict, Failure, FigureVerdict, Verdict
from ..system.limit import waitable
from ..system.orphans import MARK, sweep
from ..system.plain import shown_path
from .cache.replay import Reused
from .plan import Slice
from .wire import Done, Finished, Misused, Opened, Reading, Seen, Started, Task, encode, read_event

_START = "import sys; sys.path[:] = {path!r}; from derive.running.worker import main; main({tasks}, {events}, {life})"
_PATIENCE = 300.0
"""How many seconds a process may take until it begins with a slice: it has SymPy to import."""
_LONGEST = 1 << 28
"""How many bytes one event may have."""


class Pool:
    """Processes that wait for slices, `count` at most; some are started `ahead`, since they take long to be ready."""

    def __init__(self, count: int, ahead: int | None = None) -> None:
        self.count = count
        self.started = time.perf_counter()
        self.mark = f"{os.getpid()}-{time.monotonic_ns()}"
        """What tells the processes of this pool, and those that they start, from all others."""
        self.ready = [_Worker(self.mark) for _ in range(count if ahead is None else ahead)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        while self.ready:
            self.ready.pop().end()
        sweep(self.mark)

    def run(
        self,
        pieces: Iterable[Slice | Reused],
        settings: Settings,
        stop_at_first: bool = False,
        watcher: Watcher | None = None,
    ) -> Outcome:
        """Check the claims of the slices, and pass on what is known. Raises UsageError as `run.run` does."""
        run = _Run(self.mark, self.ready, list(pieces), settings, stop_at_first, watcher or Watcher())
        try:
            run.through(self.count)
        except KeyboardInterrupt:
            run.outcome.interrupted = True
        finally:
            run.close()
        run.outcome.tell([d for job in run.jobs for d in job.definitions], [f for job in run.jobs for f in job.figures])
        run.outcome.seconds = time.perf_counter() - self.started
        return run.outcome


@dataclass
class _Job:
    """A slice on its way: the verdicts that it has, and the claims that are left."""

    piece: Slice
    verdicts: list[Verdict] = field(default_factory=list)
    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()
    done: bool = False
    taken: bool = False

    @classmethod
    def of(cls, piece: Slice | Reused) -> _Job:
        """What is to do, or what is known."""
        if isinstance(piece, Slice):
            return cls(piece)
        known = replace(piece.piece, names=(), first=False)
        return cls(known, list(piece.verdicts), piece.definitions, piece.figures, done=True, taken=True)


class _Worker:
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
        self.job: _Job | None = None
        self.current: str | None = None
        self.kind: str | None = None
        self.seen: Verdict | None = None
        self.files: set[str] = set()
        self.inputs: dict[str, str] | None = {}
        self.by_code: tuple[str, ...] = ()
        self.unread = bytearray()

    def begin(self, settings: Settings) -> None:
        """Hear the settings: before the first slice."""
        self._send(settings)

    def wait(self, seconds: float | None) -> None:
        """Allow so many seconds from now."""
        self.since, self.allowed = time.monotonic(), math.inf if seconds is None else seconds
        self.deadline = self.since + self.allowed

    def take(self, job: _Job) -> None:
        """Go on with a slice."""
        job.taken, self.job, self.current = True, job, None
        self.files.add(job.piece.file)
        self._send(Task.of(job.piece))

    def read(self) -> dict[str, str] | None:
        """What it has read until now, if that could be followed."""
        return None if self.inputs is None else dict(self.inputs)

    def _send(self, message: Settings | Task) -> None:
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

    def end(self) -> int:
        """Stop the process, and the code that it ended with."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        for end in (self.tasks, self.events, self.life):
            os.close(end)
        return self.process.wait()


class _Run:
    def __init__(
        self,
        mark: str,
        ready: list[_Worker],
        pieces: list[Slice | Reused],
        settings: Settings,
        stop_at_first: bool,
        watcher: Watcher,
    ) -> None:
        self.mark, self.ready = mark, ready
        self.settings, self.stop_at_first, self.watcher = settings, stop_at_first, watcher
        self.jobs = [_Job.of(piece) for piece in pieces]
        proofs = {k: p for r in pieces if isinstance(r, Reused) for k, p in r.proofs.items()}
        self.outcome = Outcome(proofs=proofs, settings=settings)
        self.selector = selectors.DefaultSelector()
        self.workers: list[_Worker] = []
        self.told = 0
        self.stopped = False

    def through(self, count: int) -> None:
        """All slices, by so many workers."""
        self.watcher.planned(sum(len(job.piece.names) + len(job.verdicts) for job in self.jobs))
        self._tell()
        for _ in range(min(count, sum(not job.taken for job in self.jobs))):
            self._start()
        while self.workers and not self.stopped:
            deadline = min(worker.deadline for worker in self.workers)
            for key, _ in self.selector.select(waitable(deadline - time.monotonic()) if deadline < math.inf else None):
                self._hear(key.data)
            for worker in [w for w in self.workers if w.deadline <= time.monotonic()]:
                self._ended(worker, overdue=True)

    def close(self) -> None:
        """No process is left."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()
        self.selector.close()

    # ── workers ──

    def _start(self) -> None:
        worker = self.ready.pop() if self.ready else _Worker(self.mark)
        worker.begin(self.settings)
        self.workers.append(worker)
        self.selector.register(worker.events, selectors.EVENT_READ, worker)
        self._give(worker)

    def _give(self, worker: _Worker) -> None:
        """The next slice: of a file that the worker has loaded, or that nobody has, or any; or let it go."""
        waiting = sorted([job for job in self.jobs if not job.taken], key=lambda job: job.piece.late)
        loaded = {file for w in self.workers for file in w.files}
        own = [job for job in waiting if job.piece.file in worker.files]
        fresh = [job for job in waiting if job.piece.file not in loaded]
        if waiting:
            worker.take((own or fresh or waiting)[0])
            worker.wait(max(_PATIENCE, self.settings.seconds or 0.0))  # it may still be on its way
        else:
            self._release(worker)

    def _release(self, worker: _Worker) -> int:
        self.selector.unregister(worker.events)
        self.workers.remove(worker)
        return worker.end()

    def _hear(self, worker: _Worker) -> None:
        lines = worker.lines()
        if lines is None:
            self._ended(worker)
            return
        for line in lines:
            self._event(worker, line)

    def _event(self, worker: _Worker, line: bytes) -> None:
        job = worker.job
        if job is None:
            return
        try:
            event = read_event(line)
        except msgspec.DecodeError:
            self._ended(worker)
            return
        match event:
            case Reading():
                worker.wait(self.settings.seconds)
            case Started(name, seconds, kind):
                worker.current, worker.kind, worker.seen = name, kind, None
                worker.wait(seconds if seconds is not None else self.settings.seconds)
                self.watcher.started(name)
            case Seen(verdict):
                worker.seen = verdict
            case Finished(verdict, proof):
                worker.current = None
                worker.wait(self.settings.seconds)
                if proof is not None:
                    self.outcome.proofs[verdict.id] = proof
                if not self._is_told(job, verdict):
                    job.verdicts.append(verdict)
                    fresh = Fresh(job.piece.file, worker.read(), verdict, proof, by_code=worker.by_code)
                    self.outcome.fresh.append(fresh)
            case Opened(files, untracked, by_code):
                worker.by_code = by_code
                self.outcome.reads |= files
                worker.inputs = None if untracked or worker.inputs is None else {**worker.inputs, **files}
            case Misused(message):
                raise UsageError(message)
            case Done(definitions, figures, names):
                job.done, job.definitions, job.figures, worker.job = True, definitions, figures, None
                if job.piece.tells and names is not None:
                    head = Fresh(job.piece.file, worker.read(), None, None, names, definitions, figures, worker.by_code)
                    self.outcome.fresh.append(head)
                self._give(worker)
        self._tell()

    def _is_told(self, job: _Job, verdict: Verdict) -> bool:
        """Whether a problem of a file was told already, by a process that is gone since."""
        others = [other for other in self.jobs if other.piece.file == job.piece.file]
        return verdict.verdict == ERROR and any(verdict in other.verdicts for other in others)

    def _ended(self, worker: _Worker, overdue: bool = False) -> None:
        """A process is gone, or overdue: the claim that it was at gets a verdict, and the others go on elsewhere."""
        job, current = worker.job, worker.current
        kind = worker.kind if current is not None else None
        code, taken = self._release(worker), time.monotonic() - worker.since
        if job is None:
            return
        names = [n for n in job.piece.names if n not in {v.name for v in job.verdicts}]
        lost = [current] if current is not None else names or [shown_path(os.path.basename(job.piece.file))]
        doing = "checking it" if current is not None else "reading its file"
        how = None if overdue else code
        found = [_lost(job.piece.file, name, kind, doing, how, worker.allowed) for name in lost]
        if overdue and worker.seen is not None and current is not None:
            found = [stopped_but_false(worker.seen, worker.allowed)]
        job.verdicts += [replace(verdict, seconds=taken / len(found)) for verdict in found]
        job.done = True
        self._split(job, current, tuple(n for n in names if n not in lost), hidden=current is not None)
        if any(not j.taken for j in self.jobs):
            self._start()
        self._tell()

    def _split(self, job: _Job, lost: str | None, left: tuple[str, ...], hidden: bool) -> None:
        """What is left of a slice goes to another process: first what comes before the claim that was lost.

        `hidden`: whether the file may have more to show than was told: claims, if it is the first slice, and problems.
        """
        again, hidden = hidden, hidden and job.piece.first
        if not left and not again:
            return
        names = list(job.piece.names)
        place = names.index(lost) if lost in names else len(names)
        judged, job.verdicts = job.verdicts[:-1], job.verdicts
        before = tuple(n for n in left if names.index(n) < place)
        after = tuple(n for n in left if n not in before)
        at = self.jobs.index(job)
        told = job.piece.shown | {v.name for v in job.verdicts}
        parts = [
            _Job(replace(job.piece, names=before, first=False, hidden=False)),
            _Job(
                replace(
                    job.piece, names=after, shown=told, first=hidden, hidden=hidden and job.piece.hidden, again=again
                )
            ),
        ]
        own = _Job(job.piece, job.verdicts[len(judged) :], job.definitions, job.figures, done=True, taken=True)
        job.verdicts = judged
        self.jobs[at + 1 : at + 1] = [p for p in (parts[0], own, parts[1]) if p.done or p.piece.names or p.piece.again]

    # ── verdicts in order ──

    def _tell(self) -> None:
        """Pass on the verdicts that are next in order."""
        ready = []
        for job in self.jobs:
            ready += job.verdicts
            if not job.done:
                break
        for verdict in ready[self.told :]:
            if self.stopped:
                return
            self.told += 1
            self.outcome.take(verdict, self.watcher)
            self.stopped = self.stop_at_first and self.outcome.fails(verdict)


def _lost(file: str, name: str, kind: str | None, doing: str, code: int | None, limit: float) -> Verdict:
    """The verdict on a claim whose process ended with a code, or with None was stopped."""
    if code is None:
        return overdue(file, name, kind, doing, limit)
    how = f"by signal {-code}" if code < 0 else f"with code {code}"
    return replace(unjudged(file, name, kind), message=f"the process that was {doing} ended {how}")


def overdue(file: str, name: str, kind: str | None, doing: str, limit: float) -> Verdict:
    """The verdict on a claim that was stopped after so many seconds."""
    message = f"{STOPPED}{doing} took longer than the limit of {limit:g} seconds"
    hint = "take it apart into smaller claims, or allow more: --timeout SECONDS, or @claim(…, timeout=SECONDS)"
    failure = Failure(message, hint=hint)
    return replace(unjudged(file, name, kind), verdict=UNDECIDED, message=message, failure=failure, seconds=limit)


def unjudged(file: str, name: str, kind: str | None) -> Verdict:
    """A claim of which the syntax of its file says where it stands, and its kind if nobody else does."""
    try:
        found = next((found for found in scan(Path(file)) if found.name == name), None)
    except Unreadable:
        found = None
    line, shown = (found.line, found.kind) if found is not None else (1, "claim")
    source = found.source if found is not None else None
    return Verdict(name, shown_path(os.path.relpath(file)), line, kind or shown, ERROR, source=source)


def stopped_but_false(seen: Verdict, limit: float) -> Verdict:
    """The verdict on a claim that numbers had refuted before its proof was stopped after so many seconds."""
    return replace(seen, message=f"{seen.message} (its proof was stopped after {limit:g} s)")

"""Slices checked by several processes at once, and their verdicts put back in order.

A process that ends while it checks a claim costs that one claim its verdict:
the rest of its slice goes to another.
"""

from __future__ import annotations

import math
import os
import selectors
import time
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from ..files.config import UsageError
from ..records.outcome import Fresh, Outcome, Watcher
from ..records.settings import Settings
from ..system.limit import waitable
from ..system.orphans import sweep
from ..system.plain import shown_path
from .cache.replay import Reused
from .jobs import Job, Jobs
from .plan import Slice
from .process import Ahead, Worker
from .unjudged import lost, stopped_but_false
from .wire import Done, Finished, Misused, Opened, Reading, Searched, Seen, Started, read_event

_PATIENCE = 300.0
"""How many seconds a process may take until it begins with a slice: it has SymPy to import."""


class Pool:
    """Processes that wait for slices, `count` at most; some are started `ahead`, since they take long to be ready."""

    def __init__(self, count: int, ahead: Ahead | None = None) -> None:
        self.count = count
        self.started = time.perf_counter()
        ahead = Ahead(count) if ahead is None else ahead
        self.mark = ahead.mark
        """What tells the processes of this pool, and those that they start, from all others."""
        self.ready = ahead.workers
        self._is_used = bool(self.ready)
        """Whether there may be processes with this mark."""
        self.stopped: list[Worker] = []
        """Those that were told to end; what they found can be kept while they do."""

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.ready:
            worker.stop()
        self.stopped += self.ready
        self.ready.clear()
        self._wait()
        if self._is_used:
            sweep(self.mark)

    def _wait(self) -> None:
        """Until those that were told to end are gone."""
        while self.stopped:
            self.stopped.pop().process.wait()

    def run(
        self,
        pieces: Iterable[Slice | Reused],
        settings: Settings,
        stop_at_first: bool = False,
        watcher: Watcher | None = None,
    ) -> Outcome:
        """Check the claims of the slices, and pass on what is known. Raises UsageError as `run.run` does."""
        self._wait()
        pieces = list(pieces)
        self._is_used |= any(isinstance(piece, Slice) for piece in pieces)
        run = _Run(self.mark, self.ready, self.stopped, pieces, settings, stop_at_first, watcher or Watcher())
        try:
            run.through(self.count)
        except KeyboardInterrupt:
            run.outcome.interrupted = True
        finally:
            run.close()
        run.outcome.tell([d for job in run.jobs for d in job.definitions], [f for job in run.jobs for f in job.figures])
        run.outcome.seconds = time.perf_counter() - self.started
        return run.outcome


class _Run:
    def __init__(
        self,
        mark: str,
        ready: list[Worker],
        gone: list[Worker],
        pieces: list[Slice | Reused],
        settings: Settings,
        stop_at_first: bool,
        watcher: Watcher,
    ) -> None:
        self.mark, self.ready, self.gone = mark, ready, gone
        self.settings, self.stop_at_first, self.watcher = settings, stop_at_first, watcher
        self.jobs = Jobs(Job.of(piece) for piece in pieces)
        proofs = {k: p for r in pieces if isinstance(r, Reused) for k, p in r.proofs.items()}
        self.outcome = Outcome(proofs=proofs, settings=settings)
        self.selector = selectors.DefaultSelector()
        self.workers: list[Worker] = []
        self.checked = sum(len(job.verdicts) for job in self.jobs)
        self.place, self.told = 0, 0
        """The first job of which not all is told, and how many of its verdicts are."""
        self.stopped = False

    def through(self, count: int) -> None:
        """All slices, by so many workers."""
        self.watcher.planned(sum(len(job.piece.names) + len(job.verdicts) for job in self.jobs))
        self._tell()
        for _ in range(min(count, len(self.jobs.waiting))):
            self._start()
        while self.workers and not self.stopped:
            deadline = min(worker.deadline for worker in self.workers)
            for key, _ in self.selector.select(waitable(deadline - time.monotonic()) if deadline < math.inf else None):
                self._hear(key.data)
            for worker in [w for w in self.workers if w.deadline <= time.monotonic()]:
                self._ended(worker, overdue=True)

    def close(self) -> None:
        """All processes are told to end."""
        for worker in self.workers:
            worker.stop()
        self.gone += self.workers
        self.workers.clear()
        self.selector.close()

    # ── workers ──

    def _start(self) -> None:
        worker = self.ready.pop() if self.ready else Worker(self.mark)
        worker.begin(self.settings)
        self.workers.append(worker)
        self.selector.register(worker.events, selectors.EVENT_READ, worker)
        self._give(worker)

    def _give(self, worker: Worker) -> None:
        """The next slice: of a file that the worker has loaded, or that nobody has, or any; or let it go."""
        job = self.jobs.next(worker.files, {file for w in self.workers for file in w.files})
        if job is not None:
            worker.take(job)
            worker.wait(max(_PATIENCE, self.settings.seconds or 0.0))  # it may still be on its way
        else:
            self._release(worker)
            worker.stop()
            self.gone.append(worker)

    def _release(self, worker: Worker) -> None:
        self.selector.unregister(worker.events)
        self.workers.remove(worker)

    def _hear(self, worker: Worker) -> None:
        lines = worker.lines()
        if lines is None:
            self._ended(worker)
            return
        for line in lines:
            self._event(worker, line)

    def _event(self, worker: Worker, line: bytes) -> None:
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
            case Finished(verdict, proof, key, places, files):
                worker.current = None
                worker.wait(self.settings.seconds)
                if proof is not None:
                    self.outcome.proofs[verdict.id] = proof
                if not self.jobs.tells_already(job.piece.file, verdict):
                    job.verdicts.append(verdict)
                    self.checked += 1
                    own = Fresh(job.piece.file, worker.inputs, verdict, proof, by_code=worker.by_code)
                    self.outcome.fresh.append(replace(own, key=key, places=places, files=files))
            case Searched(slot, found):
                self.outcome.finds[slot] = found
            case Opened(files, untracked, by_code):
                worker.by_code = by_code
                self.outcome.reads |= files
                if untracked or worker.inputs is None:
                    worker.inputs = None
                elif files:
                    worker.inputs = {**worker.inputs, **files}
            case Misused(message, code):
                from ..messages.table import KINDS  # not needed where all goes well

                raise UsageError(message, KINDS[code])
            case Done(definitions, figures, names, places, files):
                job.done, job.definitions, job.figures, worker.job = True, definitions, figures, None
                for figure in figures:
                    self.watcher.plotted(figure)
                if job.piece.tells and names is not None:
                    head = Fresh(job.piece.file, worker.inputs, None, None, names, definitions, figures, worker.by_code)
                    self.outcome.fresh.append(replace(head, places=places, files=files))
                self._give(worker)
        self._tell()

    def _ended(self, worker: Worker, overdue: bool = False) -> None:
        """A process is gone, or overdue: the claim that it was at gets a verdict, and the others go on elsewhere."""
        job, worker.job, current = worker.job, None, worker.current
        kind = worker.kind if current is not None else None
        self._release(worker)
        code, taken = worker.end(), time.monotonic() - worker.since
        if job is None:
            return
        names = [n for n in job.piece.names if n not in {v.name for v in job.verdicts}]
        gone = [current] if current is not None else names or [shown_path(os.path.basename(job.piece.file))]
        doing = "checking it" if current is not None else "reading its file"
        how = None if overdue else code
        found = [lost(job.piece.file, name, kind, doing, how, worker.allowed) for name in gone]
        if overdue and worker.seen is not None and current is not None:
            found = [stopped_but_false(worker.seen, worker.allowed)]
        job.verdicts += [replace(verdict, seconds=taken / len(found)) for verdict in found]
        self.checked += len(found)
        job.done = True
        self.jobs.split(job, current, tuple(n for n in names if n not in gone), hidden=current is not None)
        if self.jobs.waiting:
            self._start()
        self._tell()

    # ── verdicts in order ──

    def _tell(self) -> None:
        """Pass on the verdicts that are next in order."""
        self.watcher.checked(self.checked)
        while self.place < len(self.jobs):
            job = self.jobs[self.place]
            for verdict in job.verdicts[self.told :]:
                if self.stopped:
                    return
                self.told += 1
                self.outcome.take(verdict, self.watcher)
                self.stopped = self.stop_at_first and self.outcome.fails(verdict)
            if not job.done:
                return
            self.place, self.told = self.place + 1, 0

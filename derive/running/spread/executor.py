"""Slices given to an executor, one job for each, and their verdicts put back in order."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from ...files.config import UsageError
from ...messages import commands
from ...messages.table import KINDS
from ...records.outcome import Outcome, Watcher
from ...records.settings import Settings
from ...records.verdict import Verdict
from ...system.plain import shown_path
from ..cache.replay import Reused
from ..plan import Slice
from ..unjudged import unjudged
from ..wire import Misused
from .errand import Checked, Errand, Refused, encode, read_answer
from .place import files, versions
from .there import check, ended

TRIES = 3
_LONGEST_REASON = 300
_HOPELESS = "the executor lost it, and cannot try again: {}"
_PATIENCE = 1.0
"""How often, in seconds, it is asked whether waiting makes sense."""

Check = Callable[[bytes, str], bytes]
"""A job: an errand, and the run that it belongs to, make an answer."""


class Spread:
    """Checks slices by any executor, and leaves it open. It has the interface of a pool of processes.

    What is lost on the way is tried again, but not after one of `hopeless`.
    """

    def __init__(
        self, executor: Executor, job: Check = check, hopeless: tuple[type[BaseException], ...] = (BrokenExecutor,)
    ) -> None:
        self.executor, self.job, self.hopeless = executor, job, hopeless
        self.started = time.perf_counter()

    def __enter__(self) -> Spread:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def broken(self) -> str | None:
        """Why nothing more can come back, if the executor itself does not say so to those who wait."""
        return None

    def run(
        self,
        pieces: Iterable[Slice | Reused],
        settings: Settings,
        stop_at_first: bool = False,
        watcher: Watcher | None = None,
    ) -> Outcome:
        """Check the claims of the slices. Raises UsageError as `run.run` does, and where nothing is as it is here."""
        run = _Run(self, list(pieces), settings, stop_at_first, watcher or Watcher())
        try:
            run.through()
        except KeyboardInterrupt:
            run.outcome.interrupted = True
            run.tell(all_that_is_there=True)
        finally:
            run.close()
        done = [job.checked for job in run.jobs if job.checked is not None]
        run.outcome.tell(
            [d for checked in done for d in checked.definitions], [f for checked in done for f in checked.figures]
        )
        run.outcome.proofs = {name: proof for checked in done for name, proof in checked.proofs.items()}
        run.outcome.finds = {slot: found for checked in done for slot, found in checked.finds.items()}
        run.outcome.seconds = time.perf_counter() - self.started
        return run.outcome


@dataclass(eq=False)
class _Job:
    """A slice on its way."""

    piece: Slice
    errand: bytes
    tries: int = 0
    checked: Checked | None = None
    told: bool = False


def _errand(errand: Errand) -> bytes:
    try:
        return encode(errand)
    except UnicodeEncodeError:
        raise UsageError(
            f"{shown_path(errand.piece.file)}: its path is not UTF-8, and cannot be sent", commands.CLUSTER
        ) from None


class _Run:
    def __init__(
        self,
        spread: Spread,
        pieces: list[Slice | Reused],
        settings: Settings,
        stop_at_first: bool,
        watcher: Watcher,
    ) -> None:
        self.spread, self.stop_at_first, self.watcher = spread, stop_at_first, watcher
        self.name = uuid.uuid4().hex
        there = {file: files(file) for file in dict.fromkeys(p.file for p in pieces if isinstance(p, Slice))}
        here = os.getcwd()
        self.jobs = [
            _Job(p, _errand(Errand(versions(), here, there[p.file], p, settings)))
            if isinstance(p, Slice)
            else _Job(p.piece, b"", checked=Checked([*p.verdicts], p.proofs, [*p.definitions], [*p.figures]))
            for p in pieces
        ]
        self.outcome = Outcome(settings=settings)
        self.waiting: dict[Future[bytes], _Job] = {}
        self.stopped = False
        self.trusted = False
        """Whether an answer has come, so that something would be lost if the run ended."""

    def through(self) -> None:
        """All slices."""
        self.watcher.planned(sum(len(job.checked.verdicts if job.checked else job.piece.names) for job in self.jobs))
        self.tell()
        for job in [job for job in self.jobs if job.checked is None]:
            self._submit(job)
            self._gather(0)
            if self.stopped:
                return
        while self.waiting and not self.stopped:
            self._gather(_PATIENCE)
            if self.waiting and (reason := self.spread.broken()) is not None:
                for job in self.waiting.values():
                    self._give_up(job, _HOPELESS.format(reason))
                self.waiting.clear()
                self.tell()

    def close(self) -> None:
        """What has not started will not, and what runs is told, where it can hear it."""
        ended.add(self.name)
        for future in self.waiting:
            future.cancel()

    # ── jobs ──

    def _submit(self, job: _Job) -> None:
        try:
            self.waiting[self.spread.executor.submit(self.spread.job, job.errand, self.name)] = job
        except Exception as problem:
            self._lost(job, problem)

    def _gather(self, seconds: float) -> None:
        """Take what is done, after waiting so long for it."""
        done, _ = wait(self.waiting, seconds, FIRST_COMPLETED)
        for future in done:
            job = self.waiting.pop(future)
            try:
                problem = future.exception()
            except CancelledError as cancelled:
                problem = cancelled
            if problem is None:
                self._answered(job, future.result())
            else:
                self._lost(job, problem)
        self.tell()

    def _answered(self, job: _Job, said: bytes) -> None:
        try:
            answer = read_answer(said)
        except msgspec.DecodeError as problem:
            self._lost(job, problem)
            return
        match answer:
            case Checked():
                job.checked, self.trusted = answer, True
            case Misused(message, code):
                raise UsageError(message, KINDS[code])
            case Refused(message):
                if not self.trusted:
                    raise UsageError(message, commands.CLUSTER)
                self._give_up(job, message)

    def _lost(self, job: _Job, problem: BaseException) -> None:
        """The job did not come back: once more, unless that is hopeless."""
        job.tries += 1
        reason = " ".join(f"{type(problem).__name__}: {problem}".split())[:_LONGEST_REASON]
        if isinstance(problem, self.spread.hopeless):
            self._give_up(job, _HOPELESS.format(reason))
        elif job.tries == TRIES:
            self._give_up(job, f"the executor lost it {TRIES} times: {reason}")
        else:
            self._submit(job)

    def _give_up(self, job: _Job, message: str) -> None:
        file = job.piece.file
        names = job.piece.names or (shown_path(os.path.basename(file)),)
        job.checked = Checked([replace(unjudged(file, name, None), message=message) for name in names])

    # ── verdicts in order ──

    def tell(self, all_that_is_there: bool = False) -> None:
        """Pass on the verdicts that are next in order, or all."""
        self.watcher.checked(sum(len(job.checked.verdicts) for job in self.jobs if job.checked is not None))
        for job in self.jobs:
            if job.checked is None and not all_that_is_there:
                return
            if job.checked is not None and not job.told:
                job.told = True
                self._pass_on(job.checked.verdicts)

    def _pass_on(self, verdicts: list[Verdict]) -> None:
        for verdict in verdicts:
            if self.stopped:
                return
            self.outcome.take(verdict, self.watcher)
            self.stopped = self.stop_at_first and self.outcome.fails(verdict)

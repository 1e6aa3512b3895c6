"""Slices on their way, in the order of their verdicts; one whose process is lost is taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from ..records.verdict import ERROR, DefinitionVerdict, FigureVerdict, Verdict
from .cache.replay import Reused
from .plan import Slice


@dataclass
class Job:
    """A slice on its way: the verdicts that it has, and the claims that are left."""

    piece: Slice
    verdicts: list[Verdict] = field(default_factory=list)
    definitions: tuple[DefinitionVerdict, ...] = ()
    figures: tuple[FigureVerdict, ...] = ()
    done: bool = False
    taken: bool = False

    @classmethod
    def of(cls, piece: Slice | Reused) -> Job:
        """What is to do, or what is known."""
        if isinstance(piece, Slice):
            return cls(piece)
        known = replace(piece.piece, names=(), first=False)
        return cls(known, list(piece.verdicts), piece.definitions, piece.figures, done=True, taken=True)


class Jobs(list[Job]):
    """The jobs of a run, in order."""

    @property
    def waiting(self) -> list[Job]:
        """Those that no process has taken; late ones last."""
        return sorted([job for job in self if not job.taken], key=lambda job: job.piece.late)

    def next(self, own: Iterable[str], loaded: Iterable[str]) -> Job | None:
        """One for a process that has loaded its own files: of one of them, or one that nobody has loaded, or any."""
        waiting = self.waiting
        mine = [job for job in waiting if job.piece.file in own]
        fresh = [job for job in waiting if job.piece.file not in loaded]
        return next(iter(mine or fresh or waiting), None)

    def tells_already(self, file: str, verdict: Verdict) -> bool:
        """Whether a problem of a file was told already, by a process that is gone since."""
        return verdict.verdict == ERROR and any(verdict in job.verdicts for job in self if job.piece.file == file)

    def split(self, job: Job, lost: str | None, left: tuple[str, ...], hidden: bool) -> None:
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
        at = self.index(job)
        told = job.piece.shown | {v.name for v in job.verdicts}
        parts = [
            Job(replace(job.piece, names=before, first=False, hidden=False)),
            Job(
                replace(
                    job.piece, names=after, shown=told, first=hidden, hidden=hidden and job.piece.hidden, again=again
                )
            ),
        ]
        own = Job(job.piece, job.verdicts[len(judged) :], job.definitions, job.figures, done=True, taken=True)
        job.verdicts = judged
        self[at + 1 : at + 1] = [p for p in (parts[0], own, parts[1]) if p.done or p.piece.names or p.piece.again]

"""Many claims: files loaded, claims selected, checked one after the other, and an exit code for the whole."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from .check import Settings, check
from .claim import Claim
from .config import UsageError
from .load import Loaded, Loader, Problem
from .numbers.points import NoPoint
from .select import Target
from .verdict import ALARM, ERROR, REFUTED, UNDECIDED, Verdict
from .written.expression import as_written

OK, SOMETHING_REFUTED, USAGE, SOMETHING_UNDECIDED, UNREADABLE, NOTHING_SELECTED, BROKEN, INTERRUPTED = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    130,
)
"""Exit codes; of several, 6 comes before 2, 4, 1 and 3."""

_DEEPEST_CALLS = 12_000


@dataclass
class Outcome:
    """The verdicts of a run, in order."""

    verdicts: list[Verdict] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False
    checked: list[Claim] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """What the process should end with."""
        if any(v.verdict == ALARM for v in self.verdicts):
            return BROKEN
        if self.interrupted:
            return INTERRUPTED
        if any(v.verdict == ERROR for v in self.verdicts):
            return UNREADABLE
        failing = [v for v in self.verdicts if not v.passes]
        if any(v.verdict == REFUTED or v.kind == "erratum" for v in failing):
            return SOMETHING_REFUTED
        if any(v.verdict == UNDECIDED for v in failing):
            return SOMETHING_UNDECIDED
        return OK if self.verdicts else NOTHING_SELECTED


@dataclass(frozen=True)
class Watcher:
    """Hears of a run while it goes on."""

    planned: Callable[[int], None] = lambda count: None
    started: Callable[[str], None] = lambda name: None
    finished: Callable[[Verdict], None] = lambda verdict: None


def run(
    targets: Iterable[Target],
    settings: Settings,
    wanted: Callable[[str], bool] = lambda name: True,
    stop_at_first: bool = False,
    watcher: Watcher | None = None,
) -> Outcome:
    """Check the claims of the targets. Raises UsageError where settings.at is no point of a claim."""
    watcher = watcher or Watcher()
    started = time.perf_counter()
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEPEST_CALLS))
    outcome = Outcome()
    try:
        work = list(_work(Loader(), list(targets), wanted))
        watcher.planned(len(work))
        for item in work:
            verdict = item if isinstance(item, Verdict) else _checked(item, settings, watcher)
            verdict = replace(verdict, file=_relative(verdict.file))
            outcome.verdicts.append(verdict)
            outcome.checked += [item[0]] if isinstance(item, tuple) else []
            watcher.finished(verdict)
            if stop_at_first and not verdict.passes:
                break
    except KeyboardInterrupt:
        outcome.interrupted = True
    outcome.seconds = time.perf_counter() - started
    return outcome


Item = Verdict | tuple[Claim, Loaded, Loader]


def _work(loader: Loader, targets: list[Target], wanted: Callable[[str], bool]) -> Iterable[Item]:
    """What is to be done, file by file: claims to check, and problems as verdicts."""
    for target in targets:
        loaded = loader.load(target.file)
        _prove_together(loader, loaded, target, wanted)
        names = {*loaded.claims, *[p.claim for p in loaded.problems if p.claim is not None]}
        for name in sorted((target.names or frozenset()) - names):
            if not any(p.claim is None for p in loaded.problems):
                near = get_close_matches(name, names, 1)
                hint = f"; did you mean {near[0]}?" if near else f"; it has {', '.join(sorted(names)) or 'none'}"
                raise UsageError(f"{target.file}: there is no claim {name}{hint}")
        items: list[tuple[int, Item]] = [
            (p.line, _unreadable(p))
            for p in loaded.problems
            if p.claim is None or (target.wants(p.claim) and wanted(p.claim))
        ]
        items += [
            (c.line, (c, loaded, loader)) for c in loaded.claims.values() if target.wants(c.name) and wanted(c.name)
        ]
        yield from (item for _, item in sorted(items, key=lambda pair: pair[0]))


def _prove_together(loader: Loader, loaded: Loaded, target: Target, wanted: Callable[[str], bool]) -> None:
    """Run the proofs of a file in one go: each switch of SymPy's mode empties its cache, which the checks need warm.

    What goes wrong is found again, and told, when the claim is checked.
    """
    with as_written(), loader.importing_from(loaded.path.parent):
        for claim in loaded.claims.values():
            if target.wants(claim.name) and wanted(claim.name) and claim.kind == "claim" and not claim.inert:
                with suppress(Exception):
                    claim.proof()


def _relative(path: str) -> str:
    """A path as it is written from here."""
    try:
        return str(Path(path).resolve().relative_to(Path.cwd()))
    except ValueError:
        return path


def _unreadable(problem: Problem) -> Verdict:
    name = problem.claim or problem.file.name
    return Verdict(name, str(problem.file), problem.line, problem.kind, ERROR, message=problem.message)


def _checked(item: tuple[Claim, Loaded, Loader], settings: Settings, watcher: Watcher) -> Verdict:
    claim, loaded, loader = item
    watcher.started(claim.name)
    earlier = [c for c in loaded.claims.values() if c.line < claim.line and c.kind in ("claim", "axiom")]
    try:
        with loader.importing_from(loaded.path.parent):
            return check(claim, settings, earlier)
    except NoPoint as problem:
        where = "--at" if settings.at is not None else "meets=witness(…)"
        if settings.at is not None:
            raise UsageError(f"{where} {settings.at!r}: {claim.name}: {problem}") from None
        return Verdict(claim.name, claim.file, claim.line, claim.kind, ERROR, message=f"{where}: {problem}")
    except Exception as problem:
        place = traceback.extract_tb(problem.__traceback__)[-1]
        message = (
            f"internal error, please report it: {type(problem).__name__}: {problem} ({place.name}, {place.lineno})"
        )
        return Verdict(claim.name, claim.file, claim.line, claim.kind, ERROR, message=message)

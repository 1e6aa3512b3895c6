"""Claims of a file loaded, proved, and checked one after the other, in this process."""

from __future__ import annotations

import time
from collections.abc import Iterable

from ..claims.claim import Claim
from ..records.outcome import Outcome, Watcher
from ..records.settings import Settings
from ..search.memory import forget_facts
from .plan import Slice
from .runner import Runner


def run(
    pieces: Iterable[Slice], settings: Settings, stop_at_first: bool = False, watcher: Watcher | None = None
) -> Outcome:
    """Check the claims of the slices. Raises UsageError where settings.at is no point of a claim."""
    watcher = watcher or Watcher()
    started = time.perf_counter()
    outcome = Outcome(settings=settings)
    runner = Runner(settings, outcome.finds.__setitem__)
    try:
        pieces = list(pieces)
        work = [item for piece in pieces for item in runner.items(piece)]
        outcome.tell(
            [d for piece in pieces for d in runner.definitions(piece)],
            [f for piece in pieces for f in runner.figures(piece)],
        )
        watcher.planned(len(work))
        file = ""
        for item in work:
            if item.file != file:  # no letter in a verdict comes from another file
                file = item.file
                forget_facts()
            watcher.started(item.name)
            verdict = runner.verdict(item)
            proof = runner.proof(item, verdict)
            if proof is not None:
                outcome.proofs[verdict.id] = proof
            outcome.checked += [item] if isinstance(item, Claim) else []
            watcher.checked(len(outcome.verdicts) + 1)
            outcome.take(verdict, watcher)
            if stop_at_first and outcome.fails(verdict):
                break
    except KeyboardInterrupt:
        outcome.interrupted = True
    outcome.seconds = time.perf_counter() - started
    return outcome

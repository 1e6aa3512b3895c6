"""What the last claim of a file costs, each file in a process of its own, where nothing is known of others."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.records.settings import Settings
from derive.verdicts.check import check

from . import texts
from .curve import Curve

LIMIT = 30
"""Seconds of the processor that one size may take; larger ones are left out then."""
Measure = Callable[[Claim], float]


def proof(claim: Claim) -> float:
    """Its proof."""
    started = time.process_time()
    assert claim.proof().theorem is not None, claim.name
    return time.process_time() - started


def whole(claim: Claim) -> float:
    """Its proof, numbers and the second engine."""
    started = time.process_time()
    verdict = check(claim, Settings())
    assert verdict.verdict == "proved", (claim.name, verdict.message)
    return time.process_time() - started


def warm() -> None:
    """What every run does once, done before anything is measured."""
    sys.setrecursionlimit(12_000)  # as in a run
    gc.set_threshold(100_000, 20, 100)
    for text in (texts.factors, texts.sums, texts.definitions, texts.equations, texts.inequalities):
        _last(text(2, 99), whole)


def curve(name: str, text: texts.Text, measure: Measure, sizes: Iterable[int], draws: int, cause: str = "") -> Curve:
    """The median over so many draws, size by size, up to the first that takes too long."""
    found = Curve(name, cause)
    for size in sizes:
        times = [_apart(text(size, seed), measure) for seed in range(draws)]
        if any(seconds is None for seconds in times):
            found.over = size
            break
        found.seconds[size] = statistics.median(filter(None, times))
    return found


def _apart(text: str, measure: Measure) -> float | None:
    """What a file costs in a process of its own; None if that takes too long."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=lambda: there.send(_limited(text, measure)))
    process.start()
    there.close()
    try:
        return float(here.recv())
    except EOFError:
        return None
    finally:
        process.join()


def _limited(text: str, measure: Measure) -> float:
    """The same in this process, which the system ends where it takes too long."""
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    return _last(text, measure)


def _last(text: str, measure: Measure) -> float:
    """What the last claim of a file costs, after the proofs of those before it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "grown.py"
        file.write_text(text, encoding="utf-8")
        loaded = Loader().load(file)
        assert not loaded.problems, loaded.problems
        *before, last = loaded.claims.values()
        for claim in before:
            claim.proof()
        return measure(last)

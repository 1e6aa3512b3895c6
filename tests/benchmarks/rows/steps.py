"""Steps, whole claims and rechecked proofs, each in fresh processes that have imported all that a run has.

Times are those of the processor.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .row import Row, within
from .timing import BARE, ROOT, process, processor, told

_START = """
import gc, json, sys, time
time.perf_counter = time.process_time  # other processes count for little
from pathlib import Path
import numpy, sympy
from derive.files.load import Loader
from derive.records.settings import Settings
from derive.verdicts.check import check
sys.setrecursionlimit(12_000)
gc.set_threshold(100_000, 20, 100)
loader = Loader()
claims = [c for f in sorted(Path(sys.argv[1]).rglob("*.py")) for c in loader.load(f).claims.values()]
claims = [c for c in claims if c.kind == "claim"]
"""
_STEPS = (
    _START
    + """
print(json.dumps({f"{c.name}, step {k}": s.seconds for c in claims for k, s in enumerate(c.proof().steps, 1)}))
"""
)
_CLAIMS = (
    _START
    + """
times = {}
for claim in claims:
    started = time.process_time()
    check(claim, Settings())
    times[claim.name] = time.process_time() - started
print(json.dumps(times))
"""
)
_RECHECK = """
import gc, json, sys, time
import derive.kernel
from derive.prooftree.read import read
from derive.prooftree.replay import Replay
sys.setrecursionlimit(12_000)
gc.freeze()
gc.set_threshold(100_000, 20, 100)  # as in the process of derive recheck
replay, times = Replay(), {}
with open(sys.argv[1], encoding="utf-8") as file:
    next(file)
    for line in file:
        started = time.process_time()
        judgement = replay.judge(read(line))
        times[judgement.claim] = time.process_time() - started
print(json.dumps(times))
"""
_SOURCES = {"softmax": "proofs/why_softmax", "the cookbook": "proofs/matrix_cookbook"}


def _best(code: str, of: Path, times: int = 3) -> dict[str, float]:
    """Seconds by name: of each the least in so many processes, since others may disturb any of them."""
    runs: list[dict[str, Any]] = [json.loads(told(code, str(of))) for _ in range(times)]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def step_rows() -> Iterator[Row]:
    """The median and the worst step of each source, in ms and as a multiple of a bare interpreter's start."""
    goals = {"softmax": (0.5, 20.0), "the cookbook": (5.0, 50.0)}
    for name, folder in _SOURCES.items():
        steps = _best(_STEPS, ROOT / folder)
        bare = statistics.median(processor(BARE) for _ in range(21))
        median, worst = statistics.median(steps.values()), max(steps, key=steps.__getitem__)
        ratio = f"{median / bare:.3f} × a bare interpreter ({1000 * bare:.0f} ms)"
        yield within(f"step of {name}, median of {len(steps)}", 1000 * median, goals[name][0], "ms", ratio)
        ratio = f"{steps[worst] / bare:.2f} × the same; {worst}"
        yield within("the same, worst", 1000 * steps[worst], goals[name][1], "ms", ratio)


def claim_rows() -> Iterator[Row]:
    """Proof, numbers and second engine of a claim, after those before it."""
    times = _best(_CLAIMS, ROOT / "proofs")
    worst = max(times, key=times.__getitem__)
    remark = f"nine of ten within {1000 * statistics.quantiles(times.values(), n=10)[8]:.0f} ms"
    yield within(f"whole claim, median of {len(times)}", 1000 * statistics.median(times.values()), 8, "ms", remark)
    yield Row("the same, worst", f"{1000 * times[worst]:.0f} ms", worst)


def recheck_rows() -> Iterator[Row]:
    """A finished proof read and replayed, after those before it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "proofs.jsonl"
        process("cli.py", "run", "--no-cache", "--proofs", str(file))()
        times = _best(_RECHECK, file)
    worst = max(times, key=times.__getitem__)
    remark = f"all of them {sum(times.values()):.1f} s"
    yield within(
        f"recheck of a proof, median of {len(times)}", 1000 * statistics.median(times.values()), 1, "ms", remark
    )
    yield Row("the same, worst", f"{1000 * times[worst]:.0f} ms", worst.split("::")[-1])

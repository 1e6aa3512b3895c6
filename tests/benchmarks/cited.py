"""What the library costs: its import beyond derive's own, and the first citation of each claim, in fresh processes.

Times are those of the processor, so that other processes count for little."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rows.row import Row, within

ROOT = Path(__file__).resolve().parents[2]

_BARE = "import time; import sympy, numpy; print(time.process_time())"
_IMPORT = """
import time
from derive import by
from derive.notation import *
started = time.process_time()
import derive.library
from derive.shelf.volume import shelved
for claim in shelved():
    getattr(__import__(claim.module, fromlist=[claim.name]), claim.name)
print(time.process_time() - started)
"""
_CITE = """
import gc, json, sys, time
from derive import by
from derive.notation import *
from derive.shelf.volume import shelved
sys.setrecursionlimit(12_000)
gc.set_threshold(100_000, 20, 100)
for claim in shelved():
    __import__(claim.module, fromlist=["__all__"]).__all__
times = {}
for claim in shelved():
    started = time.process_time()
    claim.theorem()
    times[claim.id] = time.process_time() - started
print(json.dumps(times))
"""


def _told(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def library_rows(times: int = 9) -> Iterator[Row]:
    """Importing all of it with every claim by name; and what makes a statement and its theorem, claim by claim."""
    _told(_IMPORT)
    imports = statistics.median(float(_told(_IMPORT)) for _ in range(times))
    runs = [json.loads(_told(_CITE)) for _ in range(3)]
    cited = {name: min(run[name] for run in runs) for name in runs[0]}
    bare = statistics.median(float(_told(_BARE)) for _ in range(times))
    share = f"{imports / bare:.4f} × importing SymPy and NumPy ({bare:.2f} s)"
    yield within(f"import of the library, {len(cited)} claims by name", 1000 * imports, 20, "ms", share)
    middle, worst = statistics.median(cited.values()), max(cited, key=cited.__getitem__)
    share = f"{middle / bare:.4f} × the same"
    yield within("first citation of a claim, median", 1000 * middle, 5, "ms", share)
    yield Row("the same, worst", f"{1000 * cited[worst]:.1f} ms", worst)


if __name__ == "__main__":
    for row in library_rows():
        print(row.said(), flush=True)

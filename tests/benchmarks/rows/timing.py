"""How things are timed: what is compared is run in turn, and the median of the ratios counts."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
USUAL = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
Action = Callable[[], object]


def timed(action: Action) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def processor(action: Action) -> float:
    """Seconds of the processor that a process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def paired(one: Action, other: Action, times: int) -> tuple[float, float, float]:
    """Medians of both, and the median of their ratios, taken in turn."""
    one(), other()  # warm both
    pairs = [(timed(one), timed(other)) for _ in range(times)]
    return (*[statistics.median(p[k] for p in pairs) for k in (0, 1)], statistics.median(a / b for a, b in pairs))


def process(*command: str, cwd: Path = ROOT) -> Action:
    """A Python process with these arguments. Raises CalledProcessError where it fails."""
    return lambda: subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=USUAL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def told(code: str, *arguments: str) -> str:
    """What a Python process prints that runs this."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, env=USUAL, capture_output=True, text=True, check=True).stdout


IMPORTS = process("-c", "import sympy, numpy")
"""A process that imports SymPy and NumPy: what runs are compared with."""
BARE = process("-c", "pass")
"""A process that does nothing: what steps are compared with."""

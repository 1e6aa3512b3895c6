"""The tasks in derive: each a claim file in `claims`, read, and its claim proved, looked at with numbers and by SymPy."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import sympy
from tasks import PROVED, TASKS, UNDECIDED, Answer, run

import derive
from derive.files.load import Loader
from derive.records.settings import Settings
from derive.verdicts.check import check

CLAIMS = Path(__file__).parent / "claims"


def task(name: str) -> Callable[[], Answer]:
    def action() -> Answer:
        (claim,) = Loader().load(CLAIMS / f"{name.replace(' ', '_')}.py").claims.values()
        verdict = check(claim, Settings())
        alone = f"the proof alone {1000 * claim.seconds:.0f} ms"
        if verdict.verdict != "proved":
            return Answer(UNDECIDED, f"{alone}; {verdict.message}")
        return Answer(PROVED, alone if verdict.agrees else f"{alone}; SymPy has no answer at n = 2, 3")

    return action


if __name__ == "__main__":
    sys.setrecursionlimit(12_000)  # as in a run
    gc.set_threshold(100_000, 20, 100)
    run({name: task(name) for name in TASKS}, f"derive {derive.__version__} with SymPy {sympy.__version__}")

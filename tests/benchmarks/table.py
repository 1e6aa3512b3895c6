"""The benchmark: `python tests/benchmarks/table.py` prints what things cost, as ratios taken in one run.

    python tests/benchmarks/table.py            everything, a few minutes
    python tests/benchmarks/table.py steps library matrices contractions large run thousand appendix book start simplify

Times on shared machines drift, so what is compared is run in turn and the
median of the ratios is printed. Nothing here passes or fails.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

Row = tuple[str, str, str]


def timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def paired(one: Callable[[], object], other: Callable[[], object], times: int) -> tuple[float, float, float]:
    """Medians of both, and the median of their ratios, taken in turn."""
    one(), other()  # warm both
    pairs = [(timed(one), timed(other)) for _ in range(times)]
    return (*[statistics.median(p[k] for p in pairs) for k in (0, 1)], statistics.median(a / b for a, b in pairs))


def process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=USUAL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


USUAL = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BARE = process("-c", "import sympy, numpy")

# ── whole processes ───────────────────────────────────────────────────────────


def run_rows() -> Iterator[Row]:
    whole, bare, ratio = paired(process("cli.py", "run", "--no-cache"), BARE, 9)
    yield (
        "derive run, all of proofs/",
        f"{whole:.2f} s",
        f"{ratio:.2f} × a process that imports SymPy and NumPy ({bare:.2f} s); at most 8 on two cores",
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield "peak memory of its largest process", f"{peak:.0f} MiB", ""


_MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "cli.py", "run", "-j", "2", "--json", sys.argv[2], sys.argv[1]], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def thousand_rows(per_file: int = 25) -> Iterator[Row]:
    """Claims by the hundred through two processes: how many a second, and whether memory grows with them."""
    from thousand import is_false, write

    for count in (250, 500, 1000):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), count, count // per_file)
            command = [sys.executable, "-c", _MEASURED, f"{folder}/proofs", f"{folder}/run.json"]
            peak = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
            summary = json.loads((Path(folder) / "run.json").read_text())["summary"]
        false = sum(map(is_false, range(count)))
        assert (summary["proved"], summary["refuted"]) == (count - false, false)
        yield (
            f"{count} claims in {count // per_file} files, two processes",
            f"{count / summary['seconds']:.0f} / s",
            f"{summary['seconds']:.1f} s; {false} of them false; {peak} MiB in the largest process",
        )


_WITHOUT_FIGURES = "import sys; sys.modules['matplotlib'] = None; from derive.commands import main; main()"


def appendix_rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        pages, run, ratio = paired(
            process("-c", _WITHOUT_FIGURES, "appendix", "--no-cache", "-o", folder),
            process("cli.py", "run", "--no-cache"),
            9,
        )
    yield (
        "derive appendix, .tex of all of proofs/",
        f"{pages:.2f} s",
        f"{ratio:.2f} × the run ({run:.2f} s); at most 0.3 s beyond it",
    )


def book_rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        pages, run, ratio = paired(
            process("cli.py", "book", "--no-cache", "-o", folder),
            process("cli.py", "run", "--no-cache"),
            9,
        )
    yield (
        "derive book, the site of all of proofs/",
        f"{pages:.2f} s",
        f"{ratio:.2f} × the run ({run:.2f} s); at most 1 s beyond it",
    )


def cache_rows() -> Iterator[Row]:
    """All of proofs/ in a folder of its own: nothing known, everything known, all but one file known."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "pyproject.toml", folder)
        shutil.copytree(ROOT / "proofs", folder / "proofs")
        run = [sys.executable, str(ROOT / "cli.py"), "run"]

        def warm() -> None:
            subprocess.run(run, cwd=folder, env=USUAL, stdout=subprocess.DEVNULL, check=True)

        def cold() -> None:
            shutil.rmtree(folder / ".derive_cache", ignore_errors=True)
            warm()

        def changed() -> None:
            with (folder / "proofs" / "why_softmax" / "likelihood.py").open("a") as file:
                file.write("#\n")
            warm()

        limits = {"nothing": cold, "everything": warm, "everything but one file of ten": changed}
        for known, action in limits.items():
            own, bare, ratio = paired(action, BARE, 9)
            remark = "; at most 0.4" if action is warm else ""
            yield (
                f"derive run, all of proofs/, {known} known",
                f"{own:.2f} s",
                f"{ratio:.2f} × importing SymPy and NumPy ({bare:.2f} s){remark}",
            )


def start_rows() -> Iterator[Row]:
    for name, arguments in (("derive --help", ("cli.py", "--help")), ("derive list", ("cli.py", "list"))):
        own, bare, ratio = paired(process(*arguments), process("-c", "pass"), 21)
        yield (
            name,
            f"{1000 * own:.0f} ms",
            f"{ratio:.1f} × a bare interpreter ({1000 * bare:.0f} ms){'; at most 5' if 'help' in name else ''}",
        )


# ── steps ─────────────────────────────────────────────────────────────────────


def claims() -> dict[str, object]:
    from derive.files.load import Loader

    loader = Loader()
    return {c.name: c for f in sorted((ROOT / "proofs").rglob("*.py")) for c in loader.load(f).claims.values()}


def step_rows() -> Iterator[Row]:
    steps = [
        (s.seconds, f"{name}, step {k}")
        for name, c in claims().items()
        if c.kind == "claim"
        for k, s in enumerate(c.proof().steps, 1)
    ]  # type: ignore[attr-defined]
    times = sorted(seconds for seconds, _ in steps)
    worst, where = max(steps)
    yield (
        f"symbolic check of a step, median of {len(steps)}",
        f"{1000 * statistics.median(times):.1f} ms",
        "at most 5 ms",
    )
    yield "the same, worst", f"{1000 * worst:.1f} ms", f"at most 100 ms ({where})"


_NAMED = {
    "softmax_as_a_matrix": "Jacobian of softmax",
    "cross_entropy_gradient": "gradient of the cross-entropy",
    "cross_entropy_hessian": "Hessian of the cross-entropy",
    "layer_norm": "Jacobian of LayerNorm",
    "least_squares_by_the_weights": "gradient of ‖XW - Y‖² by W",
    "attention_by_the_queries": "gradient of attention by Q",
    "log_determinant": "gradient of log|det X|",
    "entry_of_the_inverse": "slope of X⁻¹",
    "trace_of_the_fourth_order": "(123) of the Matrix Cookbook",
}


def matrix_rows() -> Iterator[Row]:
    """Derivatives of and by whole matrices, each in one step; and all steps of the Matrix Cookbook."""
    from derive.files.load import Loader

    gc.set_threshold(100_000, 20, 100)  # as in a run
    loader, cookbook = Loader(), []
    files = [*sorted((ROOT / "proofs" / "matrix_cookbook").glob("*.py"))]
    more = [ROOT / "tests" / "benchmarks" / "matrices.py", ROOT / "tests" / "verdicts" / "accepted" / "powers.py"]
    for file in [*files, *more]:
        for name, one in loader.load(file).claims.items():
            if one.kind == "claim" and (file in files or name in _NAMED):
                seconds = [step.seconds for step in one.proof().steps]
                cookbook += seconds if file in files else []
                if name in _NAMED:
                    yield _NAMED[name], f"{1000 * max(seconds):.1f} ms", "at most 100 ms"
    middle = statistics.median(cookbook)
    yield f"steps of the Matrix Cookbook, median of {len(cookbook)}", f"{1000 * middle:.1f} ms", "at most 15 ms"
    yield "the same, worst", f"{1000 * max(cookbook):.1f} ms", ""


def simplify_rows(limit: float = 60.0) -> Iterator[Row]:
    """SymPy's simplify(left - right) == 0 on explicit n, against the symbolic proof for every n."""
    import sympy

    from derive.evidence.explicit import NoAnswer, plain, time_limit
    from derive.terms.node import free
    from derive.terms.substitution import substitute
    from derive.terms.term import Index, Lit, num

    for name in ("softmax_jacobian", "gradient_is_softmax_minus_one_hot"):
        known = claims()
        ours = timed(lambda known=known, name=name: known[name].proof())  # type: ignore[attr-defined, misc]
        yield f"{name}: proof for every n", f"{1000 * ours:.1f} ms", "does not grow with n"
        statement = known[name].statement  # type: ignore[attr-defined]
        for n in (2, 3, 5, 8, 10):
            sizes = {v: num(n) for v in free(statement) if not isinstance(v, Index) and hasattr(v, "at_least")}
            indices = sorted([v for v in free(statement) if isinstance(v, Index)], key=lambda i: i.name)

            def entries(
                n: int = n, sizes: dict = sizes, indices: list = indices, statement: object = statement
            ) -> list:  # type: ignore[type-arg]
                from itertools import product

                grid = product(range(1, n + 1), repeat=len(indices))
                goals = [
                    substitute(statement, sizes | {i: Lit(p) for i, p in zip(indices, at, strict=True)}) for at in grid
                ]
                return [(plain(g.left), plain(g.right)) for g in goals]

            pairs = entries()
            cells = []
            for action in (
                lambda pairs=pairs: all(sympy.simplify(a - b) == 0 for a, b in pairs),
                lambda pairs=pairs: all(sympy.simplify(a) == sympy.simplify(b) for a, b in pairs),
            ):
                sympy.core.cache.clear_cache()
                started = time.perf_counter()
                try:
                    with time_limit(limit):
                        answer = action()
                    cells.append(f"{time.perf_counter() - started:.2f} s{'' if answer else ' (not seen)'}")
                except NoAnswer:
                    cells.append(f"over {limit:.0f} s")
            yield f"  SymPy at n = {n}, {len(pairs)} entries", cells[0], f"each side apart: {cells[1]}"


def contraction_rows(count: int = 1000) -> Iterator[Row]:
    """Sums of products over up to 8 indices: whether two ways to write one are found equal, and two that differ not."""
    import random

    from contractions import KINDS, SYMMETRIC, SYMMETRY, draw, near_pair

    from derive.kernel.context import forget, known
    from derive.kernel.context.normal import equal

    def asked(facts: tuple, left: object, right: object) -> tuple[bool, float]:  # type: ignore[type-arg]
        forget()
        started = time.process_time()
        return equal(known(facts), left, right), time.process_time() - started  # type: ignore[arg-type]

    for name, kinds, facts in (("any matrices", KINDS, ()), ("symmetric ones", SYMMETRIC, SYMMETRY)):
        same, slowest, near = 0, 0.0, 0
        for seed in range(count):
            rng = random.Random(seed)
            drawn = draw(rng, kinds)
            pair = drawn.term(rng), drawn.term(rng)
            times = [asked(facts, *pair) for _ in range(3)]
            same += all(found for found, _ in times)
            slowest = max(slowest, min(seconds for _, seconds in times))
            one, other = near_pair(random.Random(seed), kinds)
            near += asked(facts, one.term(rng), other.term(rng))[0]
        yield (
            f"{count} sums of {name}, each in two writings",
            f"{same} equal",
            f"slowest {1000 * slowest:.0f} ms; at most 100",
        )
        yield f"{count} pairs of {name} that differ in one place", f"{near} equal", "none may be"


# ── a million components ──────────────────────────────────────────────────────


def large_rows(n: int = 10**6) -> Iterator[Row]:
    import numpy as np

    from derive.evidence.numbers.glance import Glance
    from derive.evidence.numbers.walk import Env
    from derive.terms.node import free
    from derive.terms.term import Dim, Index, Vector

    rng = np.random.default_rng(0)
    row = rng.normal(size=n)

    def softmax() -> object:
        shifted = np.exp(row - row.max())
        return shifted / shifted.sum()

    for name in ("shift_invariance", "logit_spread", "gradient_is_softmax_minus_one_hot"):
        statement = claims()[name].statement  # type: ignore[attr-defined]
        values = {}
        for variable in free(statement):
            match variable:
                case Dim():
                    values[variable] = n
                case Index():
                    values[variable] = np.array([n // 3])
                case Vector():
                    values[variable] = row.reshape(1, n)
                case _:
                    values[variable] = np.array([0.7])
        env = Env(values)
        own, bare, ratio = paired(lambda s=statement, e=env: Glance().codes(s, e), softmax, 15)  # type: ignore[misc]
        assert Glance().codes(statement, env)[0] >= 2
        yield (
            f"{name} looked at with n = 10⁶",
            f"{1000 * own:.0f} ms",
            f"{ratio:.1f} × one NumPy softmax ({1000 * bare:.0f} ms); at most 10",
        )


def library_rows() -> Iterator[Row]:
    from cited import library_rows as rows

    yield from rows()


PARTS = {
    "steps": step_rows,
    "library": library_rows,
    "matrices": matrix_rows,
    "contractions": contraction_rows,
    "large": large_rows,
    "run": run_rows,
    "cache": cache_rows,
    "thousand": thousand_rows,
    "appendix": appendix_rows,
    "book": book_rows,
    "start": start_rows,
    "simplify": simplify_rows,
}


def main() -> None:
    for part in sys.argv[1:] or PARTS:
        for what, figure, remark in PARTS[part]():
            print(f"{what:<62} {figure:>10}   {remark}", flush=True)


if __name__ == "__main__":
    main()

"""Single terms: derivatives of matrices, sums of products, a million components, SymPy's simplify."""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

from derive.claims.claim import Claim
from derive.files.load import Loader
from derive.kernel.context import forget, known
from derive.kernel.context.normal import equal

from .row import Row, within
from .timing import ROOT, paired

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


def claims() -> dict[str, Claim]:
    """All claims of proofs/ by name."""
    loader = Loader()
    return {c.name: c for f in sorted((ROOT / "proofs").rglob("*.py")) for c in loader.load(f).claims.values()}


def matrix_rows() -> Iterator[Row]:
    """Derivatives of and by whole matrices, each in one step; and all steps of the Matrix Cookbook."""
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
                    yield within(_NAMED[name], 1000 * max(seconds), 100, "ms")
    yield within(
        f"steps of the Matrix Cookbook, median of {len(cookbook)}", 1000 * statistics.median(cookbook), 15, "ms"
    )
    yield Row("the same, worst", f"{1000 * max(cookbook):.1f} ms")


def contraction_rows(count: int = 1000) -> Iterator[Row]:
    """Sums of products over up to 8 indices: whether two ways to write one are found equal, and two that differ not."""
    sys.path.append(str(ROOT / "tests"))
    from contractions import KINDS, SYMMETRIC, SYMMETRY, draw, near_pair

    def asked(facts: tuple[Any, ...], left: Any, right: Any) -> tuple[bool, float]:
        forget()
        started = time.process_time()
        return equal(known(facts), left, right), time.process_time() - started

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
        yield within(f"two writings of {count} sums of {name}, the slowest", 1000 * slowest, 100, "ms")
        yield Row("the same, found equal", f"{same}", "", f"{count}", same == count)
        yield Row(f"{count} pairs of {name} that differ in one place, equal", f"{near}", "", "0", near == 0)


def large_rows(n: int = 10**6) -> Iterator[Row]:
    """Statements looked at in floats, with a million components."""
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
        statement = claims()[name].statement
        values: dict[Any, Any] = {}
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
        remark = f"{1000 * own:.0f} ms; one NumPy softmax {1000 * bare:.0f} ms"
        yield within(f"{name} looked at with n = 10⁶", ratio, 4, "×", remark)

"""SymPy's simplify(left - right) == 0 on explicit n, against the symbolic proof for every n."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import product
from typing import Any

from .row import Row
from .terms import claims
from .timing import timed


def simplify_rows(limit: float = 60.0) -> Iterator[Row]:
    """Two statements over all entries at several n: their difference simplified, and each side apart."""
    import sympy

    from derive.evidence.explicit import NoAnswer, time_limit

    for name in ("softmax_jacobian", "gradient_is_softmax_minus_one_hot"):
        claim = claims()[name]
        yield Row(f"{name}: proof for every n", f"{1000 * timed(claim.proof):.1f} ms", "does not grow with n")
        for n in (2, 3, 5, 8, 10):
            pairs = _entries(claim.statement, n)
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
            yield Row(f"  SymPy at n = {n}, {len(pairs)} entries", cells[0], f"each side apart: {cells[1]}")


def _entries(statement: Any, n: int) -> list[tuple[Any, Any]]:
    """Both sides of an equation at one n, for each of its indices, as SymPy has them."""
    from derive.evidence.explicit import plain
    from derive.terms.node import free
    from derive.terms.substitution import substitute
    from derive.terms.term import Dim, Index, Lit, num

    sizes: dict[Any, Any] = {v: num(n) for v in free(statement) if isinstance(v, Dim)}
    indices = sorted([v for v in free(statement) if isinstance(v, Index)], key=lambda i: i.name)
    grid = product(range(1, n + 1), repeat=len(indices))
    goals = [substitute(statement, sizes | {i: Lit(p) for i, p in zip(indices, at, strict=True)}) for at in grid]
    return [(plain(goal.left), plain(goal.right)) for goal in goals]

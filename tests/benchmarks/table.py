"""The benchmark: `python tests/benchmarks/table.py` prints what things cost, as ratios taken in one run.

    python tests/benchmarks/table.py                  everything, about a quarter of an hour
    python tests/benchmarks/table.py goals            what has a goal in docs/explanation/costs.md, a few minutes
    python tests/benchmarks/table.py goals --write    the same, written into that page
    python tests/benchmarks/table.py steps claims …   single parts; PARTS below names them

Times on shared machines drift, so what is compared is run in turn and the
median of the ratios is printed. A row says what its goal is and whether it was
met, if it has one. Nothing here passes or fails.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from cited import library_rows
from pages import put, when
from rows import projects, runs, steps, terms
from rows.row import HEAD, Row
from rows.simplify import simplify_rows

PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "projects": projects.goal_rows,
    "steps": steps.step_rows,
    "claims": steps.claim_rows,
    "thousand": runs.thousand_rows,
    "recheck": steps.recheck_rows,
    "large": terms.large_rows,
    "library": library_rows,
    "matrices": terms.matrix_rows,
    "contractions": terms.contraction_rows,
    "run": runs.run_rows,
    "cache": projects.cache_rows,
    "appendix": runs.appendix_rows,
    "book": runs.book_rows,
    "start": runs.start_rows,
    "simplify": simplify_rows,
}
GOALS = ("projects", "steps", "claims", "thousand", "recheck", "large")


def main() -> None:
    named = [part for part in sys.argv[1:] if part != "--write"]
    parts = [one for part in named or PARTS for one in (GOALS if part == "goals" else (part,))]
    lines = [HEAD]
    for part in parts:
        for row in PARTS[part]():
            print(row.said(), flush=True)
            lines.append(row.written())
    if "--write" in sys.argv:
        if tuple(parts) != GOALS:
            raise SystemExit("only all goals together are written into the page: table.py goals --write")
        put("explanation/costs.md", "goals", "\n".join(lines) + f"\n\nMeasured {when()}.")


if __name__ == "__main__":
    main()

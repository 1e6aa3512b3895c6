"""How much of what is left open is found: `python tests/benchmarks/found.py [FILE …]`.

For each claim of proofs/ and of tests/benchmarks/frozen/, its proof is taken
away and looked for from the statement alone; and for each step of proofs/, its
reasons. Nothing is kept between claims, only claims before one may be cited,
and none that states the same. Times are of the processor.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from derive.claims.claim import Claim
from derive.claims.finding import Stopped
from derive.claims.written.expression import as_written
from derive.files.load import Loader
from derive.find.search import Search
from derive.records.settings import EFFORT
from derive.search.scope import Scope
from derive.terms.statement import SIGNS, Iff, Implies, Prop, Rel

ROOT = Path(__file__).resolve().parents[2]
PROOFS = sorted((ROOT / "proofs").rglob("*.py"))
FROZEN = sorted((ROOT / "tests" / "benchmarks" / "frozen").glob("*.py"))


@dataclass(frozen=True)
class Sought:
    """One thing that was looked for."""

    name: str
    found: bool
    seconds: float
    attempts: int


def searcher(claim: Claim) -> Search:
    """A new search, which may not cite a claim that states the same."""
    search = Search(claim, EFFORT)
    table = search.state.table
    table.claims = [one for one in table.claims if one.statement != claim.statement]
    return search


def whole(claim: Claim) -> Sought:
    """The proof of a claim, from its statement alone."""
    search, started = searcher(claim), time.process_time()
    try:
        part = search.part(claim.statement, Scope(claim.given), claim.line)
    except Stopped:
        part = None
    return Sought(claim.name, part is not None, time.process_time() - started, EFFORT - search.state.budget.left)


def steps(claim: Claim) -> Iterator[Sought]:
    """The reasons of each step that is written."""
    for number, record in enumerate(claim.proof().steps, 1):
        if record.implied:
            continue
        search, started = searcher(claim), time.process_time()
        goal = _said(record.relation, record.before, record.target)
        try:
            found = search.reasons(goal, (), Scope(record.given))
        except Stopped:
            found = None
        taken = time.process_time() - started
        yield Sought(f"{claim.name}, step {number}", found is not None, taken, EFFORT - search.state.budget.left)


def _said(relation: str, before: object, after: object) -> Prop:
    if relation in SIGNS:
        return Rel(relation, before, after)  # type: ignore[arg-type]
    return (Iff if relation == "⇔" else Implies)(before, after)  # type: ignore[arg-type]


def claims_of(files: list[Path]) -> Iterator[tuple[Path, list[Claim]]]:
    """The claims of files, while these are loaded."""
    loader = Loader()
    for file in files:
        loaded = loader.load(file)
        with as_written(), loader.importing_from(file.parent):
            yield file, [claim for claim in loaded.claims.values() if claim.kind == "claim"]


def told(what: str, results: list[Sought]) -> str:
    """A row of the table."""
    times = sorted(one.seconds for one in results)
    found = sum(one.found for one in results)
    middle, most = times[len(times) // 2], times[int(0.95 * (len(times) - 1))]
    return f"| {what} | {found} of {len(results)} | {found / len(results):.0%} | {middle:.2f} s | {most:.1f} s |"


def main(files: list[Path]) -> None:
    """Print the table, and what was not found."""
    rows: dict[str, list[Sought]] = {}
    for file, claims in claims_of(files or [*PROOFS, *FROZEN]):
        own = "frozen" if file in FROZEN else "proofs/"
        for claim in claims:
            rows.setdefault(f"claims of {own}", []).append(whole(claim))
            if own != "frozen":
                rows.setdefault("steps of proofs/", []).extend(steps(claim))
        print(f"{file.name}", file=sys.stderr, flush=True)
    print("| what is left open | found | share | median | 95 % within |\n|---|---|---|---|---|")
    for what, results in rows.items():
        print(told(what, results))
    for what, results in rows.items():
        print(f"not found, {what}: {', '.join(one.name for one in results if not one.found)}")


if __name__ == "__main__":
    sys.setrecursionlimit(12_000)
    main([Path(name).resolve() for name in sys.argv[1:]])

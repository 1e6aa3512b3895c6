"""The campaign: neighbours of all claims of proofs/, judged by balls, and given to the checker to prove.

    python -m tests.campaign.mutants                        20,000 of them, seed 0
    python -m tests.campaign.mutants tests/verdicts/accepted    of the claims of another folder
    python -m tests.campaign.mutants --count 500 --seed 3
    python -m tests.campaign.mutants --out mutants.jsonl    to be gone on with when it is started again

It prints a table, and ends with 1 if a false one was proved.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from derive.files.load import Loader

from .trial import Neighbour, Outcome, neighbours, tried

PROOFS = Path(__file__).resolve().parents[2] / "proofs"


def all_neighbours(folder: Path = PROOFS) -> Iterator[Neighbour]:
    """The neighbours of every claim, file by file."""
    sys.setrecursionlimit(12_000)
    loader = Loader()
    for file in sorted(folder.rglob("*.py")):
        for claim in loader.load(file).claims.values():
            if claim.kind == "claim":
                for neighbour in neighbours(claim):
                    yield replace(neighbour, key=f"{file.stem}::{neighbour.key}")


def sample(count: int, seed: int, folder: Path = PROOFS) -> list[Neighbour]:
    """So many neighbours of all that there are, in an order that the seed gives."""
    listed = list(all_neighbours(folder))
    random.Random(seed).shuffle(listed)
    return listed[:count]


def table(outcomes: Iterable[Outcome], seconds: float) -> str:
    """What became of them, by operator."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.operator].append(outcome)
        groups["all"].append(outcome)
    rows = [f"{'operator':<34}{'tried':>7}{'false':>7}{'proved false':>14}{'refuted':>9}{'not false':>11}{'proved':>8}"]
    for name in sorted(groups, key=lambda n: (n == "all", n)):
        own = groups[name]
        false = [o for o in own if o.false]
        rest = [o for o in own if not o.false]
        counts = (len(own), len(false), sum(o.proved for o in false), sum(o.refuted for o in false), len(rest))
        line = "".join(f"{c:>{w}}" for c, w in zip(counts, (7, 7, 14, 9, 11), strict=True))
        rows.append(f"{name:<34}{line}{sum(o.proved for o in rest):>8}")
    return "\n".join([*rows, f"{seconds:.0f} s"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=PROOFS, help="whose claims; proofs/ by default")
    options.add_argument("--count", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--out", type=Path, help="results, a line each; those that are there are not tried again")
    given = options.parse_args()
    known = _known(given.out)
    outcomes, started = [], time.perf_counter()
    chosen = sample(given.count, given.seed, given.folder)
    for number, neighbour in enumerate(chosen, 1):
        outcome = known.get(neighbour.key) or tried(neighbour)
        outcomes.append(outcome)
        if given.out is not None and neighbour.key not in known:
            with given.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(outcome)) + "\n")
        if outcome.false and outcome.proved:
            print(f"PROVED AND FALSE: {neighbour.key} ({neighbour.operator})\n    {neighbour.statement}", flush=True)
        if number % 500 == 0:
            print(f"{number} of {len(chosen)}, {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    print(table(outcomes, time.perf_counter() - started))
    sys.exit(any(o.false and o.proved for o in outcomes))


def _known(file: Path | None) -> dict[str, Outcome]:
    if file is None or not file.exists():
        return {}
    return {o.key: o for o in (Outcome(**json.loads(line)) for line in file.read_text().splitlines())}


if __name__ == "__main__":
    main()

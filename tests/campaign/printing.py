"""The campaign against the printers: random statements and their neighbours, read back and compared.

    python -m tests.campaign.printing                        100,000 of them, seed 0, each with 2 neighbours
    python -m tests.campaign.printing --count 500 --seed 3

It ends with 1 and what it found where two statements that differ are printed alike, or one is read back as another.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from printed import Printed
from statements import Maker, is_well_formed, neighbours

from derive.terms.node import IllFormed
from derive.terms.substitution import Capture


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--near", type=int, default=2)
    asked = parser.parse_args()
    printed, found, started = Printed(), 0, time.monotonic()
    for number in range(asked.count):
        rng = random.Random(f"{asked.seed}:{number}")
        try:
            statement = Maker(rng.choice).statement()
        except (IllFormed, Capture):
            continue
        if not is_well_formed(statement):
            continue
        near = [other for other in neighbours(statement) if is_well_formed(other)]
        for one in (statement, *rng.sample(near, min(asked.near, len(near)))):
            try:
                printed.take(one, label=f"number {number}")
            except AssertionError as problem:
                found += 1
                print(f"seed {asked.seed}, number {number}: {problem}")
    seconds = time.monotonic() - started
    print(f"{printed.count} statements, seed {asked.seed}: {found} misread, {seconds:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

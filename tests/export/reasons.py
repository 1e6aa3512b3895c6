"""What Coq does not accept, as the manual tells it: python tests/export/reasons.py RUN.json [RUN.json]...

Each file is what `derive export --check --json` wrote. Every claim that is not accepted is named, beside what keeps it from that.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "certificate.md"
BEGIN, END = "<!-- made by tests/export/reasons.py -->", "<!-- made until here -->"
OUTCOMES = {
    "accepted": "accepted",
    "accepted but for": "accepted but for some steps",
    "rejected": "not accepted",
    "timed out": "timed out",
    "not exported": "not exported",
}

WORDS = {
    "the term Det": "determinants",
    "the term Inv": "inverses",
    "the vector Inv": "inverses",
    "the vector Adj": "adjugates",
    "the term Apply": "functions that are not written out",
    "a parameter Function": "functions that are not written out",
    "a parameter Vector": "tensors",
}

Claim = dict[str, Any]


def section(claims: Iterable[Claim]) -> str:
    """How many claims of each folder Coq accepts, and which it does not: by what keeps them from it."""
    folders: dict[str, list[Claim]] = {}
    for claim in claims:
        folders.setdefault("/".join(claim["claim"].split("/")[:2]), []).append(claim)
    shown = [o for o in OUTCOMES if any(c["outcome"] == o for found in folders.values() for c in found)]
    lines = [f"| | proofs | {' | '.join(map(OUTCOMES.__getitem__, shown))} |", "|---" * (len(shown) + 2) + "|"]
    for folder, found in folders.items():
        count = Counter(c["outcome"] for c in found)
        lines.append(f"| `{folder}/` | {len(found)} | {' | '.join([str(count[o] or '') for o in shown])} |")
    for folder, found in folders.items():
        left = [c for c in found if c["outcome"] != "accepted"]
        if left:
            lines += ["", f"What is left of `{folder}/`:", "", "| | claims | |", "|---|---|---|", *_rows(left)]
    return "\n".join(lines)


def _rows(left: list[Claim]) -> list[str]:
    """A row for each reason; the most frequent first of each outcome."""
    order = list(OUTCOMES)
    found: dict[tuple[int, str], list[str]] = {}
    for claim in left:
        reason, named = _reason(claim)
        found.setdefault((order.index(claim["outcome"]), reason), []).append(named)
    ordered = sorted(found.items(), key=lambda pair: (pair[0][0], -len(pair[1]), pair[0][1]))
    return [f"| {reason} | {len(names)} | {', '.join(names)} |" for (_, reason), names in ordered]


def _reason(claim: Claim) -> tuple[str, str]:
    """Why a claim is not accepted, and how the claim is named beside that."""
    named = f"`{claim['claim'].rpartition('::')[2]}`"
    match claim["outcome"]:
        case "accepted but for":
            rules = sorted({step["rule"] for step in claim["open"]})
            steps = ", ".join([str(step["step"]) for step in claim["open"]])
            return f"but for steps by {', '.join([f'`{rule}`' for rule in rules])}", f"{named} ({steps})"
        case "not exported":
            lacking = [WORDS.get(why.rpartition(": ")[2], why) for why in claim["why"].split("; ")]
            return f"not exported: {', '.join(sorted(set(lacking)))}", named
        case outcome:
            return f"{OUTCOMES[outcome]}: {claim['why']}", named


def put(page: str, made: str) -> str:
    """A page with what is made between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{made}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    runs = [json.loads(Path(file).read_text(encoding="utf-8")) for file in sys.argv[1:]]
    made = section([claim for run in runs for claim in run["claims"] if "not proved" not in claim["why"]])
    PAGE.write_text(put(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")

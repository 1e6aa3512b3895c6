"""What Coq does not accept, as the manual tells it: python tests/export/reasons.py RUN.json [RUN.json]...

Each file is what `derive export --check --json` wrote. Of the first folder that is named, each claim that is not accepted is
listed with its reason; of the others, what it is that is left.
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

Claim = dict[str, Any]


def section(claims: Iterable[Claim]) -> str:
    """How many claims of each folder Coq accepts, and why not the others."""
    folders: dict[str, list[Claim]] = {}
    for claim in claims:
        folders.setdefault("/".join(claim["claim"].split("/")[:2]), []).append(claim)
    shown = [o for o in OUTCOMES if any(c["outcome"] == o for found in folders.values() for c in found)]
    lines = [f"| | proofs | {' | '.join(map(OUTCOMES.__getitem__, shown))} |", "|---" * (len(shown) + 2) + "|"]
    for folder, found in folders.items():
        count = Counter(c["outcome"] for c in found)
        lines.append(f"| `{folder}/` | {len(found)} | {' | '.join([str(count[o] or '') for o in shown])} |")
    for place, (folder, found) in enumerate(folders.items()):
        left = [c for c in found if c["outcome"] != "accepted"]
        if left:
            lines += ["", *(_each(folder, left) if place == 0 else _kinds(folder, left))]
    return "\n".join(lines)


def _each(folder: str, left: list[Claim]) -> list[str]:
    rows = [f"| `{c['claim'].removeprefix(f'{folder}/')}` | {OUTCOMES[c['outcome']]} | {c['why']} |" for c in left]
    return [f"What is left of `{folder}/`:", "", "| | | |", "|---|---|---|", *rows]


def _kinds(folder: str, left: list[Claim]) -> list[str]:
    rules = Counter(rule for c in left for rule in {step["rule"] for step in c["open"]})
    lacking = Counter(why for c in left if c["outcome"] == "not exported" for why in set(c["why"].split("; ")))
    lines = [f"What is left of `{folder}/`, and in how many claims:", ""]
    if rules:
        lines.append(f"- steps by {', '.join([f'`{rule}` ({n})' for rule, n in _ordered(rules)])}")
    if lacking:
        lines.append(f"- not exported: {', '.join([f'{why} ({n})' for why, n in _ordered(lacking)])}")
    return lines if len(lines) > 2 else []


def _ordered(found: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first; by name, where they are as many."""
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def put(page: str, made: str) -> str:
    """A page with what is made between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{made}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    runs = [json.loads(Path(file).read_text(encoding="utf-8")) for file in sys.argv[1:]]
    made = section([claim for run in runs for claim in run["claims"] if "not proved" not in claim["why"]])
    PAGE.write_text(put(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")

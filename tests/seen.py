"""How many proofs elementary steps show. `python tests/seen.py PROOFS` writes it into the manual, from the proofs of a run of proofs/."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from derive.elementary.judge import ANSWERS
from derive.prooftree.read import read
from derive.prooftree.replay import NotSeen, Replay
from derive.rules.judge import settle

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "explanation" / "trust.md"
SOURCES = ("proofs/why_softmax", "proofs/matrix_cookbook", "proofs/classics")
_BEGIN, _END = "<!-- made by tests/seen.py -->\n", "<!-- made until here -->\n"
_HEAD = "| | proofs | by elementary steps alone | not seen |\n|---|---|---|---|\n"


def row(name: str, lines: Iterable[str]) -> str:
    """What is seen of the proofs of a folder. The rules must ask elementary steps."""
    replay, proofs, unseen = Replay(elementary=True), 0, Counter[str]()
    for proof in map(read, lines):
        proofs += 1
        try:
            replay.judge(proof)
        except NotSeen as refusal:
            unseen[refusal.rule] += 1
    rules = [f"`{rule}` {times}" for rule, times in sorted(unseen.items(), key=lambda pair: (-pair[1], pair[0]))]
    return f"| `{name}/` | {proofs} | {proofs - unseen.total()} | {', '.join(rules) or '–'} |\n"


def of_the_library() -> str:
    """The row of all files of the library."""
    files = sorted((ROOT / "derive" / "library").glob("*.jsonl"))
    return row("derive/library", [line for f in files for line in f.read_text(encoding="utf-8").splitlines()[1:]])


def write_into(page: Path, proofs: Path) -> None:
    """Put the table into a page, from a file of proofs."""
    lines = proofs.read_text(encoding="utf-8").splitlines()[1:]
    rows = [row(name, [line for line in lines if read(line).claim.startswith(f"{name}/")]) for name in SOURCES]
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    page.write_text("".join([before, _BEGIN, _HEAD, *rows, of_the_library(), _END, after]), encoding="utf-8")


if __name__ == "__main__":
    sys.setrecursionlimit(12_000)
    settle(ANSWERS)
    write_into(PAGE, Path(sys.argv[1]))

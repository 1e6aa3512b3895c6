"""The map of the code: the rooms that the package's own docstring lists, and what each imports, read from its files."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import derive


def rooms() -> str:
    """The rooms from the bottom up, each with those that it uses, as a table."""
    uses = _uses()
    listed = [line.split(maxsplit=1) for line in (inspect.getdoc(derive) or "").splitlines() if line.startswith("    ")]
    rows = [f"| `{room}` | {said} | {', '.join(uses[room])} |" for room, said in listed]
    return "\n".join(["| room | what is in it | what it uses |", "|---|---|---|", *rows]) + "\n"


def _uses() -> dict[str, list[str]]:
    """The rooms that each room imports from, as the test of the imports reads them."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
    try:
        from rooms import arrows, stated
    finally:
        del sys.path[0]
    order = stated()
    return {room: sorted([below for above, below in arrows() if above == room], key=order.index) for room in order}

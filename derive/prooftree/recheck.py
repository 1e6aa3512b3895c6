"""A file of finished proofs checked by the kernel alone: what was proved, and whether a run said the same."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .header import problem_with
from .read import Unreadable, read
from .replay import Judgement, Refused, Replay

OK, WRONG, UNREADABLE = 0, 1, 4
_DEEPEST_CALLS = 12_000


def recheck(file: Path, run: Path | None, say: Callable[[str], object], quiet: bool = False) -> int:
    """Replay every proof of a file; the exit code. With `run`, its JSON must have proved exactly these statements."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEPEST_CALLS))
    try:
        first, *lines = file.read_text(encoding="utf-8").splitlines() or [""]
        told = _told(run) if run is not None else None
    except (OSError, UnicodeDecodeError, Unreadable) as problem:
        say(f"derive: {problem}")
        return UNREADABLE
    problem_found = problem_with(first)
    if problem_found is not None:
        say(f"derive: {file} {problem_found}")
        return UNREADABLE
    proved: dict[str, Judgement] = {}
    wrong = 0
    for number, found in _judged(lines):
        if isinstance(found, Judgement) and found.claim not in proved:
            proved[found.claim] = found
            if not quiet:
                say(_printed(found))
        else:
            wrong += 1
            say(f"✗ {file}:{number}  {found if isinstance(found, str) else f'{found.claim} is there twice'}")
    differing = list(_differing(proved, told)) if told is not None else []
    for line in differing:
        say(f"✗ {line}")
    steps = sum(p.steps for p in proved.values())
    compared = f"; {len(proved)} digests are those of {run}" if told is not None and not differing and not wrong else ""
    say(f"{len(proved)} proofs replayed, {steps} steps{compared}" + (f"; {wrong} refused" if wrong else ""))
    return WRONG if wrong or differing else OK


def _judged(lines: list[str]) -> Iterator[tuple[int, Judgement | str]]:
    """What each line proves, or why it is refused."""
    replay = Replay()
    for number, line in enumerate(lines, 2):
        try:
            tree = read(line)
        except Unreadable as problem:
            yield number, f"{problem}"
            continue
        try:
            yield number, replay.judge(tree)
        except (Refused, Unreadable) as problem:
            yield number, f"{tree.claim!r:.200}: {problem}"
        except Exception as problem:
            yield number, f"{tree.claim!r:.200}: the kernel fails on it: {type(problem).__name__}: {problem}"


def _printed(found: Judgement) -> str:
    lines = [f"✓ {found.claim}", f"    {found.statement}"]
    lines += [f"    given {hypothesis}" for hypothesis in found.hypotheses]
    lines += [f"    where {line}" for line in found.where]
    lines += [f"    for all {', '.join(found.over)}"] if found.over else []
    lines += [f"    assuming {axiom}" for axiom in found.axioms]
    return "\n".join(lines)


def _told(run: Path) -> dict[str, str]:
    """What a run says that it proved: digests by the ids of claims. Raises Unreadable."""
    try:
        claims: Any = json.loads(run.read_text(encoding="utf-8"))["claims"]
        proved = [c for c in claims if c["kind"] == "claim" and c["verdict"] in ("proved", "proved*")]
        return {f"{c['file']}::{c['name']}": str(c["digest"]) for c in proved}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable(f"{run} is not the JSON of a run") from None


def _differing(proved: dict[str, Judgement], told: dict[str, str]) -> Iterator[str]:
    for claim in told:
        if claim not in proved:
            yield f"{claim} is proved in the run, and has no proof here"
        elif proved[claim].digest != told[claim]:
            yield f"{claim}: the run proved something else under this name"
    for claim in proved:
        if claim not in told:
            yield f"{claim} has a proof here, and the run did not prove it"

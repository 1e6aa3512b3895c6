"""One run as several, each with its part of the slices: every slice is in one part, whoever divides them."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from heapq import heapreplace
from typing import Any

from ..files.config import UsageError
from ..messages import commands
from ..system.reading import text
from .plan import Slice

_SHARD = re.compile("([0-9]{1,18})/([0-9]{1,18})")


def parsed(shard: str) -> tuple[int, int]:
    """Of 2/4 the second part of four. Raises UsageError."""
    found = _SHARD.fullmatch(shard)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise UsageError(
            f"--shard {shard:.60}: is no part of a whole; write 1/4 for the first of four", commands.OPTION
        )
    return int(found[1]), int(found[2])


def times(file: str) -> dict[str, float]:
    """How long claims took, by file::name, from the JSON of a run. Raises UsageError."""
    try:
        found: dict[str, Any] = json.loads(text(file))
        return {f"{c['file']}::{c['name']}": float(c["seconds"]) for c in found["claims"]}
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as problem:
        raise UsageError(f"--times {file}: is not the JSON of a run: {problem}", commands.NOT_A_RUN) from None


class Division:
    """Slices divided into parts that take about the same time: the longest first, each to the part with least.

    There are no more `parts` than slices, and one at least; those that come after them are empty.
    """

    def __init__(self, pieces: Sequence[Slice], count: int, seconds: Mapping[str, float]) -> None:
        self.count = count
        costs = _costs(pieces, seconds)
        loads = [(0.0, part) for part in range(max(1, min(count, len(pieces))))]
        places: list[list[int]] = [[] for _ in loads]
        for place in sorted(range(len(pieces)), key=lambda k: (-costs[k], k)):
            load, least = loads[0]
            heapreplace(loads, (load + costs[place], least))
            places[least].append(place)
        self.parts = [[pieces[place] for place in sorted(part)] for part in places]

    def part(self, index: int) -> list[Slice]:
        """The slices of one part, counted from 1."""
        return self.parts[index - 1] if index <= len(self.parts) else []

    @property
    def digest(self) -> str:
        """What all parts of one division have in common, and those of another have not."""
        names = [[[os.path.relpath(p.file), *p.names, p.first] for p in part] for part in self.parts]
        return hashlib.sha256(json.dumps([self.count, names]).encode()).hexdigest()[:8]


def _costs(pieces: Sequence[Slice], seconds: Mapping[str, float]) -> list[float]:
    """How long each slice takes: as long as its claims took, or what is usual for as many steps."""
    taken = [_taken(piece, seconds) for piece in pieces]
    known = [(time, piece.weight) for piece, time in zip(pieces, taken, strict=True) if time is not None]
    usual = sum(time for time, _ in known) / sum(weight for _, weight in known) if known else 1.0
    return [piece.weight * usual if time is None else time for piece, time in zip(pieces, taken, strict=True)]


def _taken(piece: Slice, seconds: Mapping[str, float]) -> float | None:
    """How long the claims of a slice took, if that is known of all."""
    found = [seconds.get(f"{os.path.relpath(piece.file)}::{name}") for name in piece.names]
    return None if not found or None in found else sum(time for time in found if time is not None)

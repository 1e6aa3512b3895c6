"""Declarations put together: `x, b ∈ ℝⁿ` for two that range over the same."""

from __future__ import annotations

from collections.abc import Iterable

from ..records.page import Declared, Formula, Words
from .formula import listed, row
from .words import joined, say

_ORDER = ("dimension", "vector", "scalar", "index", "function")


def declarations(declared: Iterable[Declared]) -> tuple[Words, ...]:
    """`n ≥ 2` is an integer, `x, b ∈ ℝⁿ`, `S ∈ ℝⁿˣⁿ` is symmetric, `i, j ∈ {1, …, n}`: those of one kind together."""
    ordered = sorted(declared, key=lambda one: (_ORDER.index(one.kind), one.name))
    dims = [one for one in ordered if one.kind == "dimension"]
    out: list[Words] = []
    if dims:
        bounds = joined([(row(one.letter, one.range),) for one in dims])
        out.append((*bounds, say(" be an integer" if len(dims) == 1 else " be integers")))
    grouped: dict[tuple[Formula, str], list[Formula]] = {}
    for one in ordered[len(dims) :]:
        grouped.setdefault((one.range, one.said), []).append(one.letter)
    for (where, what), letters in grouped.items():
        out.append((row(listed(letters), where), *([say(f" be {what}")] if what else [])))
    return tuple(out)

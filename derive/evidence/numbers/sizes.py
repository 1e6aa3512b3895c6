"""How long the vectors are that points are drawn of, and which lengths come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import product
from math import prod
from typing import NamedTuple

from ...terms.term import Dim, Num, Size, Variable, Vector

LENGTHS = {1: 84, 2: 84, 3: 84, 7: 24, 64: 12, 1000: 4}
"""Lengths that are tried, and how many points of each."""

_SHORT_PLACES = 2
"""Of two dimensions the first so many lengths are tried in every pairing of neighbours; longer ones only unequal."""

_SHORT, _FIRST_TWO = 3, 2
"""So long are short vectors; longer ones are where no shorter ones were declared."""
_FEW_NUMBERS = 50_000
_MOST_NUMBERS = 3_000_000


class Part(Enum):
    """Which of the sizes."""

    FIRST = "the short ones, and the longest that is drawn at once: what is false fails there, but for very little"
    OTHERS = "those that are not among the first"
    EVERY = "all of them, from the shortest to the longest"


class Sizes(NamedTuple):
    """A length for each dimension, how many points are drawn, and whether floats' doubts about them are looked into."""

    lengths: dict[Dim, int]
    rows: int
    closely: bool = True


def sizes_of(variables: Iterable[Variable], fixed: dict[Dim, int], cost: int, part: Part) -> list[Sizes]:
    """The sizes for these variables; `cost` is how many indices are bound inside each other."""
    listed = list(variables)
    dims = [v for v in listed if isinstance(v, Dim)]
    masks = [v for v in listed if isinstance(v, Vector) and v.total is not None]
    tried = [s for s in _tried(dims, fixed) if _is_possible(s, masks) and _is_bearable(s, cost)]
    if part is Part.EVERY:
        return tried
    light = [s for s in tried if s.rows * _most_entries(listed, s) <= _FEW_NUMBERS]
    short = [s for s in tried if _is_short(s, dims, fixed)]
    if part is Part.FIRST:
        return [*short, *[s._replace(closely=False) for s in light[-1:] if s not in short]]
    return [s for s in tried if s not in short and s not in light[-1:]]


def length_of(size: Size, lengths: dict[Dim, int]) -> int:
    """How many positions a size has."""
    return int(size.value) if isinstance(size, Num) else lengths[size]


def _tried(dims: list[Dim], fixed: dict[Dim, int]) -> Iterator[Sizes]:
    if any(fixed.get(dim, dim.at_least) < dim.at_least for dim in dims):
        return  # no point meets that
    choices = [_choices(dim, fixed) for dim in dims]
    seen = set()
    for places in product(range(len(LENGTHS) + 1), repeat=min(len(dims), 2)):
        apart = max(places, default=0) - min(places, default=0)
        if apart > 1 or (not apart and len(places) > 1 and max(places) > _SHORT_PLACES):
            continue
        chosen = tuple(choices[k][min(places[k % 2], len(choices[k]) - 1)] for k in range(len(dims)))
        if chosen not in seen:
            seen.add(chosen)
            yield Sizes(dict(zip(dims, chosen, strict=True)), LENGTHS.get(max(chosen, default=1), 8))


def _choices(dim: Dim, fixed: dict[Dim, int]) -> list[int]:
    return [fixed[dim]] if dim in fixed else [dim.at_least, *[n for n in LENGTHS if n > dim.at_least]]


def _is_short(sizes: Sizes, dims: list[Dim], fixed: dict[Dim, int]) -> bool:
    """Whether each length is; of several, two that are the longest of these are not tried together."""
    lengths = [sizes.lengths[dim] for dim in dims]
    own = [[n for k, n in enumerate(_choices(dim, fixed)) if n <= _SHORT or k < _FIRST_TWO] for dim in dims]
    if any(length not in few for length, few in zip(lengths, own, strict=True)):
        return False
    longest = [len(few) > _FIRST_TWO and length == few[-1] for length, few in zip(lengths, own, strict=True)]
    return len(dims) < 2 or not all(longest)


def _is_possible(sizes: Sizes, masks: list[Vector]) -> bool:
    """Whether there are as many positions as a set is said to have."""
    return not any(
        length_of(v.total, sizes.lengths) > length_of(v.shape[0], sizes.lengths) for v in masks if v.total is not None
    )


def _is_bearable(sizes: Sizes, cost: int) -> bool:
    longest = max(sizes.lengths.values(), default=1)
    return longest <= 2 or longest ** max(cost, 1) * sizes.rows <= _MOST_NUMBERS


def _most_entries(variables: list[Variable], sizes: Sizes) -> int:
    """How many entries the largest of the variables has."""
    shapes = [v.shape for v in variables if isinstance(v, Vector)]
    return max([prod([length_of(size, sizes.lengths) for size in shape]) for shape in shapes], default=1)

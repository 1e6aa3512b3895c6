"""Determinants and adjugates of matrices that are not large, by their minors.

Nothing is divided, so none is lost at det A = 0; and where the entries are balls, the minors are.
"""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np

from ....terms.node import Term
from ....terms.term import Det, shape_of
from ..field import Unknown
from ..jets import Arithmetic, Number, each
from .env import Axis, Env, padded
from .walk import VALUE, Walk

_LARGEST = 8

Entries = list[list[Number]]


def entries_of(walk: Walk, matrix: Term, env: Env) -> Entries:
    """The entries of a square matrix, row by row. Raises Unknown for a large one."""
    size = walk.length(shape_of(matrix)[0], env)
    if size > _LARGEST:
        raise Unknown("a determinant of many rows")
    row, column = env.depth + 1, env.depth + 2
    whole = walk.vector(matrix, env)((Axis(row, size), Axis(column, size)), column)

    def entry(place: tuple[int, int]) -> Number:
        return each(lambda values: _entry(values, place, column), whole)

    return [[entry((i, j)) for j in range(size)] for i in range(size)]


def _entry(values: Any, place: tuple[int, int], last: int) -> Any:
    values = padded(values, last) if np.ndim(values) else np.reshape(values, (1,) * (last + 1))
    i, j = [at if length > 1 else 0 for at, length in zip(place, values.shape[-2:], strict=True)]
    return values[..., i, j]


def determinant(on: Arithmetic, entries: Entries) -> Number:
    """The minor of all columns."""
    return _minors(on, entries, len(entries))[2 ** len(entries) - 1]


def adjugate(on: Arithmetic, entries: Entries) -> Entries:
    """The minors without row j and column i, with their signs, at i, j; no value where any entry has none."""
    places = range(len(entries))
    nothing = on.multiply(on.number(0), reduce(on.add, [entry for row in entries for entry in row]))
    without = [_minors(on, entries[:j] + entries[j + 1 :], len(entries)) for j in places]

    def minor(i: int, j: int) -> Number:
        signed = on.multiply(on.number((-1) ** (i + j)), without[j][2 ** len(entries) - 1 - 2**i])
        return on.add(signed, nothing)

    return [[minor(i, j) for j in places] for i in places]


def _minors(on: Arithmetic, rows: Entries, width: int) -> dict[int, Number]:
    """The minors of these rows for each choice of as many columns, which is a number with a bit for each of them.

    Each by its first row, from those of the rows below: n·2ⁿ products for all, where one by one they are n!.
    """
    found: dict[int, Number] = {0: on.number(1)}
    for row in reversed(rows):
        terms: dict[int, list[Number]] = {}
        for columns, minor in found.items():
            for column in range(width):
                if not columns >> column & 1:
                    before = (columns & (2**column - 1)).bit_count()
                    term = on.multiply(on.number((-1) ** before), on.multiply(row[column], minor))
                    terms.setdefault(columns | 2**column, []).append(term)
        found = {columns: reduce(on.add, listed) for columns, listed in terms.items()}
    return found


@VALUE.entry(Det)
def _determinant(walk: Walk, term: Det, env: Env) -> Number:
    return determinant(walk.on, entries_of(walk, term.matrix, env))

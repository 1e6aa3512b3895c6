"""Determinants and adjugates of small matrices, by their minors: nothing is divided, so none is lost at det A = 0."""

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

_LARGEST = 4

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
    """By the first row."""
    if not entries:
        return on.number(1)
    first, *rest = entries
    signed = [
        on.multiply(on.number((-1) ** j), on.multiply(entry, determinant(on, _without(rest, j))))
        for j, entry in enumerate(first)
    ]
    return reduce(on.add, signed)


def adjugate(on: Arithmetic, entries: Entries) -> Entries:
    """The minors without row j and column i, with their signs, at i, j; no value where any entry has none."""
    places = range(len(entries))
    nothing = on.multiply(on.number(0), reduce(on.add, [entry for row in entries for entry in row]))

    def minor(i: int, j: int) -> Number:
        rest = _without([row for place, row in enumerate(entries) if place != j], i)
        return on.add(on.multiply(on.number((-1) ** (i + j)), determinant(on, rest)), nothing)

    return [[minor(i, j) for j in places] for i in places]


def _without(rows: Entries, column: int) -> Entries:
    return [row[:column] + row[column + 1 :] for row in rows]


@VALUE.entry(Det)
def _determinant(walk: Walk, term: Det, env: Env) -> Number:
    return determinant(walk.on, entries_of(walk, term.matrix, env))

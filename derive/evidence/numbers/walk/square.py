"""Determinants and adjugates of matrices that are not large, by their minors.

Nothing is divided, so none is lost at det A = 0; and where the entries are balls, the minors are.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from ....terms.node import Term
from ....terms.term import Det, shape_of
from ..field import Array, TooLarge
from ..jets import Arithmetic, Number, each, ground
from .env import Axis, Env, opened_to
from .walk import VALUE, Walk

_LARGEST = 8


def entries_of(walk: Walk, matrix: Term, env: Env) -> Number:
    """A square matrix whose last two axes are its rows and its columns. Raises TooLarge for one with many rows."""
    size = walk.length(shape_of(matrix)[0], env)
    if size > _LARGEST:
        raise TooLarge("a determinant of many rows")
    row, column = env.depth + 1, env.depth + 2
    whole = walk.vector(matrix, env)((Axis(row, size), Axis(column, size)), column)

    def full(values: Any) -> Array:
        values = opened_to(values, column)
        return np.broadcast_to(values, (*values.shape[:-2], size, size))

    return each(full, whole)


def determinant(on: Arithmetic, entries: Number) -> Number:
    """The minor of all columns."""
    return each(lambda values: values[..., 0], _minors(on, entries))


def adjugate(on: Arithmetic, entries: Number) -> Number:
    """The minors without row j and column i, with their signs, at i, j; no value where any entry has none."""
    size = ground(entries).shape[-1]
    places = np.arange(size)
    nothing = on.multiply(on.number(0), each(_summed, each(_summed, entries)))
    nothing = each(lambda values: np.asarray(values)[..., None, None], nothing)
    if size == 1:
        return on.add(on.number(1), nothing)
    others = np.array([np.delete(places, j) for j in places])
    minors = _minors(on, each(lambda values: values[..., others, :], entries))  # the last column is left out first
    turned = each(lambda values: np.swapaxes(values[..., ::-1], -1, -2), minors)
    signs = on.field.wholes(np.array((-1) ** (places[:, None] + places), dtype=object))
    return on.add(on.multiply(signs, turned), nothing)


class _Choices(NamedTuple):
    """So many columns chosen in each way: the columns of each, and which choice of one less is left without each."""

    columns: Array
    rest: Array


@lru_cache(maxsize=64)
def _choices(width: int, count: int) -> _Choices:
    chosen = list(combinations(range(width), count))
    fewer = {columns: place for place, columns in enumerate(combinations(range(width), count - 1))}
    rest = [[fewer[columns[:k] + columns[k + 1 :]] for k in range(count)] for columns in chosen]
    return _Choices(np.array(chosen), np.array(rest))


def _minors(on: Arithmetic, rows: Number) -> Number:
    """The minors of all rows for each choice of as many columns, along the last axis.

    Each by its first row, from those of the rows below: n·2ⁿ products for all, where one by one they are n!.
    """
    height, width = ground(rows).shape[-2:]
    found = each(lambda values: values[..., -1, :], rows)
    for count in range(2, height + 1):
        columns, rest = _choices(width, count)
        first = each(lambda values, at=(..., height - count, columns): values[at], rows)  # type: ignore[misc]
        terms = on.multiply(first, each(lambda values, at=(..., rest): values[at], found))  # type: ignore[misc]
        with_plus, with_minus = [each(lambda values, k=k: _summed(values[..., k::2]), terms) for k in (0, 1)]  # type: ignore[misc]
        found = on.add(with_plus, on.multiply(on.number(-1), with_minus))
    return found


def _summed(values: Array) -> Array:
    return np.asarray(values.sum(axis=-1))


@VALUE.entry(Det)
def _determinant(walk: Walk, term: Det, env: Env) -> Number:
    return determinant(walk.on, entries_of(walk, term.matrix, env))

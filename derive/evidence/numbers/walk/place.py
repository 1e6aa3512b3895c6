"""Indices, and vectors as functions of them."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np

from ....terms.node import Bound, BoundScalar, BoundVector, Term
from ....terms.term import (
    Add,
    Adj,
    Apply,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Det,
    Dim,
    Fn,
    Function,
    Index,
    Inv,
    Lam,
    Lit,
    Mul,
    Num,
    OtherIndex,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    shape_of,
)
from ..field import Array, Unknown
from ..jets import Number, each, ground
from .env import Axis, Env, Places, agreeing, padded, positions
from .square import Entries, adjugate, determinant, entries_of
from .walk import COMPONENTS, POSITION, Walk

_NUMBERS = (Num, Pi, Dim, Scalar, BoundScalar, At, Add, Mul, Pow, Fn, Delta, Reduce, Deriv, Call, Det)

# ── indices ───────────────────────────────────────────────────────────────────


@POSITION.entry(Bound)
def _bound(walk: Walk, term: Bound, env: Env) -> Any:
    return env.bound(term.level)


@POSITION.entry(Lit)
def _written(walk: Walk, term: Lit, env: Env) -> Any:
    return np.asarray([term.position - 1])


@POSITION.entry(Index)
def _free(walk: Walk, term: Index, env: Env) -> Any:
    return env.variables[term]


@POSITION.entry(ArgMax)
def _of_largest(walk: Walk, term: ArgMax, env: Env) -> Any:
    (size,) = shape_of(term.vector)
    axis = env.depth + 1
    values = walk.vector(term.vector, env)((Axis(axis, walk.length(size, env)),), axis)
    place = walk.field.place_of_largest(np.asarray(ground(values)), axis, first=not walk.level)
    return np.squeeze(place, axis=axis)


@POSITION.rest(
    {
        "it is a number": _NUMBERS,
        "it has components": (Vector, BoundVector, Lam, Tup, Inv, Adj),
        "the kernel alone opens binders with it": (OtherIndex,),
        "it was written out before": (Function, Apply),
    }
)
def _no_position(walk: Walk, term: Term, env: Env) -> Any:
    raise Unknown("no index")


# ── vectors ───────────────────────────────────────────────────────────────────


@COMPONENTS.entry(Vector)
def _variable(walk: Walk, term: Vector, env: Env) -> Places:
    held = env.variables[term]
    return held if callable(held) else listed_components(held)


@COMPONENTS.entry(Lam)
def _mapping(walk: Walk, term: Lam, env: Env) -> Places:
    return lambda indices, depth: walk.real(term.body, env.bind(indices, depth))


@COMPONENTS.entry(Tup)
def _listed(walk: Walk, term: Tup, env: Env) -> Places:
    columns = [np.asarray(ground(walk.real(v, Env(env.variables)))).reshape(-1) for v in term.values]
    return listed_components(np.stack(np.broadcast_arrays(*columns), axis=1))


@COMPONENTS.entry(Inv)
def _inverted(walk: Walk, term: Inv, env: Env) -> Places:
    """adj A/det A, without a value where det A is 0."""
    entries = entries_of(walk, term.matrix, env)
    under = walk.on.reciprocal(determinant(walk.on, entries))
    return _placed(walk, [[walk.on.multiply(under, entry) for entry in row] for row in adjugate(walk.on, entries)])


@COMPONENTS.entry(Adj)
def _adjugate(walk: Walk, term: Adj, env: Env) -> Places:
    return _placed(walk, adjugate(walk.on, entries_of(walk, term.matrix, env)))


def _placed(walk: Walk, entries: Entries) -> Places:
    """A matrix given by its entries."""

    def components(indices: tuple[Any, ...], depth: int) -> Number:
        row, column = [
            [agreeing(index, np.asarray([place]), depth) for place in range(len(entries))] for index in indices
        ]
        chosen = [
            walk.on.multiply(walk.field.indicator(here & there), each(lambda v: padded(v, depth), entry))
            for here, line in zip(row, entries, strict=True)
            for there, entry in zip(column, line, strict=True)
        ]
        return reduce(walk.on.add, chosen)

    return components


@COMPONENTS.rest(
    {
        "it is a number": _NUMBERS,
        "it has a position": (Bound, Index, OtherIndex, Lit, ArgMax),
        "it was written out before": (Function, Apply),
        "nothing is computed for every vector": (BoundVector,),
    }
)
def _no_components(walk: Walk, term: Term, env: Env) -> Places:
    raise Unknown("no vector")


def listed_components(rows: Array) -> Places:
    """A vector given by its components at each point."""

    def components(indices: tuple[Any, ...], depth: int) -> Array:
        if len(indices) == 1 and isinstance(indices[0], Axis) and rows.ndim == 2:
            shape = [1] * (1 + depth)
            shape[0], shape[indices[0].axis] = rows.shape
            return rows.reshape(shape)
        places = [positions(i, depth) for i in indices]
        points = padded(np.arange(rows.shape[0]), depth)
        found: Array = rows[(points, *places)] if rows.shape[0] > 1 else rows[(0 * points, *places)]
        return found

    return components

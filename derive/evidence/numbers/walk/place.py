"""Indices, and vectors as functions of them."""

from __future__ import annotations

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
from ..jets import Jet, Number, each, ground
from .env import Axis, Env, Places, opened_to, picked
from .square import adjugate, determinant, entries_of
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
    return _placed(_stacked(walk, [walk.real(value, env) for value in term.values], env.depth))


def _stacked(walk: Walk, values: list[Number], depth: int) -> Number:
    """Numbers along one more axis, the last one."""
    level = max([value.level if isinstance(value, Jet) else 0 for value in values])
    if level:
        jets = [v if isinstance(v, Jet) and v.level == level else Jet(v, walk.on.number(0), level) for v in values]
        parts = [[jet.value for jet in jets], [jet.slope for jet in jets]]
        value, slope = [_stacked(walk, part, depth) for part in parts]
        return Jet(value, slope, level)
    return np.stack(np.broadcast_arrays(*[opened_to(value, depth) for value in values]), axis=-1)


@COMPONENTS.entry(Inv)
def _inverted(walk: Walk, term: Inv, env: Env) -> Places:
    """adj A/det A, without a value where det A is 0."""
    entries = entries_of(walk, term.matrix, env)
    under = walk.on.reciprocal(determinant(walk.on, entries))
    under = each(lambda values: np.asarray(values)[..., None, None], under)
    return _placed(walk.on.multiply(under, adjugate(walk.on, entries)))


@COMPONENTS.entry(Adj)
def _adjugate(walk: Walk, term: Adj, env: Env) -> Places:
    return _placed(adjugate(walk.on, entries_of(walk, term.matrix, env)))


def _placed(entries: Number) -> Places:
    """A vector or a matrix given by its entries, along the last axes."""
    return lambda indices, depth: each(lambda values: picked(values, indices, depth), entries)


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
    return lambda indices, depth: picked(rows, indices, depth)

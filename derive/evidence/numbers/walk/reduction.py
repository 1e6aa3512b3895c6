"""Sums, products, maxima and minima: reductions over the axis of their index."""

from __future__ import annotations

from typing import Any

import numpy as np

from ....terms.term import MAX, PROD, SUM, Reduce
from ..field import Array, Unknown
from ..jets import Jet, Number, constant_where, each, ground
from .chosen import chosen
from .env import Axis, Env, agreeing, opened_to
from .walk import VALUE, Walk


@VALUE.entry(Reduce)
def _reduction(walk: Walk, term: Reduce, env: Env) -> Number:
    length = walk.length(term.size, env)
    one = chosen(walk, term, env, length)
    if one is not None:
        return one
    axis = env.depth + 1
    index = Axis(axis, length)
    body = walk.real(term.body, env.bind((index,), axis))
    left_out = _left_out(walk, term, index, env)
    if term.kind == SUM:
        return each(lambda v: _summed(v, axis, length, left_out, walk.on.number(0)), body)
    if term.kind == PROD:
        return _product(walk, body, axis, length, left_out)
    return _largest(walk, term.kind, body, axis, length, left_out)


def _left_out(walk: Walk, term: Reduce, index: Axis, env: Env) -> Array | None:
    """Where a range is left out, as an array of truth values."""
    out = None
    for omitted in term.omit:
        here = agreeing(index, walk.index(omitted, env), index.axis)
        out = here if out is None else out | here
    return out


def _product(walk: Walk, body: Number, axis: int, length: int, left_out: Array | None) -> Number:
    total: Number = walk.on.number(1)
    for place in range(length):
        factor = each(lambda v, p=place: _slice(v, p, axis), body)  # type: ignore[misc]
        if left_out is not None:
            factor = constant_where(_slice(left_out, place, axis), walk.on.number(1), walk.on.number(0), factor)
        total = walk.on.multiply(total, factor)
    return total


def _largest(walk: Walk, kind: str, body: Number, axis: int, length: int, left_out: Array | None) -> Number:
    turn = walk.on.number(1 if kind == MAX else -1)
    values = walk.on.multiply(turn, body)
    if left_out is not None:
        values, length = _kept(walk, values, axis, length, left_out)
    top: Number
    if not isinstance(values, Jet):
        top = walk.field.largest(_spread(values, axis, length), axis)
    elif values.level == 1:
        value, slope = np.broadcast_arrays(*[_spread(v, axis, length) for v in (values.value, values.slope)])
        top = Jet(walk.field.largest(value, axis), walk.field.steepest(value, slope, axis), 1)
    else:
        place = walk.field.place_of_largest(_spread(ground(values), axis, length), axis)
        top = each(lambda v: _taken(walk, _spread(v, axis, length), place, axis), values)
    return walk.on.multiply(turn, each(lambda v: np.squeeze(v, axis=axis), top))


def _taken(walk: Walk, values: Array, place: Array, axis: int) -> Array:
    shape = np.broadcast_shapes(values.shape[:axis], place.shape[:axis])
    values = np.broadcast_to(values, (*shape, *values.shape[axis:]))
    return walk.field.at_place(values, np.broadcast_to(place, (*shape, *place.shape[axis:])), axis)


def _kept(walk: Walk, values: Number, axis: int, length: int, left_out: Array) -> tuple[Number, int]:
    """The values that are not left out, and how many: as many at every point, or it is not known."""
    counts = (~left_out).sum(axis=axis)
    if counts.max() == 0:
        return each(lambda v: np.full(np.shape(v), walk.field.absent), values), length
    if counts.min() != counts.max():
        raise Unknown("ranges of different lengths")
    order = np.argsort(left_out, axis=axis, kind="stable")
    keep = int(counts.min())

    def kept(v: Array) -> Array:
        v = _spread(np.asarray(v), axis, length)
        shape = np.broadcast_shapes(v.shape, order.shape)
        moved = np.take_along_axis(np.broadcast_to(v, shape), np.broadcast_to(order, shape), axis)
        return moved.take(range(keep), axis=axis)

    return each(kept, values), keep


def _spread(values: Array, axis: int, length: int) -> Array:
    """The values with the full length along an axis."""
    values = opened_to(values, axis)
    shape = list(values.shape)
    shape[axis] = length
    return np.broadcast_to(values, shape)


def _summed(values: Array, axis: int, length: int, left_out: Array | None, zero: Any) -> Array:
    values = opened_to(values, axis)
    if left_out is None:
        total = np.asarray(values.sum(axis=axis))
        return total if values.shape[axis] == length else total * length
    if values.shape[axis] == 1:
        counts = (~left_out).sum(axis=axis)
        counts = counts.astype(object) if values.dtype == object else counts
        return np.asarray(np.where(counts == 0, zero, values.squeeze(axis=axis) * counts))
    kept: Array = np.where(left_out, zero, values)
    return np.asarray(kept.sum(axis=axis))


def _slice(values: Array, place: int, axis: int) -> Array:
    values = opened_to(values, axis)
    return np.asarray(values.take(place if values.shape[axis] > 1 else 0, axis=axis))

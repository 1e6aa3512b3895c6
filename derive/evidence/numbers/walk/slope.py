"""Derivatives: the term is run again, with a jet in place of the variable."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np

from ....terms.term import At, Deriv
from ..balls import Balls
from ..field import UNKNOWN, Array, NoValue, Unknown
from ..jets import Jet, Number
from ..kinks import OneSided, settled
from .env import Axis, Env, Places, agreeing, picked
from .walk import VALUE, Walk


@VALUE.entry(Deriv)
def _derivative(walk: Walk, term: Deriv, env: Env) -> Number:
    walk.level += 1
    try:
        if walk.level == 1 and type(walk.field) is Balls:
            return _from_both_sides(walk, term, env)
        return _along(walk, term, env)
    finally:
        walk.level -= 1


def _from_both_sides(walk: Walk, term: Deriv, env: Env) -> Number:
    """By the rules; and where they give none, by what the slopes to the right and to the left are."""
    refusal, slopes = None, np.asarray(UNKNOWN, dtype=object)
    try:
        slopes = np.asarray(_along(walk, term, env))
    except Unknown as unknown:
        refusal = unknown
    if not _is_open(slopes):
        return slopes
    one_sided = Walk(OneSided())
    one_sided.level = 1
    with suppress(Unknown):
        slopes = settled(slopes, *[_along(one_sided, term, env, way) for way in (1, -1)])
    if refusal is not None and _is_open(slopes):
        raise refusal
    return slopes


def _is_open(slopes: Array) -> bool:
    return any(isinstance(slope, NoValue) and not slope.certain for slope in slopes.flat)


def _along(walk: Walk, term: Deriv, env: Env, way: int = 1) -> Number:
    """The slope in the variable as it grows, or as it falls with the way -1."""
    root, level = term.root, walk.level
    moved: Any
    if isinstance(term.var, At):
        held = walk.vector(root, env)
        places = tuple([walk.index(i, env) for i in term.var.indices])
        moved = _moving_vector(walk, held, places, level, way)
    else:
        moved = Jet(env.variables[root], np.asarray([walk.on.number(way)]), level)
    depths = {**env.depths, root: walk.lowest(term.var, env).depth}
    inner = Env({**env.variables, root: moved}, env.frames, env.depth, depths)
    return walk.on.slope(walk.real(term.body, inner), level)


def _moving_vector(walk: Walk, held: Places, places: tuple[Any, ...], level: int, way: int) -> Places:
    """The vector with the component at `places` moving."""
    whole: dict[tuple[int, ...], Array] = {}

    def slopes(indices: tuple[Any, ...], depth: int) -> Array:
        here: Any = True
        for index, place in zip(indices, places, strict=True):
            here = here & agreeing(index, place, depth)
        found = walk.field.indicator(here)
        return found if way == 1 else found * walk.on.number(way)

    def components(indices: tuple[Any, ...], depth: int) -> Number:
        if not all([type(index) is Axis for index in indices]) or not all(map(_is_of_points, places)):
            return Jet(held(indices, depth), slopes(indices, depth), level)
        lengths = tuple([index.length for index in indices])
        if lengths not in whole:  # the slopes of all components, which any binder then asks for
            axes = tuple([Axis(number, length) for number, length in enumerate(lengths, 1)])
            whole[lengths] = slopes(axes, len(axes))
        return Jet(held(indices, depth), picked(whole[lengths], indices, depth), level)

    return components


def _is_of_points(place: Any) -> bool:
    """Whether a position is one for each point, whatever the open indices are."""
    return not isinstance(place, Axis) and np.size(place) == len(place)

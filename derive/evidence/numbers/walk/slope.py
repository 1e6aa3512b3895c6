"""Derivatives: the term is run again, with a jet in place of the variable."""

from __future__ import annotations

from typing import Any

import numpy as np

from ....terms.term import At, Deriv
from ..jets import Jet, Number
from .env import Env, Places, agreeing
from .walk import VALUE, Walk


@VALUE.entry(Deriv)
def _derivative(walk: Walk, term: Deriv, env: Env) -> Number:
    walk.level += 1
    level = walk.level
    try:
        root = term.root
        moved: Any
        if isinstance(term.var, At):
            held = walk.vector(root, env)
            places = tuple([walk.index(i, env) for i in term.var.indices])
            moved = _moving_vector(walk, held, places, level)
        else:
            moved = Jet(env.variables[root], np.asarray([walk.on.number(1)]), level)
        inner = Env({**env.variables, root: moved}, env.frames, env.depth)
        return walk.on.slope(walk.real(term.body, inner), level)
    finally:
        walk.level -= 1


def _moving_vector(walk: Walk, held: Places, places: tuple[Any, ...], level: int) -> Places:
    """The vector with the component at `places` moving."""

    def components(indices: tuple[Any, ...], depth: int) -> Number:
        here: Any = True
        for index, place in zip(indices, places, strict=True):
            here = here & agreeing(index, place, depth)
        return Jet(held(indices, depth), walk.field.indicator(here), level)

    return components

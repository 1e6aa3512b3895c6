"""A limit at points: false where all values near the target, taken together, keep away from what it should be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from flint import arb, fmpq

from ...terms.statement import INFINITY, Tends
from ...terms.term import NEG, POS, Scalar
from .field import FAULTS, UNKNOWN, Array, NoValue
from .jets import ground
from .ranges import HIGHEST, LOWEST, Range, Ranges, around
from .walk import Env, Walk

_FROM = (10, 1000, 10**6)


def keeps_away(prop: Tends, env: Env) -> Array:
    """Whether, for every position of the open indices, the body stays apart from the target from some point on."""
    variable = Scalar(f"{prop.letter}·", prop.signs)
    walk, apart = Walk(Ranges()), np.asarray(False)
    known = Env({v: _ranges(value) for v, value in env.variables.items()}, env.frames, env.depth)
    target = np.asarray(ground(walk.real(prop.target, known)))
    for moves in _courses(prop, walk, known):
        inside = Env({**known.variables, variable: moves}, env.frames, env.depth)
        try:
            body = np.asarray(ground(walk.real(prop.instance(variable), inside)))
        except FAULTS:
            continue
        apart = apart | np.asarray(np.frompyfunc(_is_apart, 2, 1)(body, target), dtype=bool)
    return apart


def _is_apart(body: Any, target: Any) -> bool:
    if isinstance(body, NoValue):
        return body.certain
    return not isinstance(target, NoValue) and bool(body.apart(target))


def _ranges(value: Any) -> Any:
    """Balls as ranges; sizes and positions as they are."""
    if isinstance(value, int) or (isinstance(value, np.ndarray) and value.dtype != object):
        return value
    return np.asarray(np.frompyfunc(lambda v: v if isinstance(v, NoValue) else around(v), 1, 1)(value), dtype=object)


def _courses(prop: Tends, walk: Walk, env: Env) -> Iterator[Array]:
    """All values of the scalar beyond a bound, or so near to the point, on each side from which it comes."""
    for least in _FROM:
        if prop.point is None:
            yield _one(Range(arb(least), HIGHEST) if prop.toward == INFINITY else Range(LOWEST, arb(-least)))
            continue
        near = arb(fmpq(1, least))
        point = np.asarray(ground(walk.real(prop.point, env)))
        for side in (POS, NEG):
            if prop.side & side:
                step = Range(arb(0), near.upper()) if side == POS else Range((-near).lower(), arb(0))
                yield np.asarray(np.frompyfunc(partial(_within, prop.signs), 1, 1)(point + _one(step)), dtype=object)


def _within(signs: int, course: Any) -> Any:
    """The course, if a scalar with these signs takes it: but for one number, all of it has one of them."""
    if isinstance(course, NoValue):
        return course
    below, above = bool(course.high <= 0), bool(course.low >= 0)
    reached = (signs & NEG or above) and (signs & POS or below)
    return course if reached else UNKNOWN


def _one(course: Range) -> Array:
    found = np.empty((1,), dtype=object)
    found[0] = course
    return found

"""A limit at points: false where all values near the target, taken together, keep away from what it should be.

All values, or all along a sequence on which sines and cosines stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
from flint import arb, fmpq

from ...terms.node import Term
from ...terms.statement import INFINITY, Tends
from ...terms.term import NEG, POS, Scalar
from .along import sequences
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
    body = prop.instance(variable)
    for moves in _courses(prop, walk, known):
        inside = Env({**known.variables, variable: moves}, env.frames, env.depth)
        apart = apart | _apart(walk, body, inside, target, _is_apart)
        for term in sequences(body, variable, prop.point):
            apart = apart | _apart(walk, term, inside, target, _is_elsewhere)
    return apart


def _apart(walk: Walk, body: Term, env: Env, target: Array, judge: Callable[[Any, Any], bool]) -> Array:
    try:
        values = np.asarray(ground(walk.real(body, env)))
    except FAULTS:
        return np.asarray(False)
    return np.asarray(np.frompyfunc(judge, 2, 1)(values, target), dtype=bool)


def _is_apart(body: Any, target: Any) -> bool:
    return body.certain if isinstance(body, NoValue) else _is_elsewhere(body, target)


def _is_elsewhere(body: Any, target: Any) -> bool:
    return not isinstance(body, NoValue) and not isinstance(target, NoValue) and bool(body.apart(target))


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

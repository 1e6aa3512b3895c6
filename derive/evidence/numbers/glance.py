"""A statement at many points by floating point: which of them to look at closely."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...terms.statement import EQ, GE, GT, LE, LT, NE, And, ForAll, Iff, Implies, Prop, Rel
from ...terms.term import is_real
from .field import Array, Unknown
from .floats import Floats
from .jets import ground
from .walk import Axis, Env, Walk, positions

_TOLERANCE = 1e-9

FALSE, NO_VALUE, TOUCHING, TRUE = range(4)
"""Codes for many points at once; "and" is the minimum. None of them proves anything."""


class Glance:
    """Statements at many points by floating point, each within a tolerance.

    With `strict`, >, < and ≠ are false where they touch: so hypotheses are read.
    """

    def __init__(self, strict: bool = False) -> None:
        self.walk = Walk(Floats())
        self.touching = dict.fromkeys((GT, LT, NE), FALSE if strict else TOUCHING)
        self.gap: Array | None = None
        """left - right of the relation that was looked at last."""

    def codes(self, prop: Prop, env: Env) -> Array:
        """FALSE, NO_VALUE, TOUCHING or TRUE for every point. Raises Unknown."""
        with np.errstate(all="ignore"):
            return self._codes(prop, env)

    def _codes(self, prop: Prop, env: Env) -> Array:
        match prop:
            case Rel(name, left, right) if is_real(left):
                codes, self.gap = _near(name, self._values(left, env), self._values(right, env))
                return np.where(codes == TOUCHING, self.touching.get(name, TOUCHING), codes)
            case Rel(name, left, right):
                here = [positions(self.walk.index(side, env), env.depth) for side in (left, right)]
                return np.where((here[0] == here[1]) == (name == EQ), TRUE, FALSE)
            case ForAll(size, body):
                axis = env.depth + 1
                codes = np.asarray(self._codes(body, env.bind((Axis(axis, self.walk.length(size, env)),), axis)))
                return np.asarray(codes.min(axis=axis)) if codes.ndim > axis else codes
            case And(members):
                return np.asarray(np.minimum.reduce(np.broadcast_arrays(*[self._codes(m, env) for m in members])))
            case Implies(given, then):
                one, two = np.broadcast_arrays(self._codes(given, env), self._codes(then, env))
                return np.where(one == FALSE, TRUE, np.where(one == NO_VALUE, NO_VALUE, two))
            case Iff(left, right):
                one, two = np.broadcast_arrays(self._codes(left, env), self._codes(right, env))
                unclear = (one == NO_VALUE) | (two == NO_VALUE)
                touching = (one == TOUCHING) | (two == TOUCHING)
                agree = (one == FALSE) == (two == FALSE)
                return np.where(unclear, NO_VALUE, np.where(touching, TOUCHING, np.where(agree, TRUE, FALSE)))
        raise Unknown("no value for such a statement")

    def _values(self, term: Any, env: Env) -> Array:
        return np.asarray(ground(self.walk.real(term, env)), dtype=float)


def _near(name: str, left: Array, right: Array) -> tuple[Array, Array]:
    """The codes, and left - right."""
    left, right = np.broadcast_arrays(left, right)
    gap = left - right
    close = np.abs(gap) <= _TOLERANCE * np.maximum(1e-3, np.maximum(np.abs(left), np.abs(right)))
    above, below = (gap > 0) & ~close, (gap < 0) & ~close
    code = {
        EQ: np.where(close, TRUE, FALSE),
        NE: np.where(close, TOUCHING, TRUE),
        GE: np.where(below, FALSE, np.where(above, TRUE, TOUCHING)),
        GT: np.where(below, FALSE, np.where(above, TRUE, TOUCHING)),
        LE: np.where(above, FALSE, np.where(below, TRUE, TOUCHING)),
        LT: np.where(above, FALSE, np.where(below, TRUE, TOUCHING)),
    }[name]
    return np.where(np.isfinite(gap), code, NO_VALUE), gap

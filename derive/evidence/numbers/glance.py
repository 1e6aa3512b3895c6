"""A statement at many points by floating point: which of them to look at closely."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...terms.statement import EQ, GE, GT, LT, NE, And, Every, ForAll, Iff, Implies, Prop, Rel, Same, Tends
from ...terms.table import Table
from ...terms.term import is_real
from .codes import NEVER_JUDGED, OF_EVERY_NUMBER, everywhere, placed, together, unknown
from .field import Array
from .floats import Floats
from .jets import ground
from .walk import Env, Walk

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
            return self.judged(prop, env)

    def judged(self, prop: Prop, env: Env) -> Array:
        """The same, while numbers that are none raise no warning."""
        return CODES[type(prop)](self, prop, env)

    def values(self, term: Any, env: Env) -> Array:
        """A real term at every point."""
        return np.asarray(ground(self.walk.real(term, env)), dtype=float)


CODES: Table[Callable[[Glance, Any, Env], Array]] = Table("what floating point shows of a statement at points", Prop)
CODES.entry(ForAll)(everywhere)
CODES.entry(And)(together)
CODES.rest({NEVER_JUDGED: (Same, Tends), OF_EVERY_NUMBER: (Every,)})(unknown)


@CODES.entry(Rel)
def _relation(glance: Glance, prop: Rel, env: Env) -> Array:
    if not is_real(prop.left):
        return np.where(placed(glance, prop, env), TRUE, FALSE)
    codes, glance.gap = _near(prop.name, *[glance.values(side, env) for side in prop.parts()])
    return np.where(codes == TOUCHING, glance.touching.get(prop.name, TOUCHING), codes)


@CODES.entry(Implies)
def _implication(glance: Glance, prop: Implies, env: Env) -> Array:
    one, two = np.broadcast_arrays(glance.judged(prop.given, env), glance.judged(prop.then, env))
    return np.where(one == FALSE, TRUE, np.where(one == NO_VALUE, NO_VALUE, two))


@CODES.entry(Iff)
def _equivalence(glance: Glance, prop: Iff, env: Env) -> Array:
    one, two = np.broadcast_arrays(glance.judged(prop.left, env), glance.judged(prop.right, env))
    unclear = (one == NO_VALUE) | (two == NO_VALUE)
    touching = (one == TOUCHING) | (two == TOUCHING)
    agree = (one == FALSE) == (two == FALSE)
    return np.where(unclear, NO_VALUE, np.where(touching, TOUCHING, np.where(agree, TRUE, FALSE)))


def _near(name: str, left: Array, right: Array) -> tuple[Array, Array]:
    """The codes, and left - right."""
    gap = left - right
    close = np.abs(gap) <= _TOLERANCE * np.maximum(1e-3, np.maximum(np.abs(left), np.abs(right)))
    if name == EQ:
        codes = np.where(close, TRUE, FALSE)
    elif name == NE:
        codes = np.where(close, TOUCHING, TRUE)
    else:
        fails = gap < 0 if name in (GE, GT) else gap > 0
        codes = np.where(close, TOUCHING, np.where(fails, FALSE, TRUE))
    return np.where(np.isfinite(gap), codes, NO_VALUE), gap

"""What statements are judged by at points: a code for each position of the indices that are open; "and" is the least.

What codes there are, and what relations and arrows make of them, is for a judge to say.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from ...terms.statement import EQ, And, ForAll, Prop, Rel
from .field import Array, Unknown
from .walk import Axis, Env, Walk, positions


class Judge(Protocol):
    """Gives codes to statements, one kind at a time."""

    walk: Walk

    def judged(self, prop: Prop, env: Env) -> Array:
        """Codes for every position of the indices that are open. Raises Unknown."""


def everywhere(judge: Judge, prop: ForAll, env: Env) -> Array:
    """The least code over an index."""
    axis = env.depth + 1
    inner = env.bind((Axis(axis, judge.walk.length(prop.size, env)),), axis)
    codes = np.asarray(judge.judged(prop.body, inner))
    return np.asarray(codes.min(axis=axis)) if codes.ndim > axis else codes


def together(judge: Judge, prop: And, env: Env) -> Array:
    """The least code of several statements."""
    return np.asarray(np.minimum.reduce(np.broadcast_arrays(*[judge.judged(m, env) for m in prop.members])))


def placed(judge: Judge, prop: Rel, env: Env) -> Array:
    """Whether a relation between indices holds, as truth values."""
    left, right = [positions(judge.walk.index(side, env), env.depth) for side in prop.parts()]
    return np.asarray((left == right) == (prop.name == EQ))


def unknown(judge: Any, prop: Prop, env: Env) -> Array:
    """No code: raises Unknown."""
    raise Unknown("no value for such a statement")


NEVER_JUDGED = "it says where terms have values, or what they tend to: no point shows it"
"""Why a limit, and what is the same wherever it has a value, have no code."""
OF_EVERY_NUMBER = "it speaks of every number or vector: no finite number of points shows it"
"""Why a quantifier over numbers or vectors has none."""

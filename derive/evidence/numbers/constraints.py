"""Hypotheses as numbers: of each relation in them left - right, for every index and every row.

Over floats, to move points; over balls, to be certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...terms.statement import NE, And, ForAll, Implies, Prop, Rel
from ...terms.term import is_real
from .codes import placed
from .field import Array, Unknown
from .jets import Number
from .walk import Axis, Env, Walk


@dataclass(frozen=True)
class Part:
    """A relation between numbers: left - right for each index that is open, and for which of them it is asked."""

    name: str
    gap: Number
    asked: Array


class Reader:
    """Takes hypotheses apart over a field."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk

    def parts(self, prop: Prop, env: Env, asked: Any = True) -> Iterator[Part]:
        """The relations in a statement. Raises Unknown where it is not made of them by "and", "for all" and "⇒"."""
        match prop:
            case And(members):
                for member in members:
                    yield from self.parts(member, env, asked)
            case ForAll(size, body):
                axis = env.depth + 1
                yield from self.parts(body, env.bind((Axis(axis, self.walk.length(size, env)),), axis), asked)
            case Implies(Rel(_, left, _) as premise, then) if not is_real(left):
                here = placed(self, premise, env)  # type: ignore[arg-type]
                yield from self.parts(then, env, asked & here)
            case Rel(name, left, right) if is_real(left):
                minus = self.walk.on.multiply(self.walk.on.number(-1), self.walk.real(right, env))
                yield Part(name, self.walk.on.add(self.walk.real(left, env), minus), np.asarray(asked))
            case Rel():
                if not np.all(placed(self, prop, env) | ~np.asarray(asked)):  # type: ignore[arg-type]
                    yield Part(NE, self.walk.on.number(0), np.asarray(True))
            case _:
                raise Unknown("not made of relations")


def spread(values: Any, asked: Array, rows: int) -> tuple[Array, Array]:
    """Gaps as a table with a row for each point, and which of its columns are asked for."""
    values, asked = np.broadcast_arrays(np.asarray(values), asked)
    if values.ndim == 0:
        values, asked = values.reshape(1), asked.reshape(1)
    full = (rows, *values.shape[1:])
    return np.broadcast_to(values, full).reshape(rows, -1), np.broadcast_to(asked, full).reshape(rows, -1)

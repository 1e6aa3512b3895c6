"""Points moved until they meet hypotheses, by Newton's steps on all numbers that may move. Nothing here is trusted.

An equation is to be 0. An inequality that fails, or is closer than a margin, is
to reach the margin; so a system of inequalities is solved in the same way.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from ...terms.node import Node, free
from ...terms.statement import EQ, GE, GT, LE, LT, NE, Prop
from ...terms.term import Fn, Pi, Scalar, Variable, Vector
from .constraints import Reader, spread
from .draw import Batch
from .field import Array, Unknown
from .floats import Floats
from .jets import ground
from .points import same_entries
from .walk import Env, Walk

_MARGINS = (0.2, 1e-2, 1e-4, 1e-6, 1e-8)
_MOST_STEPS = 30
_MOST_COORDINATES = 40
_STEP = 1e-6
_CLOSE = 1e-11
_SURELY_APART = 1e-10

Place = tuple[Variable, tuple[int, ...]]


@dataclass(frozen=True)
class Gaps:
    """At each row of a batch: what should be 0, and what has a direction (1 for ≥, -1 for ≤, 0 for ≠)."""

    equal: Array
    other: Array
    direction: Array
    strict: Array


class System:
    """Hypotheses in the numbers of one point that may move."""

    def __init__(self, batch: Batch, given: Sequence[Prop]) -> None:
        self.batch, self.given = batch, given
        self.turns = any([_has_turns(prop) for prop in given])
        """Whether there is a sine or a cosine, or π."""
        moving = frozenset().union(*[free(p) for p in given])
        self.places: list[Place] = []
        for variable in sorted(moving, key=lambda v: v.name):
            if isinstance(variable, Scalar):
                self.places.append((variable, ()))
            elif isinstance(variable, Vector) and variable.total is None:
                shape: tuple[int, ...] = batch.variables[variable].shape[1:]
                self.places += [
                    (variable, place) for place in np.ndindex(*shape) if place == min(same_entries(variable, place))
                ]
        if len(self.places) > _MOST_COORDINATES:
            raise Unknown("many numbers")

    def start(self) -> Array:
        """Where the point is."""
        return np.array([float(self.batch.variables[v][(0, *place)]) for v, place in self.places])

    def at(self, points: Array) -> Batch:
        """The batch with a row for each choice of the numbers."""
        batch = self.batch.take(np.zeros(len(points), dtype=int))
        held: dict[Variable, Any] = {v: np.array(batch.variables[v], dtype=float) for v, _ in self.places}
        for column, (variable, place) in enumerate(self.places):
            for same in same_entries(variable, place):
                held[variable][(slice(None), *same)] = points[:, column]
        return Batch({**batch.variables, **held}, len(points))

    def gaps(self, points: Array) -> Gaps:
        """How far each choice is from the hypotheses. Raises Unknown."""
        batch = self.at(points)
        reader, env = Reader(Walk(Floats())), Env(batch.variables)
        equal, other, direction, strict = [np.zeros((len(points), 0))], [np.zeros((len(points), 0))], [], []
        with np.errstate(all="ignore"):
            for prop in self.given:
                for part in reader.parts(prop, env):
                    gap, asked = spread(ground(part.gap), part.asked, len(points))
                    gap = np.asarray(gap, dtype=float)[:, asked[0]]
                    if part.name == EQ:
                        equal.append(gap)
                    else:
                        other.append(gap)
                        direction += [{GE: 1, GT: 1, LE: -1, LT: -1}.get(part.name, 0)] * gap.shape[1]
                        strict += [part.name in (GT, LT, NE)] * gap.shape[1]
        return Gaps(np.hstack(equal), np.hstack(other), np.array(direction), np.array(strict, dtype=bool))

    def residuals(self, points: Array, margin: float) -> Array:
        """0 where the hypotheses hold with a margin."""
        gaps = self.gaps(points)
        turned = gaps.other * np.where(gaps.direction == 0, np.where(gaps.other < 0, -1, 1), gaps.direction)
        return np.hstack([gaps.equal, np.minimum(0.0, turned - margin)])

    def slopes(self, point: Array, margin: float, step: float = _STEP) -> tuple[Array, Array]:
        """The residuals at a point, and how they grow in each number."""
        steps = step * np.maximum(1.0, np.abs(point))
        values = self.residuals(np.vstack([point, point + np.diag(steps)]), margin)
        return values[0], ((values[1:] - values[0]) / steps[:, None]).T

    def solved(self, point: Array, margin: float) -> Array | None:
        """A point near by that meets the hypotheses with a margin, up to rounding."""
        size = self._size(self.residuals(point[None], margin))[0]
        for _ in range(_MOST_STEPS):
            if size <= _CLOSE:
                return point
            values, slopes = self.slopes(point, margin)
            if not (np.isfinite(values).all() and np.isfinite(slopes).all()):
                return None
            step = -np.linalg.lstsq(slopes, values, rcond=1e-9)[0]
            tried = point + step * (0.5 ** np.arange(8))[:, None]
            sizes = self._size(self.residuals(tried, margin))
            best = int(np.argmin(sizes))
            if not sizes[best] < size:
                return None
            point, size = tried[best], sizes[best]
        return point if size <= _CLOSE else None

    def is_strictly_inside(self, point: Array) -> bool:
        """Whether no strict inequality is missed by being an equation there."""
        gaps = self.gaps(point[None])
        return bool((np.abs(gaps.other[0][gaps.strict]) > _SURELY_APART).all())

    def _size(self, residuals: Array) -> Array:
        found = np.abs(residuals).max(axis=1, initial=0.0)
        return np.where(np.isfinite(found), found, np.inf)


def solutions(
    batch: Batch, rows: Iterable[int], given: Sequence[Prop], until: float = inf
) -> Iterable[tuple[System, Array]]:
    """Rows of a batch moved until they meet the hypotheses, with as large a margin as there is. Raises Unknown."""
    for row in rows:
        if time.process_time() > until:
            return
        system = System(batch.take(np.array([row])), given)
        start = system.start()
        if not system.places or not np.isfinite(start).all() or np.abs(start).max() > 1e4:
            continue
        first = system.solved(start, 0.0)
        if first is not None:
            inside = (system.solved(first, margin) for margin in _MARGINS)
            found = next((found for found in inside if found is not None), first)
            if system.is_strictly_inside(found):
                yield system, found


def _has_turns(node: Node) -> bool:
    return (
        isinstance(node, Pi)
        or (isinstance(node, Fn) and node.name in ("sin", "cos", "tan"))
        or any([_has_turns(part) for part in node.parts()])
    )

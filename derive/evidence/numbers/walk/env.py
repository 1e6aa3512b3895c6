"""What variables stand for while a term is evaluated: points along axis 0, an axis for each binder that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..field import Array, Unknown
from ..jets import Number

Places = Callable[[tuple[Any, ...], int], Number]
"""A vector as a function: index arrays, and how many binders are open, to components."""


@dataclass(frozen=True)
class Axis:
    """A bound index: axis number `axis`, running over `length` positions."""

    axis: int
    length: int


@dataclass(frozen=True)
class Env:
    """What the variables stand for, and the binders that are open, outermost first."""

    variables: Mapping[Any, Any]
    frames: tuple[tuple[Any, ...], ...] = ()
    depth: int = 0

    def bind(self, values: tuple[Any, ...], depth: int) -> Env:
        """One more binder open."""
        return Env(self.variables, (*self.frames, values), depth)

    def bound(self, level: int) -> Any:
        """What a bound index stands for."""
        for frame in reversed(self.frames):
            if level < len(frame):
                return frame[level]
            level -= len(frame)
        raise Unknown("a loose index")


def padded(values: Array, depth: int) -> Array:
    """An array with one axis for the points and one for each open binder."""
    values = np.asarray(values)
    return values.reshape(values.shape + (1,) * (1 + depth - values.ndim)) if values.ndim else values


def positions(index: Any, depth: int) -> Array:
    """The positions of an index, from 0, as an array."""
    if isinstance(index, Axis):
        shape = [1] * (1 + depth)
        shape[index.axis] = index.length
        return np.arange(index.length).reshape(shape)
    return padded(index, depth)


def agreeing(left: Any, right: Any, depth: int) -> Array:
    """Where two indices are the same position, as truth values."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Axis) and not isinstance(other, Axis) and np.size(other) == len(other):
            marked = np.zeros((len(other), one.length), dtype=bool)
            marked[np.arange(len(marked)), np.reshape(other, -1)] = True
            shape = [1] * (1 + depth)
            shape[0], shape[one.axis] = marked.shape
            return marked.reshape(shape)
    return np.asarray(positions(left, depth) == positions(right, depth))

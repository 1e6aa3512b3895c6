"""What variables stand for while a term is evaluated: points along axis 0, an axis for each binder that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from ..field import Array, Unknown
from ..jets import Number

Places = Callable[[tuple[Any, ...], int], Number]
"""A vector as a function: index arrays, and how many binders are open, to components."""

_NOWHERE: Mapping[Any, int] = MappingProxyType({})


class Axis(NamedTuple):
    """A bound index: axis number `axis`, running over `length` positions."""

    axis: int
    length: int


class Env(NamedTuple):
    """What the variables stand for, and the binders that are open, outermost first."""

    variables: Mapping[Any, Any]
    frames: tuple[tuple[Any, ...], ...] = ()
    depth: int = 0
    depths: Mapping[Any, int] = _NOWHERE
    """How many binders had to be open for what a variable stands for; none, if nothing is said."""

    def bind(self, values: tuple[Any, ...], depth: int) -> Env:
        """One more binder open."""
        return Env(self.variables, (*self.frames, values), depth, self.depths)

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
    missing = 1 + depth - values.ndim
    return values.reshape(values.shape + (1,) * missing) if values.ndim and missing else values


def opened_to(values: Any, depth: int) -> Array:
    """The same, of a single number too."""
    values = np.asarray(values)
    return padded(values, depth) if values.ndim else values.reshape((1,) * (1 + depth))


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


def picked(values: Array, indices: tuple[Any, ...], depth: int) -> Array:
    """The entries of an array whose last axes are these indices'; the others are those of points and open binders."""
    own = values.ndim - len(indices)
    axes = [index.axis for index in indices if isinstance(index, Axis)]
    depend_on_one = any([axis < own and values.shape[axis] > 1 for axis in axes])
    if not depend_on_one and len(axes) == len(indices) == len(set(axes)):
        shape = [*values.shape[:own], *[1] * (1 + depth - own)]
        for axis, length in zip(axes, values.shape[own:], strict=True):
            shape[axis] = length
        order = sorted(range(len(axes)), key=axes.__getitem__)
        turned = values if order == list(range(len(axes))) else values.transpose(*range(own), *[own + k for k in order])
        return turned.reshape(shape)
    before = []
    for axis, length in enumerate(values.shape[:own]):
        across = [1] * (1 + depth)
        across[axis] = length
        before.append(np.arange(length).reshape(across))
    places = [positions(index, depth) for index in indices]
    found: Array = values[(*before, *places)]
    return found

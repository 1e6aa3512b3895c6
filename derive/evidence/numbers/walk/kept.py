"""Values that a walk has met, kept for when the same term is met again where all that is in it stands for the same.

A term that is kept is evaluated where no more binders are open than it needs: so
an inverse inside of a sum is the one outside, if the index of the sum is not in it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from ....terms.node import Bound, Node, free
from ..jets import Jet
from .env import Axis, Env

_ROOM, _LARGEST = 1 << 23, 1 << 16
"""So many numbers are kept, and of one term: memory that is free again at once is better for very long vectors."""

Key = tuple[Any, ...]


class Place(NamedTuple):
    """Where a term is evaluated, and by what its value is known again: by the very objects that it is made of."""

    env: Env
    key: Key
    needed: tuple[Any, ...]
    """These objects. They are held on to, so that no other one can be taken for one of them."""


class Kept:
    """Values, and vectors as functions, by the term and by what its variables and the indices in it stand for."""

    def __init__(self) -> None:
        self._values: dict[Key, tuple[Any, tuple[Any, ...]]] = {}
        self._room = _ROOM

    def place(self, term: Node, env: Env, level: int) -> Place:
        """Where and under which key a term is evaluated inside so many derivatives."""
        variables, levels = _needs(term)
        held, depths, depth = env.variables, env.depths, 0
        needed = [held.get(variable) for variable in variables]
        if depths:
            depth = max([depths.get(variable, 0) for variable in variables], default=0)
        for outwards in levels:
            index = env.bound(outwards)
            needed.append(index)
            depth = max(depth, index.axis if type(index) is Axis else np.ndim(index) - 1)
        inner = env if depth == env.depth else Env(held, env.frames, depth, depths)
        key = (id(term), level, *[(v if type(v) is Axis else id(v)) for v in needed])
        return Place(inner, key, (term, *needed))

    def get(self, key: Key) -> Any:
        """What is kept, or None."""
        found = self._values.get(key)
        return None if found is None else found[0]

    def put(self, key: Key, value: Any, needed: tuple[Any, ...]) -> None:
        """Keep a value that is not very large, as long as there is room."""
        size = _size(value)
        if size <= min(self._room, _LARGEST):
            self._room -= size
            self._values[key] = value, needed


def _size(value: Any) -> int:
    if isinstance(value, Jet):
        return _size(value.value) + _size(value.slope)
    return 1 if callable(value) else np.size(value)


@lru_cache(maxsize=1 << 14)
def _needs(term: Node) -> tuple[tuple[Any, ...], tuple[int, ...]]:
    """The variables of a term, and how far out the indices in it are bound."""
    return tuple(free(term)), tuple(sorted(_levels(term)))


def _levels(node: Node) -> frozenset[int]:
    if isinstance(node, Bound):
        return frozenset((node.level,))
    *outside, last = node.parts() or (None,)
    if last is None:
        return frozenset()
    inside = {level - node.binds() for level in _levels(last) if level >= node.binds()}
    return frozenset(inside).union(*map(_levels, outside))

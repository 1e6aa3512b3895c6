"""How large arrays become: the most indices that one value under a statement depends on at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...terms.node import Bound, Node
from ...terms.statement import ForAll
from ...terms.term import Call, Deriv, Lam, Reduce

Axes = frozenset[int]
_NONE: Axes = frozenset()


def width(*nodes: Node) -> int:
    """The number of axes of length n that the largest array has, points apart."""
    measure = _Measure()
    for node in nodes:
        measure.axes(node, {}, ())
    return measure.widest


class _Measure:
    def __init__(self) -> None:
        self.widest = 0
        self.opened = 0

    def axes(self, node: Node, variables: Mapping[Any, Axes], frames: tuple[tuple[Axes, ...], ...]) -> Axes:
        """The axes that a value depends on; the widest is kept."""
        found = self._axes(node, variables, frames)
        self.widest = max(self.widest, len(found))
        return found

    def _axes(self, node: Node, variables: Mapping[Any, Axes], frames: tuple[tuple[Axes, ...], ...]) -> Axes:
        match node:
            case Bound(level):
                for frame in reversed(frames):
                    if level < len(frame):
                        return frame[level]
                    level -= len(frame)
                return _NONE
            case Reduce() | ForAll():
                self.opened += 1
                own = frozenset((self.opened,))
                *outside, body = node.parts()
                inside = self.axes(body, variables, (*frames, (own,)))
                return (inside - own).union(*[self.axes(p, variables, frames) for p in outside])
            case Lam(shape, body, _):
                return self.axes(body, variables, (*frames, (_NONE,) * len(shape)))
            case Deriv(body, var):
                places = self.axes(var, variables, frames)
                return self.axes(body, {**variables, node.root: places}, frames)
            case Call(definition, args):
                bound = {p: self.axes(a, variables, frames) for p, a in zip(definition.params, args, strict=True)}
                return self.axes(definition.body, bound, ())
        own = variables.get(node, _NONE) if node.is_variable else _NONE
        return own.union(*[self.axes(p, variables, frames) for p in node.parts()])

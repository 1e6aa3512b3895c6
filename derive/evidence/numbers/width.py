"""How large arrays become: the most indices that one value under a statement depends on at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...terms.node import VECTOR, Bound, Node, Term
from ...terms.statement import ForAll
from ...terms.term import Adj, ArgMax, At, Call, Deriv, Det, Inv, Lam, Reduce, Tup

Axes = frozenset[int]
Places = Callable[[tuple[Axes, ...]], Axes]
"""A vector: from the axes that its indices depend on to those that its component does."""
Frames = tuple[tuple[Axes, ...], ...]
_NONE: Axes = frozenset()


def width(*nodes: Node) -> int:
    """The number of axes of length n that the largest array has, points apart."""
    measure = _Measure()
    for node in nodes:
        measure.axes(node, {}, ())
    return measure.widest


class _Measure:
    """Goes the way of `walk`: a vector that is written out is evaluated where a component of it is asked for."""

    def __init__(self) -> None:
        self.widest = 0
        self.opened = 0

    def axes(self, node: Node, variables: Mapping[Any, Any], frames: Frames) -> Axes:
        """The axes that a number, an index or a statement depends on; the widest is kept."""
        found = self._axes(node, variables, frames)
        self.widest = max(self.widest, len(found))
        return found

    def _axes(self, node: Node, variables: Mapping[Any, Any], frames: Frames) -> Axes:
        match node:
            case Bound(level):
                for frame in reversed(frames):
                    if level < len(frame):
                        return frame[level]
                    level -= len(frame)
                return _NONE
            case Reduce() | ForAll():
                own = self._axis()
                *outside, body = node.parts()
                inside = self.axes(body, variables, (*frames, (own,)))
                return (inside - own).union(*[self.axes(p, variables, frames) for p in outside])
            case At(vector, indices):
                return self._places(vector, variables, frames)(
                    tuple([self.axes(i, variables, frames) for i in indices])
                )
            case ArgMax(vector):
                own = self._axis()
                found = self._places(vector, variables, frames)((own,))
                self.widest = max(self.widest, len(found))
                return found - own
            case Det(matrix):
                return self._inside(matrix, variables, frames)
            case Deriv(body, var):
                moved = self.axes(var, variables, frames)
                root: Any = (lambda places: moved.union(*places)) if node.root.sort == VECTOR else moved
                return self.axes(body, {**variables, node.root: root}, frames)
            case Call(definition, args):
                given = {p: self._argument(a, variables, frames) for p, a in zip(definition.params, args, strict=True)}
                return self.axes(definition.body, given, ())
        if node.is_variable:
            axes: Axes = variables.get(node, _NONE)
            return axes
        return _NONE.union(*[self.axes(p, variables, frames) for p in node.parts()])

    def _axis(self) -> Axes:
        self.opened += 1
        return frozenset((self.opened,))

    def _inside(self, matrix: Term, variables: Mapping[Any, Any], frames: Frames) -> Axes:
        """The axes that the entries of a matrix depend on, apart from their own two, which are open at once."""
        own = self._axis(), self._axis()
        found = self._places(matrix, variables, frames)(own)
        self.widest = max(self.widest, len(found))
        return found.difference(*own)

    def _argument(self, arg: Term, variables: Mapping[Any, Any], frames: Frames) -> Any:
        return (self._places if arg.sort == VECTOR else self.axes)(arg, variables, frames)

    def _places(self, vector: Term, variables: Mapping[Any, Any], frames: Frames) -> Places:
        match vector:
            case Lam(_, body, _):
                return lambda places: self.axes(body, variables, (*frames, places))
            case Tup(values):
                listed = _NONE.union(*[self.axes(value, variables, frames) for value in values])
                return lambda places: listed.union(*places)
            case Inv(matrix) | Adj(matrix):
                inside = self._inside(matrix, variables, frames)
                return lambda places: inside.union(*places)
        held: Places = variables.get(vector, lambda places: _NONE.union(*places))
        return held

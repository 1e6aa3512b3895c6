"""Terms as rows of plain data: equal subterms once, so that they are no longer than the term is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from ...terms.definition import Definition
from ...terms.leaf import Variable
from ...terms.node import Node
from ...terms.term import Call
from .variables import Numbers

Closed = Callable[[Definition], tuple[str, tuple[Variable, ...]]]
"""The digest of what a definition stands for, and its parameters in the order in which that asks for them."""


class Reader:
    """Reads terms part by part; the arguments of a definition that stayed folded in an order that no letter changes."""

    def __init__(self, closed: Closed) -> None:
        self.closed = closed

    def numbered(self, node: Node, known: Numbers) -> dict[Variable, int]:
        """The variables of a node, after those that are known, in the order in which they first occur."""
        numbers, seen = dict(known), set[Node]()

        def look(part: Node) -> None:
            if part in seen:
                return
            seen.add(part)
            if part.is_variable:
                numbers.setdefault(part, len(numbers))  # type: ignore[arg-type]
            for inner in self.inside(part):
                look(inner)

        look(node)
        return numbers

    def occurring(self, node: Node) -> Iterator[Variable]:
        """The variables at their places, each as often as it stands there."""
        if node.is_variable:
            yield node  # type: ignore[misc]
            return
        for inner in self.inside(node):
            yield from self.occurring(inner)

    def inside(self, node: Node) -> list[Node]:
        """What a node is made of, in order, sizes included."""
        return _nodes(self.arguments(node) if isinstance(node, Call) else node.content())

    def arguments(self, call: Call) -> tuple[Node, ...]:
        """What a definition is called with."""
        given = dict(zip(call.definition.params, call.args, strict=True))
        return tuple([given[param] for param in self.closed(call.definition)[1]])

    def rows(
        self, node: Node, leaf: Callable[[Any], tuple[Any, ...]], name: Callable[[Definition], Any] | None = None
    ) -> list[Any]:
        """The rows of a node, the last one its own; `leaf` says what stands for a variable, `name` for a definition."""
        return _Table(self, leaf, name or (lambda definition: self.closed(definition)[0])).of(node)


def _nodes(values: tuple[object, ...]) -> list[Node]:
    found: list[Node] = []
    for value in values:
        if isinstance(value, Node):
            found.append(value)
        elif type(value) is tuple:
            found += _nodes(value)
    return found


class _Table:
    def __init__(
        self, reader: Reader, leaf: Callable[[Any], tuple[Any, ...]], name: Callable[[Definition], Any]
    ) -> None:
        self.reader, self.leaf, self.name = reader, leaf, name
        self.found: dict[Any, int] = {}
        self._known: dict[Node, int] = {}

    def of(self, node: Node) -> list[Any]:
        self._row(node)
        return list(self.found)

    def _row(self, node: Node) -> int:
        place = self._known.get(node)
        if place is None:
            row = self._content(node)
            place = self._known[node] = self.found.setdefault(row, len(self.found))
        return place

    def _content(self, node: Node) -> Any:
        if node.is_variable:
            return ("·", *self.leaf(node))
        if isinstance(node, Call):
            return ("Call", self.name(node.definition), *map(self._plain, self.reader.arguments(node)))
        return (type(node).__name__, *map(self._plain, node.content()))

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind is tuple:
            return tuple([self._plain(part) for part in value])
        if kind is Fraction:
            return ("/", value.numerator, value.denominator)
        return ("#", self._row(value)) if isinstance(value, Node) else value

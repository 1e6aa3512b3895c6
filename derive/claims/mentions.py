"""What a proof is written with: the terms and statements of its steps and reasons, and the claims that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from ..search.reasons import Citable, Cite, Reason
from ..terms.definition import Definition
from ..terms.matrices import named_definitions_in
from ..terms.node import Node, free
from .holes import Hole
from .parts import Part


def nodes_in(part: Part) -> Iterator[Node]:
    """The terms and statements that stand in a proof, also those that its reasons name."""
    for value in _values(part):
        if isinstance(value, Node):
            yield value
        elif isinstance(value, Definition):
            yield value.call({})


def cited_in(part: Part | Reason) -> Iterator[Citable]:
    """The claims that a proof, or a reason, names."""
    for value in _values(part):
        if isinstance(value, Cite):
            yield value.target


def namesakes_in(cited: Iterable[Node], nodes: Iterable[Node]) -> Iterator[Node]:
    """The definitions in statements that are cited whose names have a meaning in these nodes: the same, or another.

    The variables of a statement that is cited are its own; a definition is the same wherever it is cited.
    """
    shown = tuple(nodes)
    names = {thing.name for node in shown for thing in (*named_definitions_in(node), *free(node))}
    for statement in cited:
        yield from [found.call({}) for found in named_definitions_in(statement) if found.name in names]


def holes_in(part: Part) -> Iterator[Hole]:
    """The places that a proof leaves open."""
    for value in _values(part):
        if isinstance(value, Hole):
            yield value


def _values(value: Any) -> Iterator[Any]:
    """A value and all that it holds; of a citation what is put for variables, and not whose variables they were."""
    yield value
    if isinstance(value, Cite):
        yield from [image for _, image in value.images]
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one)
    else:
        kind: Any = type(value)
        for name in _looked_into(kind):
            yield from _values(getattr(value, name))


@cache
def _looked_into(kind: type[Any]) -> tuple[str, ...]:
    """The fields of parts, reasons and the like; none of terms, statements and definitions."""
    whole = issubclass(kind, Node | Definition) or not is_dataclass(kind)
    return () if whole else tuple([field.name for field in fields(kind)])

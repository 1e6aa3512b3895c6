"""A total order on terms, so that a normal form can choose: which of two indices, which sign, which order.

Only choices rest on it. What is equal is decided by the terms themselves.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ..terms.definition import Definition
from ..terms.node import Node, free
from ..terms.term import Index, Size

_FRESH = "·"
"""Names that begin so are the kernel's; no declaration can use them."""


@lru_cache(maxsize=100_000)
def key(node: Node) -> tuple[Any, ...]:
    """Sorts terms: by kind, then by content."""
    return (type(node).__name__, *[_field_key(value) for value in node.content()])


def _field_key(value: object) -> Any:
    if isinstance(value, Node):
        return key(value)
    if isinstance(value, tuple):
        return tuple([_field_key(v) for v in value])
    if isinstance(value, Definition):
        return (_field_key(value.params), key(value.body))
    return value


def mono_key(mono: frozenset[tuple[Node, Any]]) -> tuple[Any, ...]:
    """Sorts monomials, the constant last."""
    return (not mono, *sorted([(key(base), exponent) for base, exponent in mono]))


def fresh(size: Size, *nodes: Node) -> Index:
    """An index that is free in none of the nodes, deeper than any that the kernel has opened around them."""
    names = [v.name for node in nodes for v in free(node)]
    used = [int(name[1:]) for name in names if name.startswith(_FRESH) and name[1:].isdecimal()]
    return Index(f"{_FRESH}{max(used, default=-1) + 1}", size)

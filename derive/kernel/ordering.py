"""The order in which the normal form writes, and names for the indices that the kernel opens."""

from __future__ import annotations

from typing import Any

from ..terms.node import Node, free
from ..terms.ordering import key
from ..terms.term import Index, Size

__all__ = ["fresh", "key", "mono_key"]

_FRESH = "·"
"""Names that begin so are the kernel's; no declaration can use them."""


def mono_key(mono: frozenset[tuple[Node, Any]]) -> tuple[Any, ...]:
    """Sorts monomials, the constant last."""
    return (not mono, *sorted([(key(base), exponent) for base, exponent in mono]))


def fresh(size: Size, *nodes: Node) -> Index:
    """An index that is free in none of the nodes, deeper than any that the kernel has opened around them."""
    names = [v.name for node in nodes for v in free(node)]
    used = [int(name[1:]) for name in names if name.startswith(_FRESH) and name[1:].isdecimal()]
    return Index(f"{_FRESH}{max(used, default=-1) + 1}", size)

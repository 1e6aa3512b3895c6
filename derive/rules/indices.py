"""Names for the indices that rules open, and what says that one is none of some others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..terms.leaf import Index, Size
from ..terms.node import RESERVED, Node, Term, free, is_reserved
from ..terms.statement import NE, Prop, Rel


def fresh(size: Size, *nodes: Node) -> Index:
    """An index that is free in none of the nodes, deeper than any that the kernel has opened around them.

    Rules take nothing in which such a name is free, so no fact speaks of one.
    """
    return numbered([size], {v for node in nodes for v in free(node)})[0]


def numbered(sizes: Iterable[Size], taken: Iterable[Any]) -> list[Index]:
    """An index for each size, deeper than any that the kernel has opened among those taken, their names in order."""
    used = [int(v.name[1:]) for v in taken if is_reserved(v)]
    return [Index(f"{RESERVED}{n:04d}", size) for n, size in enumerate(sizes, max(used, default=-1) + 1)]


def differences(index: Index, others: Iterable[Term]) -> frozenset[Prop]:
    """That an index is none of some others, written either way round."""
    return frozenset([Rel(NE, *pair) for other in others for pair in ((index, other), (other, index))])

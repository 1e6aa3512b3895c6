"""The order in which the normal form writes, and names for the indices that the kernel opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..terms.node import RESERVED, Node, Term, free, is_reserved, opened
from ..terms.ordering import key as key
from ..terms.term import Index, Reduce, Size
from .poly import Rational


def mono_key(mono: frozenset[tuple[Node, Any]]) -> tuple[Any, ...]:
    """Sorts monomials, the constant last."""
    return (not mono, *sorted([(key(base), exponent) for base, exponent in mono]))


def in_order(mono: Iterable[tuple[Term, Rational]]) -> list[tuple[Term, Rational]]:
    """The factors of a monomial in one order. A set has none that lasts, and what δs make of factors can rest on it."""
    return sorted(mono, key=lambda pair: key(pair[0]))


def fresh(size: Size, *nodes: Node) -> Index:
    """An index that is free in none of the nodes, deeper than any that the kernel has opened around them.

    Rules take nothing in which such a name is free, so no fact speaks of one.
    """
    return numbered([size], {v for node in nodes for v in free(node)})[0]


def numbered(sizes: Iterable[Size], taken: Iterable[Any]) -> list[Index]:
    """An index for each size, deeper than any that the kernel has opened among those taken, their names in order."""
    used = [int(v.name[1:]) for v in taken if is_reserved(v)]
    return [Index(f"{RESERVED}{n:04d}", size) for n, size in enumerate(sizes, max(used, default=-1) + 1)]


def member(term: Reduce) -> Term:
    """The body of a reduction at an arbitrary index."""
    body: Term = opened(term.body, (fresh(term.size, term),))
    return body

"""The order in which the normal form writes, and names for the indices that the kernel opens."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from ..rules.indices import fresh as fresh
from ..rules.indices import numbered as numbered
from ..terms.kept import kept_of
from ..terms.node import Node, Term, opened
from ..terms.ordering import key as key
from ..terms.term import Index, OtherIndex, Reduce
from .poly import Rational


@lru_cache(maxsize=1 << 13)
def mono_key(mono: frozenset[tuple[Node, Any]]) -> tuple[Any, ...]:
    """Sorts monomials, the constant last."""
    return (not mono, *sorted([(key(base), exponent) for base, exponent in mono]))


def in_order(mono: Iterable[tuple[Term, Rational]]) -> list[tuple[Term, Rational]]:
    """The factors of a monomial in one order. A set has none that lasts, and what δs make of factors can rest on it."""
    return sorted(mono, key=lambda pair: key(pair[0]))


def without(index: Index, omit: Iterable[Term]) -> Index:
    """An index of the same name that is none of those left out."""
    apart = tuple(sorted(set(omit), key=key))
    return OtherIndex(index.name, index.size, apart) if apart else Index(index.name, index.size)


def are_apart(left: Term, right: Term) -> bool:
    """Whether one of two indices was opened as one that is not the other."""
    pairs = ((left, right), (right, left))
    return any([isinstance(own, OtherIndex) and other in own.apart for own, other in pairs])


@kept_of
def arbitrary(binder: Term) -> tuple[Index, ...]:
    """Indices with which a binder is opened: any of their dimensions, but none of those that it leaves out."""
    indices: tuple[Index, ...] = ()
    for size in binder.sizes():
        indices = (*indices, fresh(size, binder, *indices))
    return tuple([without(i, binder.omit) for i in indices]) if isinstance(binder, Reduce) else indices


def member(term: Reduce) -> Term:
    """The body of a reduction at an arbitrary index of its range."""
    body: Term = opened(term.body, arbitrary(term))
    return body

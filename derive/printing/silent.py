"""Vectors that are written without their index: x + c for the one whose component at k is x_k + c."""

from __future__ import annotations

from typing import Any

from ..terms.definition import Definition
from ..terms.node import Bound, Node, free, loose
from ..terms.term import At, Call, Index, Lam, Vector


def is_silent(vector: Lam) -> bool:
    """Whether the index can be left out, and be put back by whoever reads it.

    It stands in components of vectors and in families alone, at least in one of
    them, and in no vector inside; and nothing else has a name of one of these.
    """
    own = tuple(map(Bound, range(len(vector.shape))))
    found: set[Any] = set()
    if not _stands_in_components(vector.body, own, found, True) or not found:
        return False
    names = {thing.name for thing in found}
    return not any(other.name in names and other not in found for other in free(vector))


def _stands_in_components(node: Node, own: tuple[Bound, ...], found: set[Any], allowed: bool) -> bool:
    """Whether the bound indices are met in whole components alone, and in these only where it is allowed."""
    if loose(node) <= own[0].level:
        return True
    match node:
        case Bound(level):
            return not own[0].level <= level <= own[-1].level
        case At(Vector() as vector, indices) if indices == own:
            found.add(vector)
            return allowed
        case Call(definition, args) if args[: definition.formal] == own and is_family(definition):
            found.add(definition)
            return allowed and all([_stands_in_components(a, own, found, allowed) for a in args[definition.formal :]])
    allowed &= not isinstance(node, Lam)
    *outside, last = node.parts()
    inner = tuple([Bound(place.level + node.binds()) for place in own])
    return all([_stands_in_components(part, own, found, allowed) for part in outside]) and _stands_in_components(
        last, inner, found, allowed
    )


def is_family(definition: Definition) -> bool:
    """Whether indices are all that is written with a definition."""
    return all([isinstance(param, Index) for param in definition.params[: definition.formal]])

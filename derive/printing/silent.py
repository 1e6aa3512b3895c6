"""Vectors that are written without their index: x + c for the one whose component at k is x_k + c."""

from __future__ import annotations

from typing import Any

from ..terms.definition import Definition
from ..terms.matrices import comes_with_derive, parts_of
from ..terms.node import Bound, BoundVector, Node, free, loose
from ..terms.term import Adj, Apply, At, Call, Deriv, Fn, Inv, Lam, Pow, Vector

Own = tuple[Bound, ...]


def is_silent(vector: Lam) -> bool:
    """Whether the index can be left out, and be put back by whoever reads it.

    It stands in components of vectors and in definitions alone, at least in one
    of them, and in no vector inside; and nothing else has a name of one of these.
    """
    own = tuple(map(Bound, range(len(vector.shape))))
    found: set[Any] = set()
    if not _stands_in_components(vector.body, own, found, True) or not found:
        return False
    named = [thing for thing in found if not isinstance(thing, Inv | Adj | BoundVector)]
    names = {thing.name for thing in named if not (isinstance(thing, Definition) and comes_with_derive(thing))}
    return not any(other.name in names and other not in found for other in free(vector))


def _stands_in_components(node: Node, own: Own, found: set[Any], allowed: bool) -> bool:
    """Whether the bound indices are met in whole components alone, and in these only where it is allowed."""
    if not is_met(node, own):
        return True
    match node:
        case Bound():
            return False
        case At(Vector() | BoundVector() as vector, indices) if indices == own:
            found.add(vector)
            return allowed
        case At(Inv() | Adj() as whole, indices) if indices == own:
            found.add(whole)
            return allowed and not is_met(whole, own)
        case Apply(function, args) if node.parts()[1 + len(args) :] == own:
            found.add(function)
            return allowed and not any([is_met(arg, own) for arg in args])
        case Call(definition, args) if parts_of(node)[1] == own:
            found.add(definition)
            rest = (*parts_of(node)[0], *args[definition.formal :])
            return allowed and all([_stands_in_components(a, own, found, allowed) for a in rest])
        case Deriv() if is_slope(node, own):
            found.add(node.root)
            return allowed
    allowed &= not isinstance(node, Lam) and not (len(own) > 1 and isinstance(node, Pow | Fn))
    *outside, last = node.parts()
    inner = tuple([Bound(place.level + node.binds()) for place in own])
    return all([_stands_in_components(part, own, found, allowed) for part in outside]) and _stands_in_components(
        last, inner, found, allowed
    )


def is_met(node: Node, own: Own) -> bool:
    """Whether one of these bound indices, the levels of which follow each other, occurs in a node."""
    if loose(node) <= own[0].level:
        return False
    if isinstance(node, Bound):
        return own[0].level <= node.level <= own[-1].level
    *outside, last = node.parts()
    inner = tuple([Bound(place.level + node.binds()) for place in own])
    return is_met(last, inner) or any([is_met(part, own) for part in outside])


def is_slope(term: Deriv, own: Own) -> bool:
    """Whether it is a component of a gradient: the derivative of what has none of these indices, at all of them."""
    by = term.var
    return isinstance(by, At) and by.indices == own and not is_met(term.body, own)

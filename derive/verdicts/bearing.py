"""Whether a corrected claim bears on the published statement that it should stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..terms.definition import definitions_in
from ..terms.node import Node, Term, free
from ..terms.statement import GE, LE, And, Every, ForAll, Iff, Implies, Prop, Rel
from ..terms.substitution import substitute
from ..terms.term import At, Call, Delta, Dim, Index, Num, Pi, Scalar, Vector, is_real


def unrelated(corrected: Prop, published: Prop) -> str | None:
    """Why the one says nothing about what the other does; None if it may."""
    if holds_by_itself(corrected):
        return "it says of a term that it is itself"
    if _compounds(corrected).isdisjoint(_compounds(published)):
        return "it has no term or relation in common with what was published, but for variables and numbers"
    return None


def holds_by_itself(prop: Prop) -> bool:
    """Whether a statement holds by reflexivity: a = a, a ≥ a, A ⇔ A, A ⇒ A."""
    match prop:
        case Rel(name, left, right):
            return left == right and name in ("=", GE, LE)
        case Iff(left, right) | Implies(left, right):
            return left == right or (isinstance(prop, Implies) and holds_by_itself(right))
        case ForAll(_, body) | Every(_, _, body):
            return holds_by_itself(body)
        case And(members):
            return all(map(holds_by_itself, members))
    return False


def _compounds(prop: Prop) -> set[Node]:
    """The relations and terms in a statement, and the terms in definitions that it uses, that are more than a variable.

    Which index they speak of does not count.
    """
    nodes = [prop, *[definition.body for definition in definitions_in(prop)]]
    return {_anywhere(part) for node in nodes for part in _parts(node) if not _is_lone(part)}


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, Rel) or (isinstance(node, Term) and is_real(node)):
        yield node
    for part in node.parts():
        yield from _parts(part)


def _is_lone(term: Node) -> bool:
    match term:
        case Num() | Pi() | Scalar() | Dim() | Delta():
            return True
        case At(vector):
            return isinstance(vector, Vector)
        case Call(definition, _):
            return _is_lone(definition.body)
    return False


def _anywhere(term: Any) -> Node:
    """The term with one and the same letter for every free index of a dimension."""
    images = {v: Index("·any", v.size) for v in free(term) if isinstance(v, Index)}
    found: Node = substitute(term, images) if images else term
    return found

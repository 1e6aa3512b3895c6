"""Statements written in Python."""

from __future__ import annotations

from ..claims.sayable import as_read
from ..terms.matrices import is_whole, sides_of
from ..terms.node import Node, opened
from ..terms.statement import (
    EQ,
    GE,
    GT,
    INFINITY,
    LE,
    LT,
    MINUS_INFINITY,
    NE,
    ORIGIN,
    And,
    Every,
    ForAll,
    Iff,
    Implies,
    Prop,
    Rel,
    Tends,
)
from ..terms.term import NEG, POS, Function, Index, Scalar, Vector
from .terms import Terms
from .words import AsDeclared, Unspoken, Words

_RELATION = {EQ: "Eq", NE: "Ne", LE: "Le", LT: "Lt", GE: "Ge", GT: "Gt"}


def source(node: Node) -> str | None:
    """A term or statement in Python, in the letters that it was declared with; None if it has no such spelling."""
    try:
        return written(node, AsDeclared())
    except Unspoken:
        return None


def written(node: Node, words: Words) -> str:
    """A term or statement in Python, in given words. Raises Unspoken."""
    return _said(as_read(node), words)


def _said(node: Node, words: Words) -> str:
    if isinstance(node, Function):
        return words.variable(node)
    if not isinstance(node, Prop):
        return Terms(words).vector(node) if node.sort == "vector" else Terms(words).term(node)
    return words.known_as(node) or _statement(node, words)


def _statement(statement: Prop, words: Words) -> str:
    sides = sides_of(statement)
    if sides is not None:
        return _call(words, "Ne" if isinstance(statement, Rel) else "Eq", *sides)
    match statement:
        case Rel(name, left, right):
            return _call(words, _RELATION[name], left, right)
        case And(members) if members:
            return _call(words, "And", *members)
        case Implies(given, then):
            return _call(words, "Implies", given, then)
        case Iff(left, right):
            return _call(words, "Iff", left, right)
        case ForAll() | Every():
            return _every(statement, words)
        case Tends():
            return _limit(statement, words)
    raise Unspoken


def _call(words: Words, name: str, *nodes: Node) -> str:
    return f"{words.notation(name)}({', '.join([_said(node, words) for node in nodes])})"


def _every(statement: ForAll | Every, words: Words) -> str:
    """forall(i, j, …)."""
    over: list[Index | Scalar | Vector] = []
    inner: Node = statement
    while isinstance(inner, ForAll | Every) and not (over and (words.known_as(inner) or is_whole(inner))):
        if isinstance(inner, ForAll):
            over.append(words.index(inner.letter, inner.size, inner))
        elif inner.shape:
            over.append(words.vector(inner.letter, inner.shape, inner))
        else:
            over.append(words.moving(inner.letter, inner.signs, inner))
        inner = opened(inner.body, (over[-1],))
    return _call(words, "forall", *over, inner)


def _limit(limit: Tends, words: Words) -> str:
    """Tends(…, c, oo, …), or to a point, from one side where that is not what a reader takes for granted."""
    moving = words.moving(limit.letter, limit.signs, limit)
    said = [_said(opened(limit.body, (moving,)), words), _said(moving, words)]
    if limit.point is None:
        said.append({INFINITY: "", MINUS_INFINITY: "-"}[limit.toward] + words.notation("oo"))
    else:
        said.append(_said(limit.point, words))
    said.append(_said(limit.target, words))
    if limit.point is not None and limit.side != _usual_side(limit, moving):
        said.append({POS: '"+"', NEG: '"-"'}[limit.side])
    return f"{words.notation('Tends')}({', '.join(said)})"


def _usual_side(limit: Tends, moving: Scalar) -> int:
    both = POS | NEG
    return both & moving.signs or both if limit.point == ORIGIN else both

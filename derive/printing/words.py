"""Statements as sentences with formulas in them: x_i < x_k for every i ≠ k."""

from __future__ import annotations

from collections.abc import Iterable

from ..records.page import TEXT, Piece, Words
from ..terms.kept import kept_of
from ..terms.node import INDEX, Node
from ..terms.statement import NE
from . import tree
from .build import notation
from .formula import binding, in_one, listed, of_notation, related, row, sign
from .tree import Notation


def say(text: str) -> Piece:
    """Plain text."""
    return TEXT, text


def joined(parts: Iterable[Words], last: str = " and ") -> Words:
    """a, b and c."""
    listed = list(parts)
    out: list[Piece] = []
    for place, part in enumerate(listed):
        if place:
            out.append(say(last if place == len(listed) - 1 else ", "))
        out += part
    return tuple(out)


@kept_of
def sentence(node: Node) -> Words:
    """A statement as it is read out. A term is its formula."""
    return _sentence(notation(node, apart=True))


def clause(node: Node) -> Words:
    """The same, as it stands in another sentence: in brackets, unless it is one formula or a limit."""
    return _part(notation(node, apart=True))


def _sentence(piece: Notation) -> Words:
    match piece:
        case tree.ForEvery():
            return _for_every(piece)
        case tree.Limit():
            return _limit(piece)
        case tree.Together(()):
            return (say("what is always true"),)
        case tree.Together(members):
            return joined(map(_part, members))
        case tree.Conditional(condition, then):
            return (*_part(then), say(" wherever "), *_part(condition))
        case tree.Equivalence(left, right):
            return (*_part(left), say(" if and only if "), *_part(right))
    return (of_notation(piece),)


def _part(piece: Notation) -> Words:
    """A statement inside another one: in brackets, unless it is one formula or a limit."""
    words = _sentence(piece)
    return words if isinstance(piece, tree.Relation | tree.Limit) else (say("("), *words, say(")"))


def _for_every(piece: tree.ForEvery) -> Words:
    letters = listed(map(binding, piece.indices))
    match piece.indices, piece.body:
        case (index,), tree.Conditional(tree.Relation(sign, left, right) as condition, then) if _is_index(left):
            if sign == NE and left == index.letter and getattr(index, "apparent", False):
                return (*_part(then), say(" for every "), row(in_one(left), NE, of_notation(right)))
            return (*_part(then), say(" for every "), letters, say(" with "), *_sentence(condition))
    return (*_part(piece.body), say(" for every " if len(piece.indices) == 1 else " for all "), letters)


def _is_index(piece: Notation) -> bool:
    return isinstance(piece, tree.Name) and getattr(piece.stands_for, "sort", None) == INDEX


def _limit(piece: tree.Limit) -> Words:
    arrow = {"+": "↓", "-": "↑"}.get(piece.side, "→")
    place = sign(piece.toward) if isinstance(piece.toward, str) else in_one(piece.toward)
    body = related("→", of_notation(piece.body), of_notation(piece.target))
    return body, say(" as "), row(of_notation(piece.variable), arrow, place)

"""Statements in MathML, in one piece."""

from __future__ import annotations

from typing import Any

from ...terms.statement import RELATION
from .. import tree
from ..tree import ATOM, PRODUCT, Notation
from .writer import MATHML, THIN, brackets, held, mathml, operator, row, sup, word

_REAL = word("ℝ")


@MATHML.entry(tree.Relation)
def _relation(piece: tree.Relation) -> str:
    return mathml(piece.left) + operator(piece.sign) + mathml(piece.right)


@MATHML.entry(tree.ForEvery)
def _for_every(piece: tree.ForEvery) -> str:
    letters = operator(",").join(map(bound, piece.indices))
    return operator("∀", form="prefix") + letters + operator(":") + mathml(piece.body)


@MATHML.entry(tree.Limit)
def _limit(piece: tree.Limit) -> str:
    if isinstance(piece.toward, str):
        place = word(piece.toward.replace("-", "−"))
    else:
        place = sup(held(piece.toward, ATOM), operator(piece.side)) if piece.side else mathml(piece.toward)
    below = row(mathml(piece.variable), operator("→"), place)
    lim = f"<munder>{operator('lim', movablelimits='true')}{below}</munder>"
    return lim + THIN + held(piece.body, PRODUCT) + operator("=") + mathml(piece.target)


@MATHML.entry(tree.Together)
def _together(piece: tree.Together) -> str:
    members = [_part(member, tree.Relation, tree.Limit) for member in piece.members]
    return "<mtext> and </mtext>".join(members) or operator("⊤")


@MATHML.entry(tree.Conditional)
def _conditional(piece: tree.Conditional) -> str:
    return _part(piece.condition, tree.Relation) + operator("⇒") + _part(piece.then, tree.Relation)


@MATHML.entry(tree.Equivalence)
def _equivalence(piece: tree.Equivalence) -> str:
    return _part(piece.left, tree.Relation) + operator("⇔") + _part(piece.right, tree.Relation)


def _part(piece: Notation, *bare: Any) -> str:
    """A statement inside another one: in brackets, unless it is of a kind that goes bare."""
    return mathml(piece) if isinstance(piece, bare) else brackets(mathml(piece))


def bound(index: tree.Binding | tree.Ranging) -> str:
    """A bound index, and how far it runs where that does not show; a number or vector, and what it is one of."""
    letter = mathml(index.letter)
    if isinstance(index, tree.Binding):
        return letter if index.apparent else row(letter, operator("≤"), mathml(index.size))
    if index.signs in RELATION:
        return row(letter, operator(RELATION[index.signs]), "<mn>0</mn>")
    power = operator("×").join(map(mathml, index.sizes))
    return row(letter, operator("∈"), sup(_REAL, power) if power else _REAL)

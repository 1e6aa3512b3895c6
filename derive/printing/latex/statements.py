"""Statements in LaTeX, in one piece."""

from __future__ import annotations

from typing import Any

from ...terms.statement import INFINITY
from .. import tree
from ..tree import ATOM, PRODUCT, Notation
from .writer import PLAIN, RELATIONS, TEX, Latex, Set, bound, tex


@TEX.entry(tree.Relation)
def _relation(writer: Latex, piece: tree.Relation) -> Set:
    return Set(f"{tex(piece.left)} {RELATIONS[piece.sign]} {tex(piece.right)}")


@TEX.entry(tree.ForEvery)
def _for_every(writer: Latex, piece: tree.ForEvery) -> Set:
    return Set(rf"\forall {', '.join(map(bound, piece.indices))}\colon {tex(piece.body)}")


@TEX.entry(tree.Limit)
def _limit(writer: Latex, piece: tree.Limit) -> Set:
    if isinstance(piece.toward, str):
        place = piece.toward.replace(INFINITY, r"\infty")
    else:
        place = PLAIN.held(piece.toward, ATOM).tex + f"^{{{piece.side}}}" if piece.side else tex(piece.toward)
    body = PLAIN.held(piece.body, PRODUCT).tex
    return Set(rf"\lim_{{{tex(piece.variable)} \to {place}}} {body} = {tex(piece.target)}")


@TEX.entry(tree.Together)
def _together(writer: Latex, piece: tree.Together) -> Set:
    members = [_part(member, tree.Relation, tree.Limit) for member in piece.members]
    return Set(r" \;\text{and}\; ".join(members) or r"\top")


@TEX.entry(tree.Conditional)
def _conditional(writer: Latex, piece: tree.Conditional) -> Set:
    return Set(rf"{_part(piece.condition, tree.Relation)} \Rightarrow {_part(piece.then, tree.Relation)}")


@TEX.entry(tree.Equivalence)
def _equivalence(writer: Latex, piece: tree.Equivalence) -> Set:
    return Set(rf"{_part(piece.left, tree.Relation)} \Leftrightarrow {_part(piece.right, tree.Relation)}")


def _part(piece: Notation, *bare: Any) -> str:
    """A statement inside another one: in brackets, unless it is of a kind that goes bare."""
    return tex(piece) if isinstance(piece, bare) else rf"\left({tex(piece)}\right)"

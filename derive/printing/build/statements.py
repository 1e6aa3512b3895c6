"""Statements as notation."""

from __future__ import annotations

from typing import Any

from ...terms.matrices import sides_of
from ...terms.node import INDEX
from ...terms.statement import EQ, And, Every, ForAll, Iff, Implies, Rel, Same, Tends
from ...terms.term import NEG, POS
from .. import tree
from ..tree import Notation
from .binders import Binder
from .builder import NOTATION, Builder


@NOTATION.entry(Rel, Same)
def _relation(builder: Builder, node: Rel | Same) -> Notation:
    left, right = sides_of(node) or node.parts()
    builder.binders.come_to(left, right)
    if left.sort == INDEX:
        builder.binders.run_alike(left, right)
    written = tree.Relation(node.name, builder.build(left), builder.build(right))
    builder.binders.come_to()
    return written


@NOTATION.entry(ForAll, Every)
def _for_every(builder: Builder, node: ForAll | Every) -> Notation:
    """Of several, one inside the other, as one; an equation of vectors or matrices as it is."""
    sides = sides_of(node)
    if sides is not None:
        builder.binders.come_to(*sides)
        written = tree.Relation(EQ, *map(builder.build, sides))
        builder.binders.come_to()
        return written
    opened: list[Binder] = []
    ranging: list[tree.Ranging | None] = []
    body: Any = node
    while isinstance(body, ForAll | Every) and sides_of(body) is None:
        (binder,) = builder.open(body, (body.letter,))
        every = isinstance(body, Every)
        ranging.append(tree.Ranging(binder.letter, body.signs, builder.all(body.shape)) if every else None)  # type: ignore[union-attr]
        opened = [binder, *opened]
        body = body.body
    held = builder.build(body)
    bindings = builder.binders.close(opened)[::-1]
    return tree.ForEvery(tuple([other or own for own, other in zip(bindings, ranging, strict=True)]), held)


@NOTATION.entry(Tends)
def _limit(builder: Builder, node: Tends) -> Notation:
    binders = builder.binders
    binders.come_to(*node.parts())
    target = builder.build(node.target)
    toward = builder.build(node.point) if node.point is not None else node.toward
    (variable,) = binders.letters(node, (node.letter,))
    opened = binders.bind([variable], [variable])
    body = builder.build(node.body)
    binders.close(opened)
    binders.come_to()
    side = {POS: "+", NEG: "-"}.get(node.side, "") if node.point is not None else ""
    return tree.Limit(body, target, variable, toward, side)


@NOTATION.entry(And)
def _together(builder: Builder, node: And) -> Notation:
    if len(node.members) == 1:
        return builder.build(node.members[0])
    return tree.Together(builder.all(node.members))


@NOTATION.entry(Implies)
def _conditional(builder: Builder, node: Implies) -> Notation:
    return tree.Conditional(builder.build(node.given), builder.build(node.then))


@NOTATION.entry(Iff)
def _equivalence(builder: Builder, node: Iff) -> Notation:
    return tree.Equivalence(builder.build(node.left), builder.build(node.right))

"""The questions of a search for inequalities: t ≥ 0 and t > 0, and what the ways to show them share."""

from __future__ import annotations

from collections.abc import Callable

from .. import kernel
from ..kernel import Theorem
from ..kernel.poly import Poly, atoms
from ..printing.text import text
from ..terms.node import Term
from ..terms.statement import GE, GT, Rel
from ..terms.term import Fn, num
from .scope import Scope
from .standing import assumed, places_in, standing

Shown = Callable[[Rel, Scope], Theorem]
"""What shows a question, or raises Rejected."""


def positive(poly: Poly, strict: bool) -> Rel:
    """P ≥ 0 or P > 0."""
    return Rel(GT if strict else GE, kernel.render(poly), num(0))


def follows(goal: Rel, theorem: Theorem, multiplier: Term, scope: Scope, factor: Term | None = None) -> Theorem:
    """factor·goal is multiplier·theorem."""
    return kernel.linear(goal, ((theorem, multiplier),), num(0), factor or num(1), scope.facts)


def strict(goal: Rel) -> bool:
    """Whether a question is t > 0."""
    return goal.name == GT


def under_moduli(poly: Poly) -> list[Term]:
    """What stands in the moduli of a polynomial."""
    found = [a.args[0] for a in atoms(poly) if isinstance(a, Fn) and a.name == "abs"]
    return sorted(found, key=text)


def theorems_for(goal: Rel, scope: Scope) -> list[Theorem]:
    """What is assumed, and what holds of the atoms by itself, that may bear on a relation."""
    places = places_in(goal, scope)
    given = assumed(scope, places)
    sides = [side for theorem in given for side in theorem.statement.parts()]
    return given + standing((goal.left, *sides), scope, places)

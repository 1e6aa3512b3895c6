"""Inverses that are shown by a product: A⁻¹ = B and det A ≠ 0, from A·B = I or B·A = I."""

from __future__ import annotations

from ... import kernel
from ...kernel import Theorem
from ...messages.proofs import ENDS_DIFFER
from ...printing.text import text
from ...search.refusal import Failed
from ...search.scope import Scope
from ...search.uniqueness import invertible, product_is_identity
from ...terms.matrices import PRODUCT, places_of, sides_of, used
from ...terms.node import Term
from ...terms.statement import NE, ForAll, Prop, Rel
from ...terms.term import Call, Det, Index, Inv, Lam, num
from ..parts import Part, Unique
from .links import Course
from .unfit import unfit


def by_uniqueness(course: Course, part: Unique, goal: Prop, scope: Scope) -> Theorem:
    """A⁻¹ = B or B = A⁻¹, as written, or det A ≠ 0."""
    matrix, other = _asked_for(part, goal)
    sides = _factors(part.chain.start)
    if matrix not in sides or (other is not None and other not in sides):
        product = f"{text(matrix)}·{text(other)}" if other is not None else f"a product with {text(matrix)}"
        raise Failed(f"unique(…) needs a chain from {product} to I, in either order", goal, kind=ENDS_DIFFER)
    on_right = sides[0] == matrix and (other is None or sides[1] == other)
    known = sides[1] if on_right else sides[0]
    factors = (matrix, known) if on_right else (known, matrix)
    shown = course.prove(part.chain, product_is_identity(*factors), scope)
    nonzero, inverse = invertible(matrix, known, shown, on_right, scope)
    if other is None:
        return nonzero
    return inverse if inverse.statement == goal else _turned(inverse, goal)


def _asked_for(part: Part, goal: Prop) -> tuple[Term, Term | None]:
    """A and B, of A⁻¹ = B; A alone, of det A ≠ 0."""
    match goal:
        case Rel(name, Det(matrix), zero) if name == NE and zero == num(0):
            return matrix, None
    match sides_of(goal):
        case (Inv(matrix), other) | (other, Inv(matrix)) if isinstance(goal, ForAll):
            return matrix, other
    raise unfit(part, goal)


def _factors(start: object) -> tuple[Term, ...]:
    """A and B where a chain starts at A·B."""
    match start:
        case Lam(body=Call(definition, (left, right, *_))) if definition == PRODUCT:
            return (left, right) if used(PRODUCT, left, right) == start else ()
    return ()


def _turned(theorem: Theorem, goal: Prop) -> Theorem:
    """The same equation of matrices, read from its other side."""
    places = [Index(f"·{place.name}", place.size) for place in places_of(goal)]
    for place in reversed(places):
        theorem = kernel.specialisation(theorem, place, ())
    theorem = kernel.symmetry(theorem)
    for place in places:
        theorem = kernel.generalisation(theorem, place)
    return theorem

"""Equations of vectors and matrices, shown at an index for each of their places, whichever these are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

from ... import kernel
from ...kernel import Theorem
from ...search.scope import Scope
from ...terms.letters import letters_for
from ...terms.matrices import at_places, places_of
from ...terms.node import VECTOR, Node, Term, free
from ...terms.statement import ForAll, Prop, Rel
from ...terms.term import Index, at, shape_of
from ..chain import Chain
from ..parts import Part, first_chain
from ..written.expression import NotationError
from .links import Course
from .unfit import unfit


def is_of_vectors(part: Part) -> bool:
    """Whether the first chain of a part is one of vectors or matrices."""
    try:
        start = first_chain(part).start
    except NotationError:
        return False
    return isinstance(start, Term) and start.sort == VECTOR


def by_components(course: Course, chain: Chain, goal: Prop, scope: Scope) -> Theorem:
    """∀j ∀i a_ij = b_ij, from a chain a = … = b of matrices."""
    shape = shape_of(chain.start)  # type: ignore[arg-type]
    letters = [place.name for place in places_of(goal)]
    letters = letters if len(letters) == len(shape) else list("ij"[: len(shape)])
    links = (chain.start, *[link.target for link in chain.links])
    places = letters_for(tuple(letters), shape, _names((goal, *scope.given, *links)))
    relation = at_places(goal, places)
    if not isinstance(relation, Rel):
        raise unfit(chain, goal)
    components = Chain(
        at(chain.start, places),  # type: ignore[arg-type]
        tuple([replace(link, target=at(link.target, places)) for link in chain.links]),  # type: ignore[arg-type]
    )
    first = len(course.proof.steps)
    try:
        return _for_every(places, course.prove(components, relation, scope))
    finally:
        for record in course.proof.steps[first:]:
            record.places = places


def by_any_components(course: Course, part: Part, goal: ForAll, scope: Scope) -> Theorem:
    """∀j ∀i a_ij = b_ij, from a proof for the components at indices that the author has named."""
    letters, sizes = zip(*[(place.name, place.size) for place in places_of(goal)], strict=True)
    places = _starting(goal, part) or letters_for(letters, sizes, _names((goal, *scope.given)))
    return _for_every(places, course.prove(part, at_places(goal, places), scope))  # type: ignore[arg-type]


def _starting(goal: ForAll, part: Part) -> tuple[Index, ...]:
    """The indices at which the left side of an equation is where a chain of components starts; none if at none."""
    try:
        start = first_chain(part).start
    except NotationError:
        return ()
    own = sorted([v for v in free(start) if isinstance(v, Index)], key=lambda v: v.name)
    for places in permutations(own, len(places_of(goal))):
        relation = at_places(goal, places)
        if isinstance(relation, Rel) and relation.left == start:
            return places
    return ()


def _for_every(places: Iterable[Index], theorem: Theorem) -> Theorem:
    for index in places:
        theorem = kernel.generalisation(theorem, index)
    return theorem


def _names(nodes: Iterable[Node]) -> set[str]:
    return {v.name for node in nodes for v in free(node)}

"""Equations of vectors and matrices: found for their components, and said of the whole."""

from __future__ import annotations

from dataclasses import replace

from ..claims.chain import Chain
from ..claims.parts import Part
from ..terms.letters import letters_for
from ..terms.matrices import at_places, places_of, sides_of
from ..terms.node import Term, closed, free
from ..terms.statement import Rel
from ..terms.term import Index, vector_of
from .goals import Goal, is_proved_by
from .state import Prove, State


def between_wholes(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """A = B from A_ij = B_ij, as a chain of matrices where a chain was found."""
    letters, sides = places_of(goal.prop), sides_of(goal.prop)
    if not letters or sides is None:
        return None
    taken = {v.name for node in (goal.prop, *goal.scope.given) for v in free(node)}
    names, sizes = zip(*[(place.name, place.size) for place in letters], strict=True)
    places = letters_for(names, sizes, taken)
    relation = at_places(goal.prop, places)
    part = prove(state, goal.to(relation), depth) if isinstance(relation, Rel) else None
    if not isinstance(part, Chain):
        return None
    links = [replace(link, target=_whole(link.target, places)) for link in part.links[:-1]]
    whole = Chain(sides[0], (*links, replace(part.links[-1], target=sides[1])))
    return whole if is_proved_by(whole, goal, state.budget) else None


def _whole(term: object, places: tuple[Index, ...]) -> Term:
    """The vector or matrix that has a term at these indices."""
    sizes, letters = tuple([place.size for place in places]), tuple([place.name for place in places])
    return vector_of(sizes, closed(term, places), letters)

"""From what a claim's body returns to a theorem: the walk over its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import kernel
from ...kernel import Rejected, Theorem
from ...search.scope import Scope
from ...terms.matrices import is_whole
from ...terms.statement import Every, ForAll, Implies, Prop, Rel
from ...terms.term import Index
from ..chain import Chain
from ..finding import Finder
from ..holes import Hole
from ..mentions import holes_in
from ..parts import Absurd, AttainedAt, Both, Cases, Cited, Conj, Limit, Part, Some, Squeeze, Trivial, Unique
from ..proof import Proof
from .components import by_any_components, by_components, is_of_vectors
from .filling import filled
from .limits import by_limit, by_squeeze
from .links import Course
from .logic import by_another_index, by_both, by_cases, by_citation, by_each, by_itself
from .maxima import by_attainment
from .statements import by_statements
from .terms import by_absurdity, by_terms
from .unfit import unfit
from .uniqueness import by_uniqueness


def prove_claim(statement: Prop, given: tuple[Prop, ...], part: Part, finder: Finder | None = None) -> Proof:
    """The proof of a claim. All its steps are tried, also after one has failed. The finder fills its holes."""
    proof = Proof(part=part, holes=tuple(holes_in(part)))
    try:
        theorem = Course(proof, _prove, finder).prove(part, statement, Scope(given))
        proof.theorem = kernel.conclude(statement, given, theorem)
    except Rejected as refusal:
        failed = proof.failed_step
        proof.failure = proof.steps[failed - 1].failure if failed is not None else refusal
    proof.part = filled(part, proof.found)
    return proof


def _prove(course: Course, part: Part, goal: Prop, scope: Scope) -> Theorem:
    """A theorem whose statement is the goal: for an arbitrary index, and under a premise, where it has those."""
    if isinstance(part, Hole):
        part = course.filling.part(part, goal, scope)
    if not isinstance(part, _AS_IT_STANDS):
        match goal:
            case ForAll() if is_whole(goal) and not is_of_vectors(part):
                return by_any_components(course, part, goal, scope)
            case ForAll() if is_whole(goal) and isinstance(part, Chain):
                return by_components(course, part, goal, scope)
            case ForAll() if is_whole(goal):
                pass
            case ForAll(size, _, letter):
                index = Index(letter, size)
                return kernel.generalisation(course.prove(part, goal.instance(index), scope), index)
            case Every(_, _, _, letter):
                variable = goal.variable(letter)
                return kernel.generalisation(course.prove(part, goal.instance(variable), scope), variable)
            case Implies(given, then) if not _is_of_statements(part):
                return kernel.discharge(course.prove(part, then, scope.assuming(given)), given)
    if type(part) not in PARTS:
        raise unfit(part, goal)
    return PARTS[type(part)](course, part, goal, scope)


def _is_of_statements(part: Part) -> bool:
    return isinstance(part, Chain) and isinstance(part.start, Prop)


def _by_chain(course: Course, chain: Chain, goal: Prop, scope: Scope) -> Theorem:
    """A relation by a chain of terms, or ⇔ and ⇒ by one of statements."""
    if _is_of_statements(chain):
        return by_statements(course, chain, goal, scope)
    if not isinstance(goal, Rel) or is_of_vectors(chain):
        raise unfit(chain, goal)
    return by_terms(course, chain, goal, scope)


_AS_IT_STANDS = (Absurd, Unique, Trivial, Cited)
"""Parts that show any goal as it stands."""

PARTS: dict[type[Part], Callable[[Course, Any, Prop, Scope], Theorem]] = {
    Chain: _by_chain,
    Both: by_both,
    Cases: by_cases,
    Conj: by_each,
    AttainedAt: by_attainment,
    Some: by_another_index,
    Squeeze: by_squeeze,
    Limit: by_limit,
    Absurd: by_absurdity,
    Unique: by_uniqueness,
    Trivial: by_itself,
    Cited: by_citation,
}
"""How each kind of part shows a goal."""


def proves(part: Part, goal: Prop, scope: Scope) -> bool:
    """Whether a part without holes proves a goal, and rests on all its reasons."""
    proof = Proof()
    try:
        Course(proof, _prove).prove(part, goal, Scope(scope.given, scope.known))
    except Rejected:
        return False
    return not (proof.idle or any(step.idle for step in proof.steps))

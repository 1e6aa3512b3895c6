"""Proofs put together from proofs: of both directions, in each case, of every member, for another index."""

from __future__ import annotations

from contextlib import suppress

from ... import kernel
from ...kernel import Rejected, Theorem
from ...search.obligations import prove
from ...search.other_writing import in_other_writing
from ...search.reasons import Cite
from ...search.scope import Scope
from ...search.supply import cited_as_a_whole
from ...terms import statement as st
from ...terms.statement import And, Iff, Implies, Prop, Rel
from ..parts import Both, Cases, Cited, Conj, Some, Trivial
from .links import Course
from .unfit import unfit


def by_itself(course: Course, part: Trivial, goal: Prop, scope: Scope) -> Theorem:
    """What signs, linear facts and the hypotheses show."""
    return prove(goal, scope)


def by_citation(course: Course, part: Cited, goal: Prop, scope: Scope) -> Theorem:
    """An instance of another claim, or of a reason that brings a fact; as it is written, or in another way."""
    try:
        return cited_as_a_whole(goal, part.fact, scope)
    except Rejected:
        if isinstance(part.fact, Cite):
            with suppress(Rejected):
                return in_other_writing(goal, part.fact, scope)
        raise


def by_cases(course: Course, part: Cases, goal: Prop, scope: Scope) -> Theorem:
    """Where the condition holds, and where it does not."""
    holds = course.prove(part.holds, goal, scope.assuming(part.condition))
    fails = course.prove(part.fails, goal, scope.assuming(st.negated(part.condition)))
    return kernel.cases(part.condition, holds, fails, scope.facts)


def by_another_index(course: Course, part: Some, goal: Prop, scope: Scope) -> Theorem:
    """With an index that differs from another one."""
    condition = part.condition
    theorem = course.prove(part.part, goal, scope.assuming(condition))
    return kernel.another_index(theorem, condition.left, condition.right, scope.facts)  # type: ignore[arg-type]


def by_both(course: Course, part: Both, goal: Prop, scope: Scope) -> Theorem:
    """A ⇔ B from A ⇒ B and B ⇒ A; a = b from a ≥ b and a ≤ b."""
    match goal:
        case Iff(left, right):
            there = course.prove(part.forward, Implies(left, right), scope)
            return kernel.equivalence(there, course.prove(part.back, Implies(right, left), scope))
        case Rel(st.EQ, left, right):
            above = course.prove(part.forward, Rel(st.GE, left, right), scope)
            return kernel.intersection((above, course.prove(part.back, Rel(st.LE, left, right), scope)), st.EQ)
    raise unfit(part, goal)


def by_each(course: Course, part: Conj, goal: Prop, scope: Scope) -> Theorem:
    """A and B from a proof of each."""
    if not (isinstance(goal, And) and len(goal.members) == len(part.parts)):
        raise unfit(part, goal)
    pairs = zip(part.parts, goal.members, strict=True)
    return kernel.conjunction(tuple([course.prove(one, member, scope) for one, member in pairs]))

"""Maxima and minima: max f = f(a), from f(i) ≤ f(a)."""

from __future__ import annotations

from ... import kernel
from ...kernel import Rejected, Theorem
from ...messages.proofs import ENDS_DIFFER
from ...printing.text import text
from ...search.refusal import Failed
from ...search.scope import Scope
from ...search.supply import attained
from ...terms import statement as st
from ...terms.node import Term, free, opened
from ...terms.statement import Prop, Rel
from ...terms.term import Index, Reduce
from ..holes import Hole
from ..parts import AttainedAt, first_chain
from .links import Course
from .unfit import unfit


def by_attainment(course: Course, part: AttainedAt, goal: Prop, scope: Scope) -> Theorem:
    """max f = t, where t is f(a) or its normal form."""
    if not (isinstance(goal, Rel) and goal.name == st.EQ and isinstance(goal.left, Reduce)):
        raise unfit(part, goal)
    extremum = goal.left

    def bound(wanted: Rel) -> Theorem:
        return _bound(course, part, extremum, wanted, goal, scope)

    theorem = attained(extremum, part.index, bound, scope)  # type: ignore[arg-type]
    if theorem.statement == goal:
        return theorem
    value = theorem.statement.parts()[1]
    try:
        return kernel.transitivity(theorem, kernel.normal_form(value, goal.right, scope.facts))
    except Rejected as refusal:
        said = f"the value at {text(part.index)} is {text(value)}, the statement has {text(goal.right)}: {refusal}"
        raise Failed(said, refusal.needs, kind=ENDS_DIFFER) from None


def _bound(course: Course, part: AttainedAt, extremum: Reduce, wanted: Rel, goal: Rel, scope: Scope) -> Theorem:
    """The chain speaks of an index of its own; what it shows holds for any other."""
    if isinstance(part.bound, Hole):
        return course.prove(part.bound, wanted, scope)
    chain = first_chain(part.bound)
    start = chain.start
    for index in sorted((v for v in free(start) if isinstance(v, Index)), key=lambda i: i.name):
        if isinstance(start, Term) and opened(extremum.body, (index,)) == start:
            mine = course.prove(part.bound, Rel(wanted.name, start, wanted.right), scope)
            (other,) = [v for v in free(wanted.left) - free(wanted.right) if isinstance(v, Index)] or [index]
            return kernel.instance(mine, ((index, other),), scope.facts)
    if chain is not part.bound:
        raise Failed(f"the first chain should start at a member of {text(extremum)}", goal, kind=ENDS_DIFFER)
    raise course.blame(chain, f"the chain should start at a member of {text(extremum)}", ENDS_DIFFER, first=True)

"""Limits: of a function by its expansion, or between two others whose limits are known so."""

from __future__ import annotations

from functools import partial
from typing import Any

from ... import kernel
from ...kernel import Theorem
from ...search.audit import is_rested_on, kept
from ...search.cited import with_cited_facts
from ...search.limits import limit_of, toward
from ...search.reasons import Reason
from ...search.scope import Scope
from ...search.spare import Attempt, idle_without, sparing
from ...terms import statement as st
from ...terms.node import Term
from ...terms.statement import Prop, Rel, Tends
from ...terms.term import Scalar
from ..parts import Limit, Squeeze
from .links import Course
from .unfit import unfit


def by_squeeze(course: Course, part: Squeeze, goal: Prop, scope: Scope) -> Theorem:
    """f → L from g ≤ f ≤ h."""
    if not isinstance(goal, Tends):
        raise unfit(part, goal)
    body = goal.instance(_variable(goal))
    below, above = course.filling.targets(part.lower, scope, body), course.filling.targets(part.upper, scope)
    start: Any = below.start
    end: Any = above.end
    lower = course.prove(below, Rel(st.LE, start, body), scope)
    upper = course.prove(above, Rel(st.LE, body, end), scope)
    return _audited(course, part, goal, scope, partial(_between, goal, (start, lower), (end, upper), scope))


def by_limit(course: Course, part: Limit, goal: Prop, scope: Scope) -> Theorem:
    """f → L from what f tends to, or from f = g."""
    if not isinstance(goal, Tends):
        raise unfit(part, goal)
    variable = _variable(goal)
    body = goal.instance(variable)
    if not part.chain.links and part.chain.start == body:
        return _audited(course, part, goal, scope, partial(_read_off, goal, variable, scope))
    chain = course.filling.targets(part.chain, scope)
    end: Any = chain.end
    equal = course.prove(chain, Rel(st.EQ, body, end), scope)
    return _audited(
        course, part, goal, scope, partial(_between, goal, (end, kernel.symmetry(equal)), (end, equal), scope)
    )


def _audited(course: Course, part: Squeeze | Limit, goal: Tends, scope: Scope, attempt: Attempt[Theorem]) -> Theorem:
    """The limit from the facts that are given with it. The proof says which of these it does not rest on."""
    theorem, wrong = sparing(part.facts, (goal,), scope, attempt)
    left = kept(part.facts, wrong)
    unused = [fact for fact in left if not is_rested_on(theorem, fact, scope)]
    course.proof.idle += [(part, idle) for idle in (*wrong, *idle_without(unused, left, attempt))]
    return theorem


def _read_off(goal: Tends, variable: Scalar, scope: Scope, reasons: tuple[Reason, ...]) -> Theorem:
    """f → L from what f tends to."""
    return limit_of(goal, variable, with_cited_facts(scope, reasons), reasons)


def _between(
    goal: Tends,
    lower: tuple[Term, Theorem],
    upper: tuple[Term, Theorem],
    scope: Scope,
    reasons: tuple[Reason, ...],
) -> Theorem:
    """f → L, from theorems that lead to it from a function below, and from it to one above."""
    variable, informed = _variable(goal), with_cited_facts(scope, reasons)
    below, above = (
        limit_of(st.tends(side, variable, toward(goal), goal.target, goal.side), variable, informed, reasons)
        for side in (lower[0], upper[0])
    )
    return kernel.squeeze(goal, variable, lower[1], upper[1], below, above, scope.facts)


def _variable(goal: Tends) -> Scalar:
    return Scalar(goal.letter, goal.signs)

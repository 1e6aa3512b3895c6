"""Chains of terms: a = b ≤ c gives a ≤ c; and one that shows what cannot be gives anything."""

from __future__ import annotations

from functools import partial

from ... import kernel
from ...kernel import Rejected, Theorem
from ...messages.proofs import ENDS_DIFFER, NO_STEP, NOT_ABSURD, TOO_WEAK
from ...printing.text import text
from ...search.audit import kept
from ...search.refusal import Failed
from ...search.scope import Scope
from ...search.spare import proved
from ...terms.node import Node
from ...terms.statement import EQ, Prop, Rel
from ..chain import Chain, Link
from ..parts import Absurd
from .ends import joined
from .links import Course


def by_terms(course: Course, chain: Chain, goal: Rel, scope: Scope) -> Theorem:
    """A relation from a chain between its two sides, or between terms with the same normal forms."""
    same = lambda one, other: kernel.normal_form(one, other, scope.facts)  # noqa: E731
    chain = joined(course.filling.targets(chain, scope, goal.right), goal.parts(), EQ, same)
    theorems = course.links(chain, scope, partial(_step, course))
    _require_ends(course, chain, goal)
    theorem = course.composed(theorems)
    relation = theorem.statement
    if not isinstance(relation, Rel) or relation.name == goal.name:
        return theorem
    try:
        return kernel.intersection((theorem,), goal.name)
    except Rejected:
        raise course.blame(
            chain, f"the chain shows {text(relation)}, which does not give {text(goal)}", TOO_WEAK
        ) from None


def by_absurdity(course: Course, part: Absurd, goal: Prop, scope: Scope) -> Theorem:
    """Anything, from a chain that shows what cannot be."""
    theorems = course.links(course.filling.targets(part.chain, scope), scope, partial(_step, course))
    if not theorems:
        raise Failed("absurd(…) needs a chain with a step", goal, kind=NO_STEP)
    try:
        return kernel.contradiction(course.composed(theorems), goal, scope.facts)
    except Rejected as refusal:
        told = f"absurd(…) needs a chain that shows what cannot be, as calc(c).lt(c): {refusal}"
        raise Failed(told, refusal.needs, kind=NOT_ABSURD) from None


def _step(course: Course, before: Node, link: Link, scope: Scope) -> Theorem:
    """One link, from its reasons. The record says which of these the theorem does not rest on."""
    goal, record = Rel(link.relation, before, link.target), course.proof.steps[-1]  # type: ignore[arg-type]
    step, record.idle = proved(goal, link.reasons, scope)
    record.reasons = kept(step.reasons, record.idle)
    return step.theorem  # type: ignore[return-value]


def _require_ends(course: Course, chain: Chain, goal: Rel) -> None:
    if not chain.links:
        raise Failed("the chain has no step; write calc(…).eq(…)", goal, kind=NO_STEP)
    end = chain.links[-1].target
    if (chain.start, end) == (goal.right, goal.left) != (end, chain.start):
        fault = f"the chain runs from right to left; start it at {text(goal.left)}, or turn the statement round"
        raise course.blame(chain, fault, ENDS_DIFFER)
    if chain.start != goal.left:
        fault = f"the chain starts at {text(chain.start)}, the statement at {text(goal.left)}"
        raise course.blame(chain, fault, ENDS_DIFFER, True, (chain.start, goal.left))
    if end != goal.right:
        fault = f"the chain ends at {text(end)}, the statement at {text(goal.right)}"
        raise course.blame(chain, fault, ENDS_DIFFER, False, (end, goal.right))

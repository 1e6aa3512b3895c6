"""Chains of statements: A ⇔ B ⇒ C gives A ⇒ C."""

from __future__ import annotations

from functools import partial

from ... import kernel
from ...kernel import Theorem
from ...messages.proofs import ENDS_DIFFER, NO_STEP, TOO_WEAK
from ...printing.text import text
from ...search.audit import kept
from ...search.propositions import PropositionStep
from ...search.reasons import Algebra, Reason
from ...search.refusal import Failed
from ...search.scope import Scope, hypothesis
from ...search.spare import idle_without, sparing
from ...terms.node import Node
from ...terms.statement import Iff, Implies, Prop
from ..chain import IFF, Chain, Link
from .ends import joined
from .links import Course


def by_statements(course: Course, chain: Chain, goal: Prop, scope: Scope) -> Theorem:
    """A ⇔ C or A ⇒ C from a chain between the two statements, or between some that differ in their writing alone."""
    chain = course.filling.targets(chain, scope, goal.parts()[1] if isinstance(goal, Iff | Implies) else None)
    if isinstance(goal, Iff | Implies):
        same = lambda one, other: PropositionStep(one, other, (), scope).prove_iff()  # noqa: E731
        chain = joined(chain, goal.parts(), IFF, same)
    theorems = course.links(chain, scope, partial(_step, course))
    if not chain.links:
        raise Failed("the chain has no step; write calc(…).iff(…)", goal, kind=NO_STEP)
    ends = (chain.start, chain.links[-1].target)
    if not isinstance(goal, Iff | Implies) or goal.parts() != ends:
        shown = (Iff if chain.links[-1].relation == IFF else Implies)(*ends)  # type: ignore[arg-type]
        raise course.blame(chain, f"the chain shows {text(shown)}, the statement is {text(goal)}", ENDS_DIFFER)
    if isinstance(goal, Iff):
        if any(isinstance(t.statement, Implies) for t in theorems):
            raise course.blame(chain, "a chain with a ⇒ in it shows ⇒, not ⇔", TOO_WEAK)
        return course.composed(theorems)
    shown_here = hypothesis(chain.start)  # type: ignore[arg-type]
    for theorem in theorems:
        shown_here = kernel.detachment(theorem, shown_here)
    return kernel.discharge(shown_here, chain.start)  # type: ignore[arg-type]


def _step(course: Course, before: Node, link: Link, scope: Scope) -> Theorem:
    """One link, from its reasons. The record says which of these the theorem does not rest on."""
    record = course.proof.steps[-1]

    def attempt(reasons: tuple[Reason, ...]) -> tuple[PropositionStep, Theorem]:
        step = PropositionStep(before, link.target, reasons, scope)  # type: ignore[arg-type]
        return step, step.prove_iff() if link.relation == IFF else step.prove_implies()

    targets = (before, link.target)
    (step, theorem), wrong = sparing(link.reasons, targets, scope, attempt)
    unused = [r for r in step.reasons if not (isinstance(r, Algebra) or step.used(r, theorem))]
    record.idle = (*wrong, *idle_without(unused, step.reasons, attempt))
    record.reasons = kept(link.reasons, record.idle)
    return theorem

"""Chains of statements: A ⇔ B ⇒ C gives A ⇒ C."""

from __future__ import annotations

from ... import kernel
from ...kernel import Theorem
from ...messages.proofs import ENDS_DIFFER, NO_STEP, TOO_WEAK
from ...messages.warnings import IDLE_REASON
from ...printing.text import text
from ...search.propositions import PropositionStep
from ...search.reasons import Algebra
from ...search.refusal import Failed
from ...search.scope import Scope, hypothesis
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
    theorems = course.links(chain, scope, _step)
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
    shown_here = hypothesis(chain.start)
    for theorem in theorems:
        shown_here = kernel.detachment(theorem, shown_here)
    return kernel.discharge(shown_here, chain.start)  # type: ignore[arg-type]


def _step(before: Node, link: Link, scope: Scope) -> Theorem:
    """One link, from its reasons."""
    step = PropositionStep(before, link.target, link.reasons, scope)  # type: ignore[arg-type]
    theorem = step.prove_iff() if link.relation == IFF else step.prove_implies()
    for reason in link.reasons:
        if not (isinstance(reason, Algebra) or step.used(reason, theorem)):
            raise Failed(f"{reason.label} did nothing in this step", kind=IDLE_REASON)
    return theorem

"""A goal under hypotheses, and attempts to prove it by one part."""

from __future__ import annotations

from dataclasses import dataclass

from ..claims.chain import IFF, IMPLIES, Chain, Link
from ..claims.parts import Part
from ..claims.proving.prove import proves
from ..kernel import Rejected
from ..search.audit import idle_reasons
from ..search.propositions import PropositionStep
from ..search.reasons import Algebra, Reason
from ..search.scope import Scope
from ..search.step import Step
from ..terms.node import Node
from ..terms.statement import Iff, Implies, Prop, Rel
from .budget import Budget


@dataclass(frozen=True)
class Goal:
    """What is to be proved, under which hypotheses and facts, and the line of the hole."""

    prop: Prop
    scope: Scope
    line: int

    def chain(self, *links: tuple[str, Node, tuple[Reason, ...]]) -> Chain:
        """A chain from the left side of the goal."""
        found = tuple(Link(relation, node, reasons, self.line, found=True) for relation, node, reasons in links)
        return Chain(self.prop.parts()[0], found)

    def one_step(self, reasons: tuple[Reason, ...]) -> Chain:
        """The chain of one step."""
        match self.prop:
            case Rel(name, _, right):
                return self.chain((name, right, reasons))
            case Iff(_, right):
                return self.chain((IFF, right, reasons))
            case Implies(_, right):
                return self.chain((IMPLIES, right, reasons))
        raise TypeError(f"{self.prop} is no step")


Stated = Rel | Iff | Implies
"""What one step of a chain can show."""


def holds_by(goal: Stated, reasons: tuple[Reason, ...], scope: Scope, budget: Budget, thorough: bool) -> bool:
    """Whether one step shows the goal by the reasons, and none of them is idle."""
    budget.spend()
    own = Scope(scope.given, scope.known, further=thorough)
    try:
        if isinstance(goal, Rel):
            step = Step(goal, reasons, own)
            step.prove()
            return not idle_reasons(step)
        left, right = goal.parts()
        between = PropositionStep(left, right, reasons, own)
        theorem = between.prove_iff() if isinstance(goal, Iff) else between.prove_implies()
        return all(isinstance(r, Algebra) or between.used(r, theorem) for r in reasons)
    except Rejected:
        return False


def is_proved_by(part: Part, goal: Goal, budget: Budget) -> bool:
    """Whether a part proves the goal."""
    budget.spend()
    return proves(part, goal.prop, goal.scope)

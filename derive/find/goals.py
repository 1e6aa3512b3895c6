"""A goal under hypotheses, and attempts to prove it by one part."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ..claims.chain import IFF, IMPLIES, Chain, Link
from ..claims.parts import Part
from ..claims.proving.prove import proves
from ..kernel import Rejected
from ..search.audit import idle_reasons
from ..search.propositions import PropositionStep
from ..search.reasons import Algebra, Reason
from ..search.scope import Scope
from ..search.step import Step
from ..terms.node import IllFormed, Node
from ..terms.statement import Iff, Implies, Prop, Rel
from ..terms.substitution import Capture
from .budget import Budget

NOT_SHOWN = (Rejected, IllFormed, Capture)
"""What says that an attempt failed."""

Stated = Rel | Iff | Implies
"""What one step of a chain can show."""


_QUESTIONS = 10
"""How many questions an estimate may ask while a proof is looked for."""

_LONG = 8
"""How many attempts one counts for in which the step itself searches for long."""


class Goal(msgspec.Struct, frozen=True):
    """What is to be proved, under which hypotheses and facts, and the line of the hole."""

    prop: Prop
    scope: Scope
    line: int

    def assuming(self, *given: Prop) -> Goal:
        """The same under further hypotheses."""
        return replace(self, scope=self.scope.assuming(*given))

    def to(self, prop: Prop) -> Goal:
        """Another goal in its place."""
        return replace(self, prop=prop)

    def link(self, relation: str, target: Node, reasons: tuple[Reason, ...]) -> Link:
        """A step that was found."""
        return Link(relation, target, reasons, self.line, found=True)

    def one_step(self, reasons: tuple[Reason, ...]) -> Chain:
        """The chain of one step."""
        left, right = self.prop.parts()
        relation = self.prop.name if isinstance(self.prop, Rel) else IFF if isinstance(self.prop, Iff) else IMPLIES
        return Chain(left, (self.link(relation, right, reasons),))


def holds_by(goal: Stated, reasons: tuple[Reason, ...], scope: Scope, budget: Budget, thorough: bool = False) -> bool:
    """Whether one step shows the goal by the reasons, and none of them is idle."""
    budget.spend(_LONG if thorough else 1)
    own = Scope(scope.given, scope.known, further=thorough, questions=_QUESTIONS)
    try:
        if isinstance(goal, Rel):
            step = Step(goal, reasons, own)
            step.prove()
            return not idle_reasons(step)
        left, right = goal.parts()
        between = PropositionStep(left, right, reasons, own)
        theorem = between.prove_iff() if isinstance(goal, Iff) else between.prove_implies()
        return all(isinstance(r, Algebra) or between.used(r, theorem) for r in reasons)
    except NOT_SHOWN:
        return False


def is_proved_by(part: Part, goal: Goal, budget: Budget) -> bool:
    """Whether a part proves the goal."""
    budget.spend()
    try:
        return proves(part, goal.prop, goal.scope)
    except NOT_SHOWN:
        return False

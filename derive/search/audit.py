"""Whether each named reason of a step did something.

What a reason did is read off the step: definitions that it exchanged,
derivatives that it took, facts that were used, events of the normal form. If
it left both sides alike, the step is tried without it: a reason that the step
can do without is idle. That is no fault of the theorem, which rests on the
others; but whoever prints the step must not say that the reason gave it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context
from ..printing.text import text
from ..terms.node import Node, Term
from ..terms.term import Call, Delta, Deriv, Index, Num
from .reasons import Algebra, Cite, Event, Fact, Hypothesis, Monotone, Oracle, Reason, Rows, Scale, Signs, Unfold
from .scope import Scope
from .side import Side
from .step import Step
from .supply import theorems

WITHOUT = "the step holds without it"
ASIDE = "the proof does not rest on it"


@dataclass(frozen=True)
class Idle:
    """A reason that a step does not rest on, and how that shows."""

    reason: Reason
    why: str

    @property
    def said(self) -> str:
        """In words: `by.sign is idle: the step holds without it`."""
        return f"{self.reason.label} is idle: {self.why}"


def idle_reasons(step: Step) -> tuple[Idle, ...]:
    """The reasons of a proved step that it does not rest on. Each is asked of the step without those before it."""
    found: list[Idle] = []
    for reason in step.reasons:
        why = _why_idle(step, reason, tuple([idle.reason for idle in found]))
        found += [Idle(reason, why)] if why is not None else []
    return tuple(found)


def _why_idle(step: Step, reason: Reason, left_out: tuple[Reason, ...]) -> str | None:
    """How it shows that a step does not rest on a reason; None if it does."""
    if did_something(step, reason):
        return None
    if isinstance(reason, Event):
        happened = sorted({_said(name, where) for name, where in _events(step)})
        return f"what happened is {', '.join(happened)}" if happened else "it did not happen in this step"
    if _holds_without(step, (*left_out, reason)):
        fault = fault_of(reason, step.goal.parts(), step.written_scope)
        return f"{fault}; {WITHOUT}" if fault else WITHOUT
    return ASIDE if isinstance(reason, Fact) else None


def kept(reasons: tuple[Reason, ...], idle: tuple[Idle, ...]) -> tuple[Reason, ...]:
    """The reasons that are not idle."""
    dropped = [one.reason for one in idle]
    return tuple([reason for reason in reasons if not any(reason is other for other in dropped)])


def did_something(step: Step, reason: Reason) -> bool:
    """Whether a reason left a trace in a proved step."""
    match reason:
        case Algebra():
            return True
        case Unfold(_, definition):
            lit = [definition in side.came_to_light for side in (step.left, step.right)]
            return _uses(step.left, definition) != _uses(step.right, definition) or lit[0] != lit[1]
        case Rows(_, _, main):
            return any(not main or name in main for name, _ in _differing(step.left.rows, step.right.rows))
        case Event(_, event, detail):
            return any(name == event and is_at(where, detail) for name, where in _events(step))
        case Oracle(label):
            return step.theorem is not None and label in step.theorem.axioms
        case Signs():
            return reason in step.signs or _signs_were_read(step.theorem)
        case Fact():
            return step.theorem is not None and _is_used(step, reason, step.theorem)
    return not isinstance(reason, Scale)


def _is_used(step: Step, fact: Fact, theorem: Theorem) -> bool:
    """Whether a proof rests on what a reason brought."""
    match fact:
        case Hypothesis():
            return is_assumed(theorem, step.written_scope, fact)
        case Cite():
            return is_cited(theorem, fact)
        case Monotone(_, Cite() | Hypothesis() as inner):
            return _is_used(step, inner, theorem)
        case Monotone(_, Signs()):
            return fact in step.signs
    return not step.brought.get(fact, set()).isdisjoint(rests_on(theorem))


def rests_on(theorem: Theorem) -> dict[Theorem, None]:
    """A theorem and all that its proof used, in order; of a claim that was cited, its theorem alone."""
    found: dict[Theorem, None] = {}
    waiting = [theorem]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            if one.rule != kernel.conclude.__name__:
                waiting += one.used
    return found


def _signs_were_read(theorem: Theorem | None) -> bool:
    """Whether a proof rests on a sign that was read: by the rule for signs, or in what a combination leaves over."""
    return theorem is not None and any(
        one.rule == kernel.sign.__name__
        or (one.rule == kernel.linear.__name__ and not isinstance(one.arguments[2], Num))
        for one in rests_on(theorem)
    )


def is_rested_on(theorem: Theorem, reason: Reason, scope: Scope) -> bool:
    """Whether a theorem rests on what a citation or a hypothesis says, or what one that is made from these does."""
    inner = innermost(reason)
    if isinstance(inner, Cite):
        return is_cited(theorem, inner)
    return not isinstance(inner, Hypothesis) or is_assumed(theorem, scope, inner)


def innermost(reason: Reason) -> Reason:
    """What a reason that is made from another one is made from: by.hyp of by.times(by.hyp, c)."""
    while isinstance(inner := getattr(reason, "fact", None), Reason):
        reason = inner
    return reason


def fault_of(reason: Reason, targets: tuple[Node, ...], scope: Scope) -> str:
    """Why a reason brings nothing to some terms; empty where it might."""
    inner = innermost(reason)
    if isinstance(inner, Hypothesis) and (inner.number or 1) > len(scope.given):
        return f"there is no hypothesis {inner.number}" if inner.number and scope.given else "there is no hypothesis"
    try:
        for _ in theorems(reason, targets, scope) if isinstance(reason, Fact) else ():
            pass
    except Rejected as refusal:
        return str(refusal)
    return ""


def is_cited(theorem: Theorem, reason: Cite) -> bool:
    """Whether a theorem rests on the claim that the reason names."""
    try:
        return reason.target.theorem() in rests_on(theorem)
    except Rejected:
        return False


def is_assumed(theorem: Theorem, scope: Scope, reason: Hypothesis) -> bool:
    """Whether a theorem rests on a hypothesis that the reason names."""
    named = scope.given if reason.number is None else scope.given[reason.number - 1 : reason.number]
    return not theorem.hypotheses.isdisjoint(named)


def _uses(side: Side, definition: object) -> dict[Node, int]:
    return {c: n for c, n in side.unfolded.items() if definition in (_called(c), getattr(c, "name", None))}


def _called(node: Node) -> object:
    return node.definition if isinstance(node, Call) else None


def _differing(left: Counter[tuple[str, Deriv]], right: Counter[tuple[str, Deriv]]) -> list[tuple[str, Deriv]]:
    return [k for k in left.keys() | right.keys() if left[k] != right[k]]


def _events(step: Step) -> set[tuple[str, Node]]:
    """What the normal form did on one side and not on the other."""
    return events_of(step, step.left.now) ^ events_of(step, step.right.now)


def events_of(step: Step, term: Term) -> set[tuple[str, Node]]:
    """What the normal form does with a term."""
    ctx = Context(step.scope.facts)  # one without a memory, in which letters of other terms may stand
    ctx.normal(term)
    return set(ctx.trace.events)


def _said(name: str, where: Node) -> str:
    """An event as its reason would name it."""
    if isinstance(where, Delta | Index):
        places = where.parts() if isinstance(where, Delta) else (where,)
        return f"by.{name}({', '.join(map(text, places))})"
    return f"by.{name}"


def is_at(where: Node, detail: tuple[Node, ...]) -> bool:
    """Whether an event happened at the indices that its reason names."""
    if not detail:
        return True
    places: tuple[Node, ...] = where.parts() if isinstance(where, Delta) else (where,)
    named = {i.name if isinstance(i, Index) else i for i in detail}
    return named <= {i.name if isinstance(i, Index) else i for i in places}


def _holds_without(step: Step, left_out: tuple[Reason, ...]) -> bool:
    """Whether a step can do without reasons.

    One that unfolds is not idle because facts are seen unfolded anyway, and none is because a long search replaces it.
    """
    others = tuple([r for r in step.reasons if not any(r is other for other in left_out)])
    through = not any(isinstance(r, Unfold) for r in left_out)
    scope = replace(step.written_scope, through=through, further=False)
    try:
        Step(step.goal, others, scope).prove()
    except Rejected:
        return False
    return True

"""Whether each named reason of a step did something.

What a reason did is read off the step: definitions that it exchanged,
derivatives that it took, facts that were used, events of the normal form. If
it left both sides alike, the step is tried without it: a reason that the step
can do without is idle, and a proof that names it says something false about
itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context
from ..printing.text import text
from ..terms.node import Node, Term
from ..terms.term import Call, Delta, Deriv, Index
from .reasons import Algebra, Cite, Event, Fact, Hypothesis, Monotone, Oracle, Reason, Rows, Scale, Signs, Unfold
from .scope import Scope
from .side import Side
from .step import Failed, Step


class Idle(Failed):
    """A step that holds without one of its reasons."""


def require_no_idle_reason(step: Step) -> None:
    """Raises Idle, naming the reason, unless every reason of a proved step did something."""
    for reason in step.reasons:
        if did_something(step, reason):
            continue
        if isinstance(reason, Event):
            happened = sorted({_said(name, where) for name, where in _events(step)})
            instead = f"; what happened is {', '.join(happened)}" if happened else ""
            raise Idle(f"{reason.label} did nothing in this step{instead}")
        if isinstance(reason, Fact) or _holds_without(step, reason):
            raise Idle(f"{reason.label} did nothing: the step holds without it")


def did_something(step: Step, reason: Reason) -> bool:
    """Whether a reason left a trace in a proved step."""
    match reason:
        case Algebra():
            return True
        case Unfold(_, definition):
            return _uses(step.left, definition) != _uses(step.right, definition)
        case Rows(_, _, main):
            return any(not main or name in main for name, _ in _differing(step.left.rows, step.right.rows))
        case Event(_, event, detail):
            return any(name == event and _is_at(where, detail) for name, where in _events(step))
        case Oracle(label):
            return step.theorem is not None and label in step.theorem.axioms
        case Signs():
            return reason in step.signs
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


def is_cited(theorem: Theorem, reason: Cite) -> bool:
    """Whether a theorem rests on the claim that the reason names."""
    return reason.target.theorem() in rests_on(theorem)


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
    return _events_of(step, step.left.now) ^ _events_of(step, step.right.now)


def _events_of(step: Step, term: Term) -> set[tuple[str, Node]]:
    ctx = Context(step.scope.facts)  # one without a memory, in which letters of other terms may stand
    ctx.normal(term)
    return set(ctx.trace.events)


def _said(name: str, where: Node) -> str:
    """An event as its reason would name it."""
    if isinstance(where, Delta | Index):
        places = where.parts() if isinstance(where, Delta) else (where,)
        return f"by.{name}({', '.join(map(text, places))})"
    return f"by.{name}"


def _is_at(where: Node, detail: tuple[Node, ...]) -> bool:
    """Whether an event happened at the indices that its reason names."""
    if not detail:
        return True
    places: tuple[Node, ...] = where.parts() if isinstance(where, Delta) else (where,)
    named = {i.name if isinstance(i, Index) else i for i in detail}
    return named <= {i.name if isinstance(i, Index) else i for i in places}


def _holds_without(step: Step, reason: Reason) -> bool:
    """Whether a step can do without a reason.

    One that unfolds is not idle because facts are seen unfolded anyway, and none is because a long search replaces it.
    """
    others = tuple(r for r in step.reasons if r is not reason)
    scope = replace(step.written_scope, through=not isinstance(reason, Unfold), further=False)
    try:
        Step(step.goal, others, scope).prove()
    except Rejected:
        return False
    return True

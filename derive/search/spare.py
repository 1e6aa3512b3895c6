"""Steps that hold without some of their reasons: proved as written, or else without what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import combinations, islice
from typing import TypeVar

from ..kernel import Rejected
from ..terms.node import Node
from ..terms.statement import Rel
from .audit import ASIDE, WITHOUT, Idle, did_something, fault_of, idle_reasons, innermost
from .convert import derivatives
from .reasons import CALCULUS, Circular, Cite, Hypothesis, Reason
from .refusal import ending
from .scope import Scope
from .step import Failed, Step

T = TypeVar("T")
Attempt = Callable[[tuple[Reason, ...]], T]
"""What proves a step from the reasons that it is given. Raises Rejected."""

_MOST_ATTEMPTS = 8


def proved(goal: Rel, reasons: tuple[Reason, ...], scope: Scope) -> tuple[Step, tuple[Idle, ...]]:
    """The proof of a relation, and which of the reasons given it does not rest on.

    A hypothesis is used by itself: one that is named is no fault where the proof rests on it.
    Raises Failed, which speaks of all the reasons, where none can be spared either.
    """
    step, spared = sparing(reasons, goal.parts(), scope, lambda chosen: _attempted(goal, chosen, scope))
    wrong = [idle for idle in spared if not (isinstance(idle.reason, Hypothesis) and did_something(step, idle.reason))]
    found = [idle for idle in (*wrong, *idle_reasons(step)) if idle.reason in reasons]
    return step, tuple(sorted(found, key=lambda idle: reasons.index(idle.reason)))


def _attempted(goal: Rel, reasons: tuple[Reason, ...], scope: Scope) -> Step:
    """A proved step; where no reason is given, by algebra, else by calculus, and only then by a long search.

    Calculus comes before algebra where derivatives stand on one side alone.
    """
    sides = [any(True for _ in derivatives(side)) for side in (goal.left, goal.right)]
    if reasons or not any(sides):
        return _done(Step(goal, reasons, scope))
    if all(sides):
        with suppress(Failed):
            return _done(Step(goal, (), replace(scope, further=False, failed={})))
    try:
        return _done(Step(goal, (CALCULUS,), scope))
    except Failed:
        with suppress(Failed):
            return _done(Step(goal, (), scope))
        raise


def _done(step: Step) -> Step:
    """The step, proved. Raises Failed."""
    step.prove()
    return step


def sparing(
    reasons: tuple[Reason, ...], targets: tuple[Node, ...], scope: Scope, attempt: Attempt[T]
) -> tuple[T, tuple[Idle, ...]]:
    """What an attempt gives with all reasons, or else without those that are wrong. Raises what it raises with all.

    Raises Circular where a reason cites what cites this, needed or not.
    """
    _require_no_circle(reasons)
    attempt = ending(attempt)
    try:
        return attempt(reasons), ()
    except Rejected as refusal:
        for left_out in islice(_left_out(reasons), _MOST_ATTEMPTS):
            try:
                found = attempt(tuple([r for r in reasons if not any(r is other for other in left_out)]))
            except Rejected:
                continue
            return found, tuple([Idle(r, _wrong(r, targets, scope)) for r in left_out])
        raise refusal from None


def idle_without(unused: list[Reason], reasons: tuple[Reason, ...], attempt: Attempt[object]) -> Iterator[Idle]:
    """How it shows that reasons did nothing: each is asked of what is left without those before it."""
    left, attempt = list(reasons), ending(attempt)
    for reason in unused:
        left = [r for r in left if r is not reason]
        try:
            attempt(tuple(left))
        except Rejected:
            yield Idle(reason, ASIDE)
        else:
            yield Idle(reason, WITHOUT)


def _require_no_circle(reasons: tuple[Reason, ...]) -> None:
    for cite in (inner for inner in map(innermost, reasons) if isinstance(inner, Cite)):
        try:
            cite.target.theorem()
        except Circular:
            raise
        except Rejected:
            continue


def _left_out(reasons: tuple[Reason, ...]) -> Iterator[tuple[Reason, ...]]:
    """Which reasons to leave out, as few as will do."""
    for count in range(1, len(reasons) + 1):
        yield from combinations(reasons, count)


def _wrong(reason: Reason, targets: tuple[Node, ...], scope: Scope) -> str:
    """What is said of a reason with which a step fails that holds without it."""
    fault = fault_of(reason, targets, scope)
    return f"{fault}; {WITHOUT}" if fault else "the step is not shown with it, and holds without it"

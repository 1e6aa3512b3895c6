"""What an inequality lacks that no point refutes: a sign, or the distance between it and what its reasons say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ..claims.proof import StepRecord
from ..evidence.numbers.question import Question
from ..evidence.numbers.sample import examine
from ..find.goals import NOT_SHOWN
from ..kernel import Rejected, render
from ..kernel.context import known
from ..kernel.poly import atoms
from ..printing.text import text
from ..search.at_point import fails_at, holds_at
from ..search.reasons import Fact, Monotone
from ..search.scope import Scope
from ..search.step import Step
from ..terms.node import Node, Term
from ..terms.statement import GE, GT, LE, LT, Prop, Rel
from ..terms.term import NEG, POS, minus, num
from .says import stated

_MISSING = "this is missing"
_MOST_ATOMS = 4
_LONGEST = 60
_LOWER = {GE: False, GT: False, LE: True, LT: True}
"""Whether the left side should be the smaller one."""


def lacking(record: StepRecord, refusal: Rejected) -> Iterator[tuple[str, Node]]:
    """A label, and what is lacking: at most one."""
    goal = Rel(record.relation, record.before, record.target) if record.relation in _LOWER else None  # type: ignore[arg-type]
    if goal is None or refusal.needs not in (None, goal):
        return
    scope = Scope(record.given)
    with suppress(*NOT_SHOWN):
        found = next(_signs(goal, record, scope), None) or _nearest(goal, record, scope)
        if found is not None:
            yield found


def _signs(goal: Rel, record: StepRecord, scope: Scope) -> Iterator[tuple[str, Node]]:
    """Signs of what occurs, with which the step holds, and which nothing refutes."""
    ctx: Any = known(scope.facts)
    occurring = sorted(atoms(ctx.normal(minus(*goal.parts()))), key=lambda a: (len(text(a)), text(a)))
    for one in [a for a in occurring if not a.is_variable or a.sort == "number"][:_MOST_ATOMS]:
        signs = ctx.sign(one)
        if not (signs & NEG and signs & POS):
            continue
        for name in (GE, LE):
            missing = Rel(name, one, num(0))
            with suppress(*NOT_SHOWN):
                Step(goal, record.reasons, Scope((*scope.given, missing), further=False)).prove()
                if is_never_false(missing, record):
                    yield _MISSING, missing


def is_never_false(statement: Prop, record: StepRecord) -> bool:
    """Whether no point refutes a statement where what is given holds: only then may it be what is lacking."""
    found = examine(Question.of(statement, record.given, holds_at, fails_at), 0)
    return found.count > 0 and found.refutation is None


def _nearest(goal: Rel, record: StepRecord, scope: Scope) -> tuple[str, Node] | None:
    """How far what a reason says is from the step: the shortest such distance."""
    wanted = _difference(goal)
    found = [
        distance
        for fact in record.reasons
        if isinstance(fact, Fact)
        for prop in stated(fact.fact if isinstance(fact, Monotone) and isinstance(fact.fact, Fact) else fact, record)
        if isinstance(prop, Rel) and prop.name in _LOWER
        for distance in [_distance(wanted, _difference(prop), goal, scope)]
        if distance is not None and len(text(distance[1])) <= _LONGEST
    ]
    return min(found, key=lambda pair: len(text(pair[1])), default=None)


def _difference(relation: Rel) -> Term:
    """What must not be negative."""
    return minus(*(reversed(relation.parts()) if _LOWER[relation.name] else relation.parts()))


def _distance(wanted: Term, said: Term, goal: Rel, scope: Scope) -> tuple[str, Node] | None:
    """What must be added to one inequality to give another one, where the two have something in common."""
    ctx: Any = known(scope.facts)
    rest = ctx.normal(minus(wanted, said))
    if len(rest) >= len(ctx.normal(wanted)) + len(ctx.normal(said)):
        return None
    if not rest:
        return "it is not strict", goal
    term = render(rest)
    if not ctx.sign(term) & POS:
        return "it is too weak by", render(ctx.normal(minus(num(0), term)))
    if len(rest) == 1 and min(rest.values()) < 0:
        return _MISSING, Rel(LE, render({mono: -c for mono, c in rest.items()}), num(0))
    return _MISSING, Rel(GE, term, num(0))

"""What a reason needs that found nothing to do in a step that failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ..claims.proof import StepRecord
from ..find.goals import NOT_SHOWN
from ..kernel import Rejected
from ..kernel.context import known
from ..kernel.poly import atoms
from ..printing.text import text
from ..search.audit import events_of, fault_of, is_at
from ..search.convert import derivatives
from ..search.reasons import (
    Attained,
    Event,
    Extremes,
    Hypothesis,
    Oracle,
    Reason,
    Rows,
    Scale,
    Signs,
    Summed,
    Unfold,
)
from ..search.scope import Scope
from ..search.step import Step
from ..search.supply import extrema
from ..terms.definition import Definition, definitions_in
from ..terms.statement import SIGNS, Rel
from ..terms.term import ANY, minus

_MOST = 3

EVENTS = {
    "pick_term": "a Sum with δ in it, over all of its index",
    "into_sum": "a factor beside a Sum, or in it, that is free of its index",
    "split_term": "a Sum that leaves out an index",
    "constant_sum": "a Sum with a factor that is free of its index, and nothing else in it",
    "log_product": "the log of a product of positive factors",
    "pick_factor": "a Prod with δ in its exponents, over all of its index",
    "constant_product": "a Prod with a factor that is free of its index",
    "split_factor": "a Prod that leaves out an index, and the factor there is not 0",
    "exp_log": "exp(log(a)) with a > 0, or log(exp(a))",
}
"""By event, what it happens to."""

DERIVATIVES = {
    "linearity": "a sum, or of a multiple",
    "sum_rule": "a Sum",
    "product_rule": "a product",
    "quotient_rule": "a quotient",
    "power_rule": "a power with a constant exponent",
    "exp_rule": "an exponential",
    "log_rule": "a logarithm",
    "abs_rule": "an absolute value",
    "determinant_rule": "a determinant",
    "inverse_rule": "an entry of an inverse",
    "adjugate_rule": "an entry of an adjugate",
    "chain_rule": "a function that is not written out",
}
"""By row of the table, of what it is the derivative; the other rows are named after their function."""


def unmet(record: StepRecord) -> Iterator[tuple[Reason, str]]:
    """The reasons of a step that did nothing in it, and what each needs."""
    if record.relation not in SIGNS or not record.reasons:
        return
    goal: Any = Rel(record.relation, record.before, record.target)  # type: ignore[arg-type]
    try:
        step = Step(goal, record.reasons, Scope(record.given, further=False))
    except Rejected:
        return  # something that is cited has no proof, which is told
    with suppress(*NOT_SHOWN):
        step.prove()
    for reason in record.reasons:
        needed = _needed(reason, step)
        if needed is not None:
            yield reason, needed


def _needed(reason: Reason, step: Step) -> str | None:
    match reason:
        case Unfold(_, definition):
            name = definition.name if isinstance(definition, Definition) else definition
            used = [getattr(c, "name", None) for s in _sides(step) for c in s.unfolded]
            used += [d for side in step.goal.parts() for d in definitions_in(side)]
            return None if definition in used else f"{name}, which does not stand in this step"
        case Rows():
            return _derivative(reason, step)
        case Event(_, event, detail):
            happened = any(name == event and is_at(where, detail) for name, where in _events(step))
            where = f" for {' and '.join(map(text, detail))}" if detail else ""
            return None if happened else f"{EVENTS[event]}; there is none in this step{where}"
        case Oracle():
            return "SymPy to see that both sides are equal, and it does not"
        case Scale():
            return "a step .iff(…) between two relations, not one between terms"
        case Signs():
            return _signs(step)
    return _fact(reason, step)


def _sides(step: Step) -> tuple[Any, Any]:
    return step.left, step.right


def _events(step: Step) -> set[tuple[str, Any]]:
    with suppress(*NOT_SHOWN):
        return events_of(step, step.left.now) | events_of(step, step.right.now)
    return set()


def _derivative(reason: Rows, step: Step) -> str | None:
    """Of a row of the table of derivatives: what it is the derivative of."""
    taken = {name for side in _sides(step) for name, _ in side.rows}
    if taken & reason.main or (taken and not reason.main):
        return None
    standing = list(dict.fromkeys(text(d) for side in _sides(step) for d in derivatives(side.now)))[:_MOST]
    row = reason.label.removeprefix("by.")
    of = DERIVATIVES.get(row, f"{row.removesuffix('_rule')}(…)")
    wanted = f"the derivative of {of}" if reason.main else "a derivative"
    if not reason.main and standing:
        return None
    return (
        f"{wanted}; here stands {' and '.join(standing)}" if standing else f"{wanted}, and there is none in this step"
    )


def _signs(step: Step) -> str | None:
    """Of signs: those that are not known."""
    ctx: Any = known(step.scope.facts)
    with suppress(*NOT_SHOWN):
        found = [one for one in atoms(ctx.normal(minus(*step.goal.parts()))) if ctx.sign(one) == ANY]
        if found:
            shown = sorted(map(text, found), key=lambda said: (len(said), said))[:_MOST]
            return f"the sign of {' and of '.join(shown)}, which is not known"
    return None


def _fact(reason: Reason, step: Step) -> str | None:
    """Of what brings a fact: where that is missing."""
    match reason:
        case Hypothesis(number=number) if (number or 1) > len(step.written_scope.given):
            count = len(step.written_scope.given)
            has = "none" if not count else f"only {count}"
            return f"a hypothesis{f' number {number}' if number else ''}: given=[…]; the claim has {has}"
        case Extremes() if not extrema(step.goal.parts()):
            return "a maximum or a minimum, and there is none in this step"
        case Attained(_, index, fact):
            found = extrema(step.goal.parts())
            if not found:
                return "a maximum or a minimum, and there is none in this step"
            if not step.brought.get(reason):
                return f"{fact.label} to bound every member of {text(found[0])} by the one at {text(index)}"
        case Summed(_, fact, index, _) if not fault_of(reason, step.goal.parts(), step.written_scope):
            if not step.brought.get(reason):
                return f"{fact.label} to hold for every index: forall({text(index)}, …)"
    return None

"""Limits: the order to which series are kept, equations used inside, and where a limit that is found is another.

The kernel reads off what a term tends to; what is looked for here is what it is
asked: the term as it stands or rewritten by equations, and how many terms of
each series.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.context.normal.render import render
from ..kernel.germs import Unbounded, outcomes
from ..printing.text import text
from ..terms.node import IllFormed, Term, free
from ..terms.statement import EQ, GT, LT, NE, Every, ForAll, Prop, Rel, Tends, tends
from ..terms.substitution import Capture
from ..terms.term import NEG, POS, Scalar
from .convert import Converter, right_of
from .matching import match, subterms
from .obligations import prove, specialised
from .reasons import Cite, Fact, Hypothesis, Reason
from .rewriting import by_equations, equations
from .scope import Scope
from .step import Failed, Step
from .supply import schemas_of

ORDERS = (2, 3, 5, 8)
"""How many terms of each series are kept, until that tells the limit."""

_MOST_NEEDS = 8
_HYPOTHESES = Hypothesis("by.hyp")


def limit_of(goal: Tends, variable: Scalar, scope: Scope, reasons: tuple[Reason, ...] = ()) -> Theorem:
    """The goal, from what its body tends to, if need be rewritten by the equations of the reasons and hypotheses.

    Raises Rejected, naming the limit where it is another.
    """
    facts = tuple([r for r in reasons if isinstance(r, Fact)])
    body = goal.instance(variable)
    informed = scope.knowing(*_cited_limits(body, variable, facts, scope))
    refusals = []
    for known_here in (informed, scope) if informed is not scope else (scope,):
        try:
            return _directly(goal, variable, known_here, facts)
        except Rejected as refusal:
            refusals.append(refusal)
    for theorem in _rewritten(body, (*facts, _HYPOTHESES), scope):
        other = tends(right_of(theorem), variable, toward(goal), goal.target, goal.side)
        with suppress(Rejected):
            limit = _directly(other, variable, informed, facts)
            return kernel.squeeze(goal, variable, kernel.symmetry(theorem), theorem, limit, limit, scope.facts)
    raise refusals[-1]


def _cited_limits(body: Term, variable: Scalar, facts: tuple[Fact, ...], scope: Scope) -> Iterator[Theorem]:
    """What cited claims say that parts of the body tend to."""
    for schema in [schema for fact in facts if isinstance(fact, Cite) for schema in schemas_of(fact, scope)]:
        statement = schema.theorem.statement
        if not isinstance(statement, Tends):
            continue
        pattern, over = statement.instance(variable), schema.variables - {variable}
        for part in dict.fromkeys(subterms(body)):
            images = match(pattern, part, over) if variable in free(part) else None
            if images is None or any(variable in free(image) for image in images.values()):
                continue
            theorem = specialised(schema, images, scope)
            if theorem is not None:
                yield theorem


def toward(goal: Tends) -> str | Term:
    """Where the scalar of a limit tends, as `tends` takes it."""
    return goal.toward if goal.point is None else goal.point


def to_target(goal: Tends, target: Term) -> Tends:
    """The same limit with another target."""
    return replace(goal, target=target)


def sides(goal: Tends) -> list[Tends]:
    """The limit from each side from which its scalar comes."""
    return [replace(goal, side=side) for side in (POS, NEG) if goal.side & side]


def _rewritten(body: Term, facts: tuple[Fact, ...], scope: Scope) -> Iterator[Theorem]:
    """body ≃ body', by equations that are cited or assumed, read in either direction; and as algebra writes it."""
    schemas = [found for f in facts if isinstance(f, Cite | Hypothesis) for found in equations(f, scope)]
    for backwards in (False, True) if schemas else ():
        change = Converter(by_equations(schemas, backwards), scope, (body,), again=False)(body)
        if change is not None:
            yield change
    with suppress(Rejected):  # what oscillates may cancel: sin² + cos² is 1
        yield kernel.normal_form(body, render(known(scope.facts).normal(body)), scope.facts)


def _directly(goal: Tends, variable: Scalar, scope: Scope, facts: tuple[Fact, ...]) -> Theorem:
    scope, (order, values) = _informed(goal, variable, scope)
    try:
        return kernel.expansion(goal, variable, order, scope.facts)
    except Rejected as refusal:
        if len(set(values)) > 1:
            from_right, from_left = map(text, values)
            raise Rejected(f"from the right the limit is {from_right}, from the left it is {from_left}") from None
        return _with_equal_target(goal, variable, order, values[0], scope, facts) or _refuse(refusal)


def _refuse(refusal: Rejected) -> Theorem:
    raise refusal


def _informed(goal: Tends, variable: Scalar, scope: Scope) -> tuple[Scope, tuple[int, list[Term]]]:
    """What `found_limits` says, once what it asks for has been shown and made a fact."""
    for _ in range(_MOST_NEEDS):
        try:
            return scope, found_limits(goal, variable, scope.facts)
        except Rejected as refusal:
            shown = _shown(refusal.needs, scope)
            if shown is None:
                raise
            scope = scope.knowing(shown)
            scope.obligations[shown] = shown.statement
    return scope, found_limits(goal, variable, scope.facts)


def _shown(needs: Prop | None, scope: Scope) -> Theorem | None:
    """What is needed, as the facts and hypotheses show it; of ≠ the side on which it is, if they tell."""
    for wanted in _stronger(needs) if needs is not None else ():
        with suppress(Rejected):
            return prove(wanted, scope.below())
    return None


def _stronger(needs: Prop) -> list[Prop]:
    """a > b, a < b and a ≠ b for a ≠ b, also for every index; anything else as it is."""
    match needs:
        case Rel(name, left, right) if name == NE:
            return [Rel(other, left, right) for other in (GT, LT, NE)]
        case ForAll(body=body) | Every(body=body):
            return [replace(needs, body=other) for other in _stronger(body)]
    return [needs]


def found_limits(goal: Tends, variable: Scalar, facts: tuple[Theorem, ...]) -> tuple[int, list[Term]]:
    """What the body of a limit tends to from each side, and the order that tells it. Raises Rejected."""
    refusal = Rejected("no order was tried")
    for order in ORDERS:
        try:
            values = outcomes(known(facts), goal, variable, order)
            return order, [kernel.render(value) for value in values]
        except Unbounded as unbounded:
            raise unbounded from None
        except Rejected as problem:
            refusal = problem
        except (IllFormed, Capture) as problem:
            raise Rejected(str(problem)) from None
    raise refusal


def _with_equal_target(
    goal: Tends, variable: Scalar, order: int, value: Term, scope: Scope, facts: tuple[Fact, ...]
) -> Theorem | None:
    """f → L from f → L' and L' = L, where the facts or the hypotheses say so."""
    found = to_target(goal, value)
    for reasons in (facts, (*facts, _HYPOTHESES)):
        try:
            equal = Step(Rel(EQ, value, goal.target), reasons, scope).prove()
            same = kernel.congruence(found, ((0, equal),), ())
            return kernel.detachment(same, kernel.expansion(found, variable, order, scope.facts))
        except (Failed, Rejected):
            continue
    return None

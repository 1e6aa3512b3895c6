"""Limits: the order to which series are kept, equations used inside, and where a limit that is found is another.

The kernel reads off what a term tends to; what is looked for here is what it is
asked: the term as it stands or rewritten by equations, and how many terms of
each series.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.germs import Unbounded, outcomes
from ..printing.text import text
from ..terms.node import IllFormed, Term
from ..terms.statement import EQ, Rel, Tends, tends
from ..terms.substitution import Capture
from ..terms.term import Scalar
from .convert import Converter, right_of
from .reasons import Cite, Fact, Hypothesis, Reason
from .rewriting import by_equations, equations
from .scope import Scope
from .step import Failed, Step

ORDERS = (2, 3, 5, 8)
"""How many terms of each series are kept, until that tells the limit."""

_HYPOTHESES = Hypothesis("by.hyp")


def limit_of(goal: Tends, variable: Scalar, scope: Scope, reasons: tuple[Reason, ...] = ()) -> Theorem:
    """The goal, from what its body tends to, if need be rewritten by the equations of the reasons and hypotheses.

    Raises Rejected, naming the limit where it is another.
    """
    facts = tuple([r for r in reasons if isinstance(r, Fact)])
    try:
        return _directly(goal, variable, scope, facts)
    except Rejected as refusal:
        for theorem in _rewritten(goal.instance(variable), (*facts, _HYPOTHESES), scope):
            other = tends(right_of(theorem), variable, toward(goal), goal.target, goal.side)
            try:
                limit = _directly(other, variable, scope, facts)
            except Rejected:
                continue
            return kernel.squeeze(goal, variable, kernel.symmetry(theorem), theorem, limit, limit, scope.facts)
        raise refusal


def toward(goal: Tends) -> str | Term:
    """Where the scalar of a limit tends, as `tends` takes it."""
    return goal.toward if goal.point is None else goal.point


def _rewritten(body: Term, facts: tuple[Fact, ...], scope: Scope) -> Iterator[Theorem]:
    """body ≃ body', with the equations that are cited or assumed used from left to right, and from right to left."""
    schemas = [found for f in facts if isinstance(f, Cite | Hypothesis) for found in equations(f, scope)]
    for backwards in (False, True) if schemas else ():
        change = Converter(by_equations(schemas, scope, backwards), (body, *scope.given), again=False)(body)
        if change is not None:
            yield change


def _directly(goal: Tends, variable: Scalar, scope: Scope, facts: tuple[Fact, ...]) -> Theorem:
    order, values = found_limits(goal, variable, scope.facts)
    try:
        return kernel.expansion(goal, variable, order, scope.facts)
    except Rejected as refusal:
        if len(set(values)) > 1:
            from_right, from_left = map(text, values)
            raise Rejected(f"from the right the limit is {from_right}, from the left it is {from_left}") from None
        return _with_equal_target(goal, variable, order, values[0], scope, facts) or _refuse(refusal)


def _refuse(refusal: Rejected) -> Theorem:
    raise refusal


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
    found = tends(goal.instance(variable), variable, toward(goal), value, goal.side)
    for reasons in (facts, (*facts, _HYPOTHESES)):
        try:
            equal = Step(Rel(EQ, value, goal.target), reasons, scope).prove()
            same = kernel.congruence(found, ((0, equal),), ())
            return kernel.detachment(same, kernel.expansion(found, variable, order, scope.facts))
        except (Failed, Rejected):
            continue
    return None

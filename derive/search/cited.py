"""What a citation says of signs and of definedness, so that the rules may read it beside the hypotheses."""

from __future__ import annotations

from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..terms.node import free
from ..terms.statement import EQ, GE, GT, LE, LT, NE, ForAll, Rel
from ..terms.term import POS, Index, is_real, num
from .identities import given_inverses
from .obligations import settled, specialised
from .reasons import Cite, Hypothesis, Monotone, Reason
from .refusal import put_by
from .scope import Schema, Scope
from .supply import as_written


def _as_it_stands(fact: Cite, scope: Scope) -> list[Theorem]:
    """A citation that speaks of every index, for what another citation of the step asks for."""
    if fact.images or not isinstance(fact.target.theorem().statement, ForAll):
        return []
    try:
        return [settled(fact.target.theorem(), scope)]
    except Rejected as refusal:
        scope.refusals.append(put_by(refusal))
        return []


def _for_every_index(theorem: Theorem, schema: Schema) -> list[Theorem]:
    """The theorem generalised over the indices that it speaks of and its hypotheses do not; empty if there are none."""
    fixed = frozenset[Any]().union(*[free(h) for h in theorem.hypotheses])
    arbitrary = [v for v in free(theorem.statement) & schema.variables - fixed if isinstance(v, Index)]
    for index in sorted(arbitrary, key=lambda i: i.name):
        theorem = kernel.generalisation(theorem, index)
    return [theorem] if arbitrary else []


def _above_zero(theorem: Theorem, scope: Scope) -> list[Theorem]:
    """0 < b from a ≤ b, if a shows that it is positive and b does not; empty if not."""
    relation = theorem.statement
    if not isinstance(relation, Rel) or relation.name not in (LE, LT, GE, GT):
        return []
    less, more = relation.parts() if relation.name in (LE, LT) else relation.parts()[::-1]
    if known(scope.facts).sign(less) != POS or known(scope.facts).sign(more) == POS:
        return []
    try:
        factor = num(-1 if relation.name in (LE, LT) else 1)
        return [kernel.linear(Rel(GT, more, num(0)), ((theorem, factor),), less, num(1), scope.facts)]
    except Rejected:
        return []


def with_cited_facts(scope: Scope, reasons: tuple[Reason, ...]) -> Scope:
    """Cited inequalities, for every index, and equations of indices are facts for signs and definedness too.

    Of one that is used under a function, what it says of signs; of hypotheses, which determinants are not 0.
    """
    if any(isinstance(reason, Hypothesis) for reason in reasons):
        scope = scope.knowing(*[s.theorem for s in given_inverses(scope.given, scope) if s.relation.name == NE])  # type: ignore[union-attr]
    cited = [reason for reason in reasons if isinstance(reason, Cite)]
    scope = scope.knowing(*[theorem for fact in cited for theorem in _as_it_stands(fact, scope)])
    found = []
    for schema in [schema for fact in cited for schema in as_written(fact, scope)]:
        statement = schema.theorem.statement
        if isinstance(statement, Rel) and (statement.name != EQ or not is_real(statement.left)):
            theorem = specialised(schema, {}, scope)
            found += [theorem, *_for_every_index(theorem, schema)] if theorem is not None else []
            found += _above_zero(theorem, scope) if theorem is not None else []
    scope = scope.knowing(*found)
    carried = [r.fact for r in reasons if isinstance(r, Monotone) and isinstance(r.fact, Cite)]
    for schema in [schema for fact in carried for schema in as_written(fact, scope)]:
        theorem = specialised(schema, {}, scope)
        scope = scope.knowing(*(_above_zero(theorem, scope) if theorem is not None else []))
    return scope

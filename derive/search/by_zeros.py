"""A relation, where every component of a vector is known to be 0: 0 is put for them, in definitions too."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from .. import kernel
from ..kernel import Rejected, Theorem
from ..printing.text import text
from ..terms.definition import definitions_in
from ..terms.node import Term
from ..terms.statement import EQ, Prop, Rel
from .convert import Converter, chained, right_of, unfolding
from .rewriting import by_equations
from .scope import Schema, Scope, hypothesis, schemas
from .signs import by_signs
from .supply import in_full


def by_zeros(goal: Rel, every: Prop, scope: Scope) -> Theorem:
    """The goal, from ∀i u_i = 0, which is a hypothesis of what comes out. Raises Rejected."""
    inside = scope.assuming(every)
    stated = schemas(hypothesis(every), False, inside.given)
    for schema in [*stated, *[replace(s, theorem=whole) for s in stated if (whole := in_full(s.theorem)) is not None]]:
        for unfolded in (False, True):
            with suppress(Rejected):
                return _by_one(goal, schema, unfolded, inside)
    raise Rejected(f"{text(goal)} does not follow from {text(every)}")


def _by_one(goal: Rel, schema: Schema, unfolded: bool, scope: Scope) -> Theorem:
    changes = [_with_zeros(side, schema, unfolded, scope) for side in goal.parts()]
    left, right = [s if c is None else right_of(c) for s, c in zip(goal.parts(), changes, strict=True)]
    if goal.name == EQ:
        theorem = kernel.normal_form(left, right, scope.facts)
    else:
        theorem = by_signs(Rel(goal.name, left, right), scope)
    if changes[0] is not None:
        theorem = kernel.transitivity(changes[0], theorem)
    return theorem if changes[1] is None else kernel.transitivity(theorem, kernel.symmetry(changes[1]))


def _with_zeros(term: Term, schema: Schema, unfolded: bool, scope: Scope) -> Theorem | None:
    definitions = frozenset(definitions_in(term)) if unfolded else None
    change = Converter(unfolding(definitions), scope)(term) if definitions else None
    reached = term if change is None else right_of(change)
    return chained(change, Converter(by_equations([schema], False), scope, (term,), again=False)(reached))

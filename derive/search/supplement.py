"""Facts that a step did without at first: what its hypotheses give together, and what the kernel asked for."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.ordering import key
from ..kernel.poly import atoms
from ..terms.node import Term
from ..terms.statement import GE, GT, LE, LT, Prop, Rel
from ..terms.term import NEG, POS, ZERO, minus, num
from .combine import combined
from .obligations import prove
from .scope import Scope
from .standing import assumed, places_in

_MOST_ATOMS = 8


def signs_of_atoms(goal: Rel, _: Prop | None, scope: Scope) -> list[Theorem]:
    """The signs that the hypotheses give their atoms together: from a > b and b > 0 that a > 0."""
    given = assumed(scope, places_in(goal, scope))
    ctx = known(scope.facts)
    found: set[Term] = set()
    for theorem in given:
        found |= atoms(ctx.normal(minus(*theorem.statement.parts())))
    return [t for a in sorted(found, key=key)[:_MOST_ATOMS] if (t := _sign_of(a, given, scope)) is not None]


def _sign_of(atom: Term, given: list[Theorem], scope: Scope) -> Theorem | None:
    signs = known(scope.facts).sign(atom)
    if signs in (POS, NEG, ZERO):
        return None
    for name in (GT, LT, GE, LE):
        with suppress(Rejected):
            return combined(Rel(name, atom, num(0)), given, scope.facts)
    return None


def shown_need(goal: Rel, needs: Prop | None, scope: Scope) -> list[Theorem]:
    """What the kernel asked for, if it can be shown."""
    if needs is None or needs == goal:
        return []
    with suppress(Rejected):
        return [prove(needs, replace(scope, thorough=True))]
    return []

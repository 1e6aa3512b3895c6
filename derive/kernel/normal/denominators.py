"""When a polynomial over atoms is zero, denominators included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terms.node import Term
from ...terms.term import Add, Delta
from ..poly import Mono, Poly, Rational, atom
from .products import multiply

if TYPE_CHECKING:
    from ..context import Context

_MOST_ROUNDS = 8


def vanishes(ctx: Context, poly: Poly) -> bool:
    """Whether a polynomial is 0 wherever it has a value, as far as clearing denominators shows.

    A sum in a denominator is an atom with a negative exponent; multiplying by
    it is allowed where it is not 0. In a monomial with a δ that is known only
    where the δ is 1, so terms with different δs are cleared apart.
    """
    return _vanishes(ctx, poly, _MOST_ROUNDS)


def _vanishes(ctx: Context, poly: Poly, rounds: int) -> bool:
    if not poly:
        return True
    if not rounds:
        return False
    groups: dict[Mono, Poly] = {}
    for mono, c in poly.items():
        guard = frozenset([pair for pair in mono if isinstance(pair[0], Delta)])
        groups.setdefault(guard, {})[mono - guard] = c
    return all(_cleared(ctx, group, rounds) for group in groups.values())


def _cleared(ctx: Context, poly: Poly, rounds: int) -> bool:
    least: dict[Term, Rational] = {}
    for mono in poly:
        for base, exponent in mono:
            if isinstance(base, Add) and exponent < 0:
                least[base] = min(least.get(base, 0), exponent)
    if not least:
        return False
    cleared = multiply(ctx, [poly, *[atom(base, -exponent) for base, exponent in least.items()]])
    return _vanishes(ctx, cleared, rounds - 1)

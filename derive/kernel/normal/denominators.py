"""When a polynomial over atoms is zero, denominators included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terms.term import Add, Delta
from ..poly import Mono, Poly, atom, denominators
from .products import multiply

if TYPE_CHECKING:
    from ..context import Context

_MOST_ROUNDS = 8


def vanishes(ctx: Context, poly: Poly, rounds: int = _MOST_ROUNDS) -> bool:
    """Whether a polynomial is 0 wherever it has a value, as far as clearing denominators shows.

    A sum in a denominator is an atom with a negative exponent; multiplying by
    it is allowed where it is not 0. In a monomial with a δ that is known only
    where the δ is 1, so terms with different δs are cleared apart.
    """
    groups: dict[Mono, Poly] = {}
    for mono, c in poly.items():
        guard = frozenset([pair for pair in mono if isinstance(pair[0], Delta)])
        groups.setdefault(guard, {})[mono - guard] = c
    return not groups or (rounds > 0 and all(_cleared(ctx, group, rounds) for group in groups.values()))


def _cleared(ctx: Context, poly: Poly, rounds: int) -> bool:
    sums = [atom(base, -exponent) for base, exponent in denominators(poly).items() if isinstance(base, Add)]
    return bool(sums) and vanishes(ctx, multiply(ctx, [poly, *sums]), rounds - 1)

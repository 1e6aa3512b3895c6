"""Quotients of polynomials: over a common denominator, in lowest terms, and zero or not.

A sum in a denominator is an atom with a negative exponent. Multiplying by it is
allowed where it is not 0. In a monomial with a δ that is known only where the δ
is 1, so terms with different δs are brought together apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ....terms.node import Term
from ....terms.term import Add, Delta, Fn
from ...poly import Mono, Poly, Rational, atom, denominators, divided, times
from .products import multiply

if TYPE_CHECKING:
    from ..context import Context

_MOST_ROUNDS = 8
_MOST_TERMS = 400


class Quotient(NamedTuple):
    """over / Π base^exponent, the exponents positive."""

    over: Poly
    under: dict[Term, Rational]

    @property
    def poly(self) -> Poly:
        """As a polynomial, each of its monomials over the whole denominator."""
        below: Mono = frozenset([(base, -e) for base, e in self.under.items()])
        return {times(mono, below): c for mono, c in self.over.items()}


def has_sums_below(poly: Poly) -> bool:
    """Whether a sum stands in a denominator."""
    return any(isinstance(base, Add) and e < 0 for mono in poly for base, e in mono)


def cleared(ctx: Context, poly: Poly) -> Quotient:
    """A polynomial without δ over a common denominator."""
    under: dict[Term, Rational] = {}
    for _ in range(_MOST_ROUNDS):
        sums: dict[Term, Rational] = {base: -e for base, e in denominators(poly).items() if _is_cleared(base)}
        if not sums or len(poly) > _MOST_TERMS:
            break
        poly = multiply(ctx, [poly, *[atom(base, e) for base, e in sums.items()]])
        under = {base: under.get(base, 0) + sums.get(base, 0) for base in under | sums}
    return Quotient(poly, under)


def _is_cleared(base: Term) -> bool:
    """Whether a power of it may turn into other atoms, so that it cancels only where it is multiplied out."""
    return isinstance(base, Add) or (isinstance(base, Fn) and base.name in ("sin", "sinh", "abs"))


def lowest(ctx: Context, poly: Poly) -> Quotient:
    """A polynomial without δ over its common denominator, in lowest terms."""
    poly, under = cleared(ctx, poly)
    for base in under:
        quotient = divided(poly, ctx.normal(base))
        while quotient is not None and under[base] > 0 and poly:
            poly, under[base] = quotient, under[base] - 1
            quotient = divided(poly, ctx.normal(base))
    return Quotient(poly, {base: e for base, e in under.items() if e})


def vanishes(ctx: Context, poly: Poly) -> bool:
    """Whether a polynomial is 0 wherever it has a value, as far as clearing denominators shows."""
    groups: dict[Mono, Poly] = {}
    for mono, c in poly.items():
        guard = frozenset([pair for pair in mono if isinstance(pair[0], Delta)])
        groups.setdefault(guard, {})[mono - guard] = c
    return not any(cleared(ctx, group).over for group in groups.values())

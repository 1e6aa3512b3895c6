"""Powers of polynomials over atoms whose exponent is a number, and functions of a δ."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING

from ....rules.theorem import Rejected
from ....terms.node import Term
from ....terms.term import NEG, POS, Add, Delta, Fn, Pow, num
from ...ordering import key
from ...poly import (
    Mono,
    Poly,
    Rational,
    add,
    apart,
    atom,
    atoms,
    constant,
    holds,
    magnitude,
    raised,
    scale,
    tidy,
)
from .factoring import factors, prime_powers
from .products import multiply
from .render import render, split

if TYPE_CHECKING:
    from ..context import Context

_MOST_EXPANDED = 500
_MOST_BITS = 20_000
_MOST_DELTAS = 4
_HIGHEST_POWER = 4


def power(ctx: Context, poly: Poly, exponent: Rational) -> Poly:
    """A rational power of a polynomial, for wherever that power has a value."""
    if exponent == 0:
        return constant(1)
    if exponent == 1:
        return poly
    if not poly:
        return {} if exponent > 0 else atom(num(0), exponent)
    if exponent.denominator != 1:
        return _root(ctx, poly, exponent)
    if len(poly) == 1:
        ((mono, number),) = poly.items()
        return multiply(ctx, [{_raised(mono, exponent): _number_power(number, int(exponent))}])
    if exponent > 0:
        return _repeated(ctx, poly, int(exponent))
    cases = by_delta(ctx, poly, lambda part: power(ctx, part, exponent), NEG | POS)
    if cases is not None:
        return cases
    number, pieces = factored(ctx, poly)
    inverse = constant(_number_power(number, int(exponent)))
    return multiply(ctx, [inverse, *[atom(base, e * exponent) for base, e in pieces]])


def _number_power(number: Rational, exponent: int) -> Rational:
    """A power of a rational number. Raises Rejected when it would have too many digits."""
    value = Fraction(number)
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    if bits > 1 and bits * abs(exponent) > _MOST_BITS:
        raise Rejected(f"a number to the power {exponent} would have too many digits")
    return tidy(value**exponent)


def _raised(mono: Mono, exponent: Rational) -> Mono:
    """A monomial to a whole power. 1/δ is an atom of its own, so that δ·(1/δ) is still 0 where δ is."""
    if exponent > 0:
        return raised(mono, exponent)
    deltas = frozenset([pair for pair in mono if isinstance(pair[0], Delta)])
    return raised(mono - deltas, exponent) | {(Pow(delta, num(-1)), 1) for delta, _ in deltas}


def _repeated(ctx: Context, poly: Poly, exponent: int) -> Poly:
    if comb(exponent + len(poly) - 1, exponent) > _MOST_EXPANDED and exponent > _HIGHEST_POWER:
        raise Rejected(f"the power {exponent} of a sum would be expanded; name the sum with define(…)")
    out, square = constant(1), poly
    while exponent:
        if exponent & 1:
            out = multiply(ctx, [out, square])
        exponent >>= 1
        if exponent:
            square = multiply(ctx, [square, square])
    return out


def _root(ctx: Context, poly: Poly, exponent: Rational) -> Poly:
    """P^e for a fraction e, where P ≥ 0: with P = c·∏a^f it is c^e·∏a^(f·e)."""
    cases = by_delta(ctx, poly, lambda part: power(ctx, part, exponent), POS)
    if cases is not None:
        return cases
    number, pieces = nonnegative_factors(ctx, poly)
    roots = [atom(num(prime), e * exponent) for prime, e in rational_prime_powers(number)]
    return multiply(ctx, [*roots, *[atom(base, e * exponent) for base, e in pieces]])


def rational_prime_powers(number: Rational) -> list[tuple[int, int]]:
    """A positive rational number as powers of primes."""
    value = Fraction(number)
    return prime_powers(value.numerator) + [(p, -e) for p, e in prime_powers(value.denominator)]


def factored(ctx: Context, poly: Poly) -> tuple[Rational, list[tuple[Term, Rational]]]:
    """P = number · ∏ base^exponent, in lowest terms; a base that is known not to be positive is turned."""
    from .fractions import lowest

    over, under = lowest(ctx, poly) if not holds(poly, Delta) else (poly, {})
    number, mono, rest = split(over)
    sign, found = factors(rest) if rest != constant(1) else (1, [])
    number *= sign
    pieces: list[tuple[Term, Rational]] = [*mono, *[(base, -e) for base, e in under.items()]]
    for factor, e in found:
        base = render(factor)
        if len(factor) > 1 and not ctx.sign(base) & POS:
            base, number = render(scale(factor, -1)), -number if e % 2 else number
        pieces.append((base, e))
    return number, pieces


def nonnegative_factors(ctx: Context, poly: Poly) -> tuple[Rational, list[tuple[Term, Rational]]]:
    """P = number · ∏ base^exponent with no base negative, wherever P itself is not negative.

    There P = |P|, so a base of unknown sign may be replaced by its absolute
    value. If it is alone and all others are positive, it can stay as it is, or
    turn its sign where the number is negative: -(a - b) is b - a.
    """
    number, pieces = factored(ctx, poly)
    pieces = _joined(ctx, pieces)
    unsure = [base for base, _ in pieces if ctx.sign(base) & NEG]
    if len(unsure) == 1 and all([base in unsure or ctx.sign(base) == POS for base, _ in pieces]):
        ((base, e),) = [piece for piece in pieces if piece[0] in unsure]
        if number > 0 and (e.denominator != 1 or e % 2 == 1):
            unsure = []
        elif number < 0 and isinstance(base, Add) and e.denominator == 1 and e % 2 == 1:
            turned = render(scale(ctx.normal(base), -1))
            pieces, unsure = [(turned if b == base else b, power) for b, power in pieces], []
    return magnitude(number), [(Fn("abs", (base,)) if base in unsure else base, e) for base, e in pieces]


def _joined(ctx: Context, pieces: list[tuple[Term, Rational]]) -> list[tuple[Term, Rational]]:
    """The factors of unknown sign as one, where the sign of their product is known."""
    unsure = [(base, e) for base, e in pieces if e == 1 and ctx.sign(base) & NEG and ctx.sign(base) & POS]
    if len(unsure) < 2:
        return pieces
    product = multiply(ctx, [ctx.normal(base) for base, _ in unsure])
    for turned in (product, scale(product, -1)):
        if not ctx.sign(render(turned)) & NEG:
            return [piece for piece in pieces if piece not in unsure] + [(render(turned), 1)]
    return pieces


# ── functions of δ ────────────────────────────────────────────────────────────


def by_delta(ctx: Context, poly: Poly, function: Callable[[Poly], Poly], allowed: int) -> Poly | None:
    """f(A + δ·B) = δ·f(A + B) + (1 - δ)·f(A), or None if the polynomial has no δ.

    f(A) must have a value even where δ is 1: A must have one of the `allowed` signs.
    """
    deltas = [a for a in atoms(poly) if isinstance(a, Delta)]
    if not 0 < len(deltas) <= _MOST_DELTAS:
        return None
    chosen = min(deltas, key=key)
    off, on = apart(poly, chosen)
    if ctx.sign(render(off)) & ~allowed:
        return None
    here, elsewhere = atom(chosen), function(off)
    return add([multiply(ctx, [here, function(on)]), elsewhere, scale(multiply(ctx, [here, elsewhere]), -1)])

"""Powers whose exponent is no number. A whole one, b^n, b^(n+1) or (-1)^(n·m), may have any real base.

For n ≥ 1 and m ≥ 2 exponents are written in n - 1 and m - 2, which may be any of 0, 1, …: b^n as b^(n-1) times b.
So b·b^n and b^(n+1) have one form. 0^0 is 1 throughout, and 0^r is 0 for every r > 0.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from ....terms.node import Term
from ....terms.term import ANY, NEG, POS, ZERO, Delta, Dim, Fn, Pow, is_integral, num
from ...poly import (
    HIGHEST_SHIFTED,
    ONE,
    Mono,
    Poly,
    Rational,
    add,
    atom,
    atoms,
    constant,
    magnitude,
    scale,
    shifted,
    subtract,
)
from .elementary import absolute, exponential, logarithm
from .products import multiply
from .rational_powers import by_delta, factored, nonnegative_factors, power
from .render import render

if TYPE_CHECKING:
    from ..context import Context

_MOST_SHIFTED = 60


def symbolic_power(ctx: Context, base: Term, exponent: Term) -> Poly:
    """b^e for an exponent that is no number: e^(e·log b) where b > 0, and b or 1 for a δ."""
    raised, poly = ctx.normal(exponent), ctx.normal(base)
    if is_integral(exponent) and (whole := _whole_power(ctx, poly, raised)) is not None:
        return whole
    if ctx.sign(base) == POS:
        return exponential(ctx, multiply(ctx, [raised, logarithm(ctx, poly)]))
    if ctx.sign(exponent) == POS and not is_integral(exponent):
        return _positive_power(ctx, poly, raised)
    if len(raised) == 1 and (mono := next(iter(raised))) != ONE and raised[mono] == 1:
        ((only, times), *others) = mono
        if isinstance(only, Delta) and times == 1 and not others:
            return add([multiply(ctx, [raised, poly]), subtract(constant(1), raised)])
    return atom(Pow(render(poly), render(raised)))


# ── whole exponents ───────────────────────────────────────────────────────────


def _whole_power(ctx: Context, poly: Poly, exponent: Poly) -> Poly | None:
    """P^e, factor by factor, for an e that is known to be whole; None where that is not known to be the same.

    P^e is 0 for P = 0 and e ≥ 1. Otherwise P is a number and factors b^f with whole f, and
    b^(f·e) is a product of powers of b whose exponents are not negative, or b ≠ 0.
    """
    if not poly:
        return {} if ctx.sign(render(exponent)) == POS else None
    if not ctx.sign(render(exponent)) & NEG:
        cases = by_delta(ctx, poly, lambda part: _some_power(ctx, part, exponent), ANY)
        if cases is not None:
            return cases
    number, pieces = factored(ctx, poly)
    parts = [_power_of(ctx, num(magnitude(number)), exponent)] if magnitude(number) != 1 else []
    parts += [_of_minus_one(exponent)] if number < 0 else []
    parts += [_power_of(ctx, base, scale(exponent, e)) if e.denominator == 1 else None for base, e in pieces]
    known = [part for part in parts if part is not None]
    return multiply(ctx, known) if len(known) == len(parts) else None


def _some_power(ctx: Context, poly: Poly, exponent: Poly) -> Poly:
    found = _whole_power(ctx, poly, exponent)
    return atom(Pow(render(poly), render(exponent))) if found is None else found


def _power_of(ctx: Context, base: Term, exponent: Poly) -> Poly | None:
    """b^e, with |b|^e as |b^e|, (b^f)^e as b^(f·e), and a sum in the exponent as a product."""
    match base:
        case Fn("abs", (argument,)):
            inside = _whole_power(ctx, ctx.normal(argument), exponent)
            return None if inside is None else absolute(ctx, inside)
        case Pow(inner, further) if is_integral(further):
            together = multiply(ctx, [ctx.normal(further), exponent])
            return _of_minus_one(together) if inner == num(-1) else _power_of(ctx, inner, together)
    if ctx.sign(base) == POS:
        return exponential(ctx, multiply(ctx, [exponent, logarithm(ctx, ctx.normal(base))]))
    parts = _from_least(exponent)
    if parts is None or (ctx.sign(base) & ZERO and any([c < 0 for c in parts.values()])):
        return None
    return multiply(ctx, [atom(_to_least(ctx, base, mono), c) for mono, c in parts.items()])


def _of_minus_one(exponent: Poly) -> Poly | None:
    """(-1)^e, where only what is odd in e counts: n^k is odd where n is."""
    odd: set[Mono] = set()
    for mono, c in exponent.items():
        if not _is_whole(mono, c):
            return None
        odd ^= {frozenset([(base, 1) for base, _ in mono])} if c % 2 else set()
    turn = -1 if ONE in odd else 1
    return {frozenset([(Pow(num(-1), render({mono: 1})), 1) for mono in odd - {ONE}]): turn}


def _is_whole(mono: Mono, c: Rational) -> bool:
    """Whether a monomial with its number is a whole multiple of a product of dimensions."""
    return c.denominator == 1 and all([isinstance(base, Dim) and e.denominator == 1 and e > 0 for base, e in mono])


def _from_least(poly: Poly) -> Poly | None:
    """A polynomial in dimensions, each of which stands for itself less its least value; None for any other."""
    if not all([_is_whole(mono, c) for mono, c in poly.items()]):
        return None
    if sum([prod([int(e) + 1 for _, e in mono]) for mono in poly]) > _MOST_SHIFTED:
        return None
    if any([e > HIGHEST_SHIFTED for mono in poly for _, e in mono]):
        return None
    for size in [a for a in atoms(poly) if isinstance(a, Dim)]:
        poly = shifted(poly, size, size, size.at_least)
    return poly


def _to_least(ctx: Context, base: Term, mono: Mono) -> Term:
    """b^m for a monomial in which each dimension stands for itself less its least value; b for 1."""
    if mono == ONE:
        return base
    sizes = [(size, e) for size, e in mono if isinstance(size, Dim)]
    return Pow(base, render(multiply(ctx, [power(ctx, _less(size), e) for size, e in sizes])))


def _less(size: Dim) -> Poly:
    return subtract(atom(size), constant(size.at_least))


# ── positive exponents ────────────────────────────────────────────────────────


def _positive_power(ctx: Context, poly: Poly, exponent: Poly) -> Poly:
    """P^e for an e > 0 that need not be whole, wherever P ≥ 0: factor by factor, and 0 for P = 0."""
    if not poly:
        return {}
    cases = by_delta(ctx, poly, lambda part: _positive_power(ctx, part, exponent), POS | ZERO)
    if cases is not None:
        return cases
    number, pieces = nonnegative_factors(ctx, poly)
    logs = multiply(ctx, [exponent, logarithm(ctx, constant(number))])
    return multiply(ctx, [exponential(ctx, logs), *[_of_nonnegative(ctx, b, e, exponent) for b, e in pieces]])


def _of_nonnegative(ctx: Context, base: Term, times: Rational, exponent: Poly) -> Poly:
    """(b^f)^e as (b^e)^f, with b^(p + q) = b^p·b^q and (b^p)^q = b^(p·q) for p, q > 0."""
    match base:
        case Pow(inner, further) if not is_integral(further) and ctx.sign(further) == POS:
            return _of_nonnegative(ctx, inner, times, multiply(ctx, [ctx.normal(further), exponent]))
    if ctx.sign(base) == POS:
        return exponential(ctx, scale(multiply(ctx, [exponent, logarithm(ctx, ctx.normal(base))]), times))
    if any([c < 0 or ctx.sign(render({mono: 1})) != POS for mono, c in exponent.items()]):
        return atom(Pow(base, render(exponent)), times)
    return multiply(ctx, [_of_one(ctx, base, mono, c * times) for mono, c in exponent.items()])


def _of_one(ctx: Context, base: Term, mono: Mono, times: Rational) -> Poly:
    """(b^m)^f for a single positive m."""
    if mono == ONE or not _is_whole(mono, 1):
        return atom(base if mono == ONE else Pow(base, render({mono: 1})), times)
    return power(ctx, ctx.normal(Pow(base, render({mono: 1}))), times)

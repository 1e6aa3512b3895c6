"""Powers whose exponent is no number. A whole one, b^n, b^(n+1) or (-1)^(n·m), may have any real base.

For n ≥ 1, b^(n + c) is written as b^(n-1) times b^(c+1); for n ≥ m, as b^(n-m) times b^(c+m).
So b·b^n and b^(n+1) have one form. 0^0 is 1 throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terms.node import Term
from ....terms.term import ANY, NEG, POS, ZERO, Delta, Dim, Pow, is_integral, num
from ...poly import ONE, Mono, Poly, Rational, add, atom, constant, magnitude, scale, subtract
from .elementary import exponential, logarithm
from .products import by_delta, factored, multiply
from .render import render

if TYPE_CHECKING:
    from ..context import Context


def symbolic_power(ctx: Context, base: Term, exponent: Term) -> Poly:
    """b^e for an exponent that is no number: e^(e·log b) where b > 0, and b or 1 for a δ."""
    raised = ctx.normal(exponent)
    if is_integral(exponent) and (whole := _whole_power(ctx, ctx.normal(base), raised)) is not None:
        return whole
    if ctx.sign(base) == POS:
        return exponential(ctx, multiply(ctx, [raised, logarithm(ctx, ctx.normal(base))]))
    if len(raised) == 1 and (mono := next(iter(raised))) != ONE and raised[mono] == 1:
        ((only, times), *others) = mono
        if isinstance(only, Delta) and times == 1 and not others:
            return add([multiply(ctx, [raised, ctx.normal(base)]), subtract(constant(1), raised)])
    return atom(Pow(render(ctx.normal(base)), render(raised)))


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
    parts += [_power_of(ctx, num(-1), exponent)] if number < 0 else []
    parts += [_power_of(ctx, base, scale(exponent, e)) if e.denominator == 1 else None for base, e in pieces]
    known = [part for part in parts if part is not None]
    return multiply(ctx, known) if len(known) == len(parts) else None


def _some_power(ctx: Context, poly: Poly, exponent: Poly) -> Poly:
    found = _whole_power(ctx, poly, exponent)
    return atom(Pow(render(poly), render(exponent))) if found is None else found


def _power_of(ctx: Context, base: Term, exponent: Poly) -> Poly | None:
    if ctx.sign(base) == POS:
        return exponential(ctx, multiply(ctx, [exponent, logarithm(ctx, ctx.normal(base))]))
    further, factors = exponent.get(ONE, 0), []
    may_vanish = bool(ctx.sign(base) & ZERO)
    for mono, times in exponent.items():
        if mono == ONE:
            continue
        least = _least(mono)
        if least is None or times.denominator != 1 or (times < 0 and may_vanish):
            return None
        further += times * least
        factors.append(atom(Pow(base, render(subtract({mono: 1}, constant(least)))), times))
    if further.denominator != 1 or (further < 0 and may_vanish):
        return None
    return multiply(ctx, [*factors, atom(base, further)]) if base != num(-1) else _of_minus_one(ctx, exponent)


def _of_minus_one(ctx: Context, exponent: Poly) -> Poly:
    """(-1)^e, where only what is odd in e counts."""
    odd = {mono: 1 for mono, times in exponent.items() if mono != ONE and times % 2}
    factors = [atom(Pow(num(-1), render({mono: 1}))) for mono in odd]
    return multiply(ctx, [constant(-1 if exponent.get(ONE, 0) % 2 else 1), *factors])


def _least(mono: Mono) -> Rational | None:
    """The least value of a product of dimensions; None for what is no such product."""
    least: Rational = 1
    for base, exponent in mono:
        if not isinstance(base, Dim) or exponent.denominator != 1 or exponent < 0:
            return None
        least *= base.at_least ** int(exponent)
    return least

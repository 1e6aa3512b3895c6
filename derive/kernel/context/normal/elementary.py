"""exp, log, absolute values, other functions and symbolic powers, in normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terms.functions import REAL
from ....terms.node import Term
from ....terms.term import ANY, NEG, POS, PROD, SUM, Fn, Pow, Reduce, num
from ...ordering import member
from ...poly import Mono, Poly, Rational, add, atom, constant, magnitude, scale
from .angles import CIRCULAR, HYPERBOLIC, arctangent, of_parity, of_sum
from .products import multiply
from .rational_powers import by_delta, factored, nonnegative_factors, power, rational_prime_powers
from .render import render

if TYPE_CHECKING:
    from ..context import Context


def exponential(ctx: Context, poly: Poly) -> Poly:
    """e^P: a product with a power of e^m for every monomial m, and u^c for every c·log u."""
    cases = by_delta(ctx, poly, lambda part: exponential(ctx, part), ANY)
    if cases is not None:
        return cases
    return multiply(ctx, [_exp_of_mono(ctx, mono, c) for mono, c in poly.items()])


def _exp_of_mono(ctx: Context, mono: Mono, number: Rational) -> Poly:
    if len(mono) == 1:
        ((base, exponent),) = mono
        if exponent == 1 and isinstance(base, Fn) and base.name == "log":
            ctx.note("exp_log", base)
            return power(ctx, ctx.normal(base.args[0]), number)
        product = _of_logs(base) if exponent == 1 else None
        if product is not None:
            ctx.note("exp_log", base)
            return power(ctx, ctx.normal(product), number)
    return atom(Fn("exp", (render({mono: 1}),)), number)


def _of_logs(term: Term) -> Term | None:
    """Π f for Σ log f; None for other terms."""
    match term:
        case Reduce(kind, size, omit, body, letter) if kind == SUM:
            inside = body.parts()[0] if isinstance(body, Fn) and body.name == "log" else _of_logs(body)
            return None if inside is None else Reduce(PROD, size, omit, inside, letter)
    return None


def logarithm(ctx: Context, poly: Poly) -> Poly:
    """log P: the sum of the logs of its factors, each taken positive, for wherever P > 0."""
    if not poly:
        return atom(Fn("log", (num(0),)))
    cases = by_delta(ctx, poly, lambda part: logarithm(ctx, part), POS)
    if cases is not None:
        return cases
    number, pieces = nonnegative_factors(ctx, poly)
    primes = rational_prime_powers(number)
    logs = [scale(atom(Fn("log", (num(prime),))), e) for prime, e in primes]
    logs += [scale(_log_of_atom(ctx, base), e) for base, e in pieces]
    if len(logs) > 1 or any(e != 1 for _, e in [*primes, *pieces]):
        ctx.note("log_product", render(poly))
    return add(logs)


def _log_of_atom(ctx: Context, base: Term) -> Poly:
    match base:
        case Fn("exp", (argument,)):
            ctx.note("exp_log", base)
            return ctx.normal(argument)
    summed = logarithm_of_product(ctx, base)
    return atom(Fn("log", (base,))) if summed is None else summed


def logarithm_of_product(ctx: Context, term: Term) -> Poly | None:
    """log Π f = Σ log f and log f^e = e·log f, where every f is positive; None for other terms."""
    if isinstance(term, Pow) and ctx.sign(term.base) == POS:
        ctx.note("log_product", term)
        return multiply(ctx, [ctx.normal(term.exponent), logarithm(ctx, ctx.normal(term.base))])
    if not isinstance(term, Reduce) or term.kind != PROD or ctx.sign(member(term)) != POS:
        return None
    ctx.note("log_product", term)
    return ctx.normal(Reduce(SUM, term.size, term.omit, Fn("log", (term.body,)), term.letter))


def absolute(ctx: Context, poly: Poly) -> Poly:
    """|P|, factor by factor."""
    if not poly:
        return {}
    cases = by_delta(ctx, poly, lambda part: absolute(ctx, part), ANY)
    if cases is not None:
        return cases
    number, pieces = factored(ctx, poly)
    return multiply(ctx, [constant(magnitude(number)), *[_absolute_power(ctx, base, e) for base, e in pieces]])


def _absolute_power(ctx: Context, base: Term, exponent: Rational) -> Poly:
    signs = ctx.sign(base)
    if exponent % 2 == 0 or not signs & NEG:
        return power(ctx, ctx.normal(base), exponent)
    if not signs & POS and exponent.denominator == 1:
        return scale(power(ctx, ctx.normal(base), exponent), -1)
    return atom(Fn("abs", (base,)), exponent)


def apply(ctx: Context, term: Fn) -> Poly:
    """Any other function: an atom over arguments in normal form."""
    args = [ctx.normal(argument) for argument in term.args]
    function = REAL.get(term.name)
    if function is None or len(args) != 1:
        return atom(Fn(term.name, tuple(map(render, args))))
    return _of_one(ctx, term.name, args[0])


def _of_one(ctx: Context, name: str, poly: Poly) -> Poly:
    """A function that has a value everywhere; log, the only other one, has been dealt with."""
    if not poly and name in ("cos", "cosh"):
        return constant(1)
    if not poly and REAL[name].odd:
        return {}
    cases = by_delta(ctx, poly, lambda part: _of_one(ctx, name, part), ANY)
    if cases is not None:
        return cases
    if name in (*CIRCULAR, *HYPERBOLIC):
        return of_sum(ctx, name, poly)
    if name == "atan" and (angle := arctangent(poly)) is not None:
        return angle
    return of_parity(name, poly)

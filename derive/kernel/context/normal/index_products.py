"""Products over an index, in normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terms.node import Term, closed, free
from ....terms.substitution import substitute
from ....terms.term import PROD, SUM, ZERO, Delta, Fn, Index, Pow, Reduce, num
from ...ordering import in_order, key
from ...poly import ONE, Mono, Poly, Rational, add, apart, atom, atoms, constant, scale
from .contraction import Range, named
from .elementary import absolute, exponential
from .products import multiply
from .rational_powers import power
from .reductions import count, singled_out, spanned, stays, written_out
from .render import render, split

if TYPE_CHECKING:
    from ..context import Context


def production(ctx: Context, term: Reduce) -> Poly:
    """Π: factor by factor, with what does not depend on the index outside, and every δ resolved."""
    written = written_out(ctx, term)
    if written is not None:
        return multiply(ctx, written)
    return _over(ctx, *spanned(ctx, term))


def _over(ctx: Context, span: Range, body: Poly) -> Poly:
    """The product of a polynomial over a range."""
    picked = singled_out(ctx, span, atoms(body))
    if picked is not None:
        return _resolved(ctx, span, body, *picked)
    if len(body) == 1:
        ((mono, number),) = body.items()
        return _of_mono(ctx, span, mono, number)
    number, mono, rest = split(body) if body else (1, ONE, body)
    return multiply(ctx, [_of_mono(ctx, span, mono, number), _of_factor(ctx, span, render(rest), 1)])


def _of_factor(ctx: Context, span: Range, base: Term, exponent: Rational) -> Poly:
    """Π f(k)^e: 0 where a factor is. Π_{k≠j} f(k) as Π_k f(k) / f(j), where f(j) has a value that is not 0.

    That j must differ from all else that is left out, so that it is divided off once. Π |f| is |Π f|.
    """
    if _has_zero(ctx, span, base):
        return {}
    if isinstance(base, Fn) and base.name == "abs":
        return power(ctx, absolute(ctx, _over(ctx, span, ctx.normal(base.parts()[0]))), exponent)
    for other in span.omit:
        value = substitute(base, {span.var: other})
        rest = [o for o in span.omit if o != other]
        if all(ctx.distinct(other, o) for o in rest) and _is_divisor(ctx, value, exponent):
            ctx.note("split_factor", Delta(named(ctx, span.var), named(ctx, other)))
            wide = span.leaving(rest)
            factor = power(ctx, ctx.normal(substitute(base, {span.var: wide.var})), exponent)
            return multiply(ctx, [_over(ctx, wide, factor), power(ctx, ctx.normal(value), -exponent)])
    return atom(Reduce(PROD, span.var.size, span.omit, closed(base, (span.var,)), span.letter), exponent)


def _has_zero(ctx: Context, span: Range, base: Term) -> bool:
    """Whether a factor is 0 at an index that occurs in it, and that is known to be one of the range."""
    for place in sorted([v for v in free(base) if isinstance(v, Index) and v.size == span.var.size], key=key):
        if place == span.var or not all(ctx.distinct(place, o) for o in span.omit):
            continue
        if not ctx.normal(substitute(base, {span.var: place})):
            ctx.note("split_factor", Delta(named(ctx, span.var), named(ctx, place)))
            return True
    return False


def _is_divisor(ctx: Context, base: Term, exponent: Rational) -> bool:
    """Whether a power has a value, and is not 0."""
    return ctx.has_value(Pow(base, num(exponent))) and not ctx.sign(base) & ZERO


def _of_mono(ctx: Context, span: Range, mono: Mono, number: Rational) -> Poly:
    """Π c·a·e^f·b(k) = (c·a)^n·e^(Σ f)·Π b(k).

    With a δ it stays in one piece: where the δ is 0, the other factors need have no value.
    """
    if any(isinstance(base, Delta) for base, _ in mono):
        return stays(PROD, span, {mono: number})
    inside = frozenset([pair for pair in mono if span.var in free(pair[0])])
    outside: Poly = {mono - inside: number}
    pieces = []
    if outside != constant(1):
        ctx.note("constant_product", named(ctx, span.var))
        pieces.append(ctx.normal(Pow(render(outside), render(count(ctx, span)))))
    exponents = [scale(ctx.normal(b.parts()[0]), e) for b, e in inside if isinstance(b, Fn) and b.name == "exp"]
    if exponents:
        summed = closed(render(add(exponents)), (span.var,))
        pieces.append(exponential(ctx, ctx.normal(Reduce(SUM, span.var.size, span.omit, summed, span.letter))))
    for base, exponent in inside:
        if not (isinstance(base, Fn) and base.name == "exp"):
            pieces.append(_of_factor(ctx, span, base, exponent))
    return multiply(ctx, pieces)


def _resolved(ctx: Context, span: Range, body: Poly, delta: Delta, target: Term) -> Poly:
    """Π_k (a(k) + δ_kj·b(k)) = (a(j) + b(j))·Π_{k≠j} a(k)."""
    ctx.note("pick_factor", Delta(named(ctx, span.var), named(ctx, target)))
    elsewhere, here = apart(body, delta)
    images = {span.var: target}
    value = add(
        [
            scale(multiply(ctx, [power(ctx, ctx.normal(substitute(b, images)), e) for b, e in in_order(mono)]), c)
            for mono, c in here.items()
        ]
    )
    others = span.leaving((*span.omit, target))
    return multiply(ctx, [value, _over(ctx, others, ctx.normal(substitute(render(elsewhere), {span.var: others.var})))])

"""Products over an index, in normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terms.node import Term, closed, free, opened
from ....terms.substitution import substitute
from ....terms.term import PROD, SUM, ZERO, Delta, Fn, Pow, Reduce
from ...ordering import fresh, in_order
from ...poly import ONE, Mono, Poly, Rational, add, apart, atom, atoms, constant, scale
from .contraction import Range
from .elementary import exponential
from .products import multiply, power
from .reductions import count, named, singled_out, stays, written_out
from .render import render, split

if TYPE_CHECKING:
    from ..context import Context


def production(ctx: Context, term: Reduce) -> Poly:
    """Π: factor by factor, with what does not depend on the index outside, and every δ resolved."""
    written = written_out(ctx, term)
    if written is not None:
        return multiply(ctx, written)
    index = fresh(term.size, term)
    ctx.letters[index.name] = term.letter
    span = Range(index, term.omit, term.letter)
    body = ctx.normal(opened(term.body, (index,)))
    if len(term.omit) == 1:
        value = opened(term.body, term.omit)
        if ctx.gap(value) is None and not ctx.sign(value) & ZERO:
            ctx.note("split_factor", Delta(named(ctx, index), named(ctx, term.omit[0])))
            whole = _over(ctx, span._replace(omit=()), body)
            return multiply(ctx, [whole, power(ctx, ctx.normal(value), -1)])
    return _over(ctx, span, body)


def _over(ctx: Context, span: Range, body: Poly) -> Poly:
    """The product of a polynomial over a range."""
    picked = singled_out(ctx, span, atoms(body))
    if picked is not None:
        return _resolved(ctx, span, body, *picked)
    if len(body) == 1:
        ((mono, number),) = body.items()
        return _of_mono(ctx, span, mono, number)
    number, mono, rest = split(body) if body else (1, ONE, body)
    if (number, mono) == (1, ONE):
        return stays(PROD, span, body)
    return multiply(ctx, [_of_mono(ctx, span, mono, number), stays(PROD, span, rest)])


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
            factor = Reduce(PROD, span.var.size, span.omit, closed(base, (span.var,)), span.letter)
            pieces.append(atom(factor, exponent))
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
    return multiply(ctx, [value, _over(ctx, span._replace(omit=(*span.omit, target)), elsewhere)])

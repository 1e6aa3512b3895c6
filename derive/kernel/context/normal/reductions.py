"""Sums, maxima and minima over an index, in normal form."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from ....terms.node import Term, closed, free, opened
from ....terms.substitution import substitute
from ....terms.term import MAX, MIN, NEG, POS, SUM, Delta, Fn, Index, Lit, Num, OtherIndex, Pow, Reduce, num
from ...ordering import arbitrary, in_order, key
from ...poly import Mono, Poly, Rational, add, atom, scale, subtract
from .contraction import Range, contraction, named
from .elementary import exponential
from .products import multiply, unless
from .rational_powers import power
from .render import render, split

if TYPE_CHECKING:
    from ..context import Context

_LONGEST_WRITTEN_OUT = 200


# ── sums ──────────────────────────────────────────────────────────────────────


def summation(ctx: Context, term: Reduce) -> Poly:
    """Σ: term by term, with what does not depend on the index outside, and every δ resolved."""
    written = written_out(ctx, term)
    if written is not None:
        return add(written)
    span, body = spanned(ctx, term)
    return add([scale(_sum_over(ctx, span, mono), c) for mono, c in body.items()])


def spanned(ctx: Context, term: Reduce) -> tuple[Range, Poly]:
    """A reduction opened: its range, and its body in normal form, at an index that is none of those left out."""
    (index,) = arbitrary(term)
    ctx.letters[index.name] = term.letter
    omit = index.apart if isinstance(index, OtherIndex) else ()
    return Range(index, omit, term.letter), ctx.normal(opened(term.body, (index,)))


def _sum_over(ctx: Context, span: Range, mono: Mono) -> Poly:
    """Σ_{k≠j} f(k) as Σ_k (1 - δ_kj)·f(k) where f(j) has a value; otherwise as it stands."""
    body = render({mono: 1}) if span.omit else num(1)
    filled = [o for o in span.omit if ctx.has_value(substitute(body, {span.var: o}))]
    if not filled:
        return _sum_of_mono(ctx, span, mono)
    wide = span.leaving([o for o in span.omit if o not in filled])
    for other in filled:
        ctx.note("split_term", Delta(Index(span.letter, span.var.size), named(ctx, other)))
    terms = [ctx.normal(substitute(body, {span.var: wide.var})), *[unless(ctx, wide.var, other) for other in filled]]
    return add([scale(_sum_of_mono(ctx, wide, m), c) for m, c in multiply(ctx, terms).items()])


def written_out(ctx: Context, term: Reduce) -> list[Poly] | None:
    """The terms of a reduction over a range 1, …, N, or None if it is long or leaves out an unknown index."""
    if not isinstance(term.size, Num) or term.size.value > _LONGEST_WRITTEN_OUT:
        return None
    if not all(isinstance(index, Lit) for index in term.omit):
        return None
    positions = [Lit(p) for p in range(1, int(term.size.value) + 1)]
    return [ctx.normal(opened(term.body, (p,))) for p in positions if p not in term.omit]


def _sum_of_mono(ctx: Context, span: Range, mono: Mono) -> Poly:
    inside = frozenset([pair for pair in mono if span.var in free(pair[0]) or not _may_leave(ctx, span, pair)])
    outside: Poly = {mono - inside: 1}
    name = Index(span.letter, span.var.size)
    if not inside:
        ctx.note("constant_sum", name)
        return multiply(ctx, [outside, count(ctx, span)])
    if inside != mono:
        ctx.note("into_sum", name)
    picked = singled_out(ctx, span, [base for base, _ in inside])
    if picked is None:
        return multiply(ctx, [outside, contraction(ctx, span, inside)])
    target = picked[1]
    ctx.note("pick_term", Delta(name, named(ctx, target)))
    images = {span.var: target}
    values = [power(ctx, ctx.normal(substitute(base, images)), e) for base, e in in_order(inside)]
    return multiply(ctx, [outside, *values])


def _may_leave(ctx: Context, span: Range, pair: tuple[Term, Rational]) -> bool:
    """Whether a factor has a value also where the range is empty, or the δ beside it is 0."""
    return not span.omit or isinstance(pair[0], Delta) or ctx.gap(Pow(pair[0], num(pair[1]))) is None


def count(ctx: Context, span: Range) -> Poly:
    """How many positions a range has."""
    if not span.omit:
        return ctx.normal(span.var.size)
    return ctx.normal(Reduce(SUM, span.var.size, span.omit, num(1), span.letter))


def singled_out(ctx: Context, span: Range, bases: Iterable[Term]) -> tuple[Delta, Term] | None:
    """A δ among atoms that is 1 at one position of the range alone, and that position."""
    for base in sorted([base for base in bases if isinstance(base, Delta)], key=key):
        target = base.right if base.left == span.var else base.left
        own = span.var in (base.left, base.right) and span.var not in free(target)
        if own and all(ctx.distinct(target, left_out) for left_out in span.omit):
            return base, target
    return None


# ── maxima and minima ─────────────────────────────────────────────────────────

_OTHER = {MAX: MIN, MIN: MAX}


def extremum(ctx: Context, term: Reduce) -> Poly:
    """max and min: shifts, factors and exp taken out; max(-f) is -min(f)."""
    written = written_out(ctx, term)
    if written:
        best = _best(ctx, term.kind, written)
        if best is not None:
            return best
    return _extremum(ctx, term.kind, *spanned(ctx, term))


def _best(ctx: Context, kind: str, values: list[Poly]) -> Poly | None:
    """The largest (or smallest) of values that signs can compare."""
    best, *others = values
    for other in others:
        signs = ctx.sign(render(subtract(other, best)))
        if signs & NEG and signs & POS:
            return None
        if signs & (POS if kind == MAX else NEG):
            best = other
    return best


def _extremum(ctx: Context, kind: str, span: Range, poly: Poly) -> Poly:
    outside = {mono: c for mono, c in poly.items() if all(span.var not in free(base) for base, _ in mono)}
    inside = subtract(poly, outside)
    if not inside:
        return outside
    if len(inside) == 1:
        ((mono, number),) = inside.items()
        return add([outside, _extremum_of_mono(ctx, kind, span, mono, number)])
    number = split(inside).number
    atomic = stays(kind if number > 0 else _OTHER[kind], span, scale(inside, Fraction(1) / number))
    return add([outside, scale(atomic, number)])


def _extremum_of_mono(ctx: Context, kind: str, span: Range, mono: Mono, number: Rational) -> Poly:
    moving = frozenset([pair for pair in mono if span.var in free(pair[0]) or not _may_leave(ctx, span, pair)])
    factor: Poly = {mono - moving: number}
    signs = ctx.sign(render(factor))
    if signs & NEG and signs & POS:
        moving, factor, signs = mono, {frozenset(): number}, POS if number > 0 else NEG
    kind = _OTHER[kind] if signs & NEG else kind
    if all(isinstance(base, Fn) and base.name == "exp" for base, _ in moving):
        exponent = add([scale(ctx.normal(base.parts()[0]), e) for base, e in moving])
        inner = exponential(ctx, _extremum(ctx, kind, span, exponent))
    else:
        inner = stays(kind, span, {moving: 1})
    return multiply(ctx, [factor, inner])


def stays(kind: str, span: Range, poly: Poly) -> Poly:
    """The reduction of a polynomial over a range, as an atom."""
    return atom(Reduce(kind, span.var.size, span.omit, closed(render(poly), (span.var,)), span.letter))

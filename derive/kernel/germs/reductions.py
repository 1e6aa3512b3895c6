"""Sums, products and maxima over an index of terms that move.

A range is finite and does not move, so what each member does as β → ∞ they do
together, if one scale holds for them all.
"""

from __future__ import annotations

from ...rules.theorem import Rejected
from ...terms.node import closed
from ...terms.term import MAX, MIN, NEG, PROD, SUM, Index, Reduce, minus, num
from ..context import Context
from ..context.normal import render
from ..context.sign import nonempty
from ..poly import Poly
from .expansion import Expansion, Rest, bound, lead, single, summed
from .scale import CONSTANT, compare, raised, speaks_of, times


def reduction(ctx: Context, term: Reduce, index: Index, body: Expansion) -> Expansion:
    """The expansion of a sum, product, maximum or minimum, from that of its body at an arbitrary index."""
    body = _for_every_index(ctx, index, body)
    if term.kind == SUM:
        return _each(ctx, term, index, body)
    return _of_leading(ctx, term, index, body)


def _for_every_index(ctx: Context, index: Index, body: Expansion) -> Expansion:
    """
    f(k) = … + c·g(k)    g(k) → 0 for every k
    ─────────────────────────────────────────
               f(k) = … + o(1)
    """
    own = [term for term in body.terms if speaks_of(term[0], index)]
    rest = body.rest
    scales = [g for g, _ in own] + ([rest.scale] if rest is not None and speaks_of(rest.scale, index) else [])
    if not scales:
        return body
    if any(compare(ctx, g, CONSTANT) != NEG for g in scales):
        raise Rejected("how fast the terms of a sum, product or maximum over an index grow depends on the index")
    kept = Expansion(
        tuple([term for term in body.terms if term not in own]),
        None if rest is None or speaks_of(rest.scale, index) else rest,
    )
    return summed(ctx, [kept, Expansion(rest=Rest(CONSTANT, little=True))])


def _each(ctx: Context, term: Reduce, index: Index, body: Expansion) -> Expansion:
    """
    f(k) = Σ c(k)·g + R
    ─────────────────────────────
    Σₖ f(k) = Σ (Σₖ c(k))·g + R
    """
    terms = [single(_reduced(ctx, term, index, c), g) for g, c in body.terms]
    return summed(ctx, [*terms, Expansion(rest=body.rest)])


def _reduced(ctx: Context, term: Reduce, index: Index, coefficient: Poly) -> Poly:
    body = closed(render(coefficient), (index,))
    return ctx.normal(Reduce(term.kind, term.size, term.omit, body, term.letter))


def _of_leading(ctx: Context, term: Reduce, index: Index, body: Expansion) -> Expansion:
    """
    f(k) = c(k)·g + R    some index is left
    ───────────────────────────────────────────────────────────────────────────────
    max f = (max c)·g + O(R)    Πₖ f(k) = gᵐ·(Πₖ c(k) + O(R/g)), m the number of indices
    """
    if term.kind in (MAX, MIN) and not nonempty(ctx, term.size, len(term.omit)):
        raise Rejected("the range may be empty")
    first = lead(ctx, body)
    if first is None:
        if term.kind == PROD:
            raise Rejected("the factors of a product over an index have no leading term in common")
        return Expansion(rest=bound(ctx, body))
    size = _reduced(ctx, term, index, first.coefficient)
    rest = bound(ctx, first.tail)
    if term.kind in (MAX, MIN):
        return summed(ctx, [single(size, first.scale), Expansion(rest=rest)])
    if len(term.omit) > 1:
        raise Rejected("how many factors a product has is not known where more than one index is left out")
    count = ctx.normal(minus(term.size, num(len(term.omit))))
    whole = raised(ctx, first.scale, count)
    if rest is not None:
        inverse = raised(ctx, first.scale, {frozenset(): -1})
        rest = Rest(times(times(rest.scale, inverse), whole), rest.little)
    return summed(ctx, [single(size, whole), Expansion(rest=rest)])

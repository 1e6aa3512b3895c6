"""A fact put inside a term: what it bounds, wherever that stands, replaced by its bound; and a term split off a sum.

Which relation that gives, and whether it does, is for the step to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from ..printing.text import text
from ..search.matching import match, subterms
from ..search.obligations import specialised
from ..search.reasons import ExpBound, Fact
from ..search.scope import Schema, Scope
from ..search.supply import extrema
from ..terms.letters import letters_for
from ..terms.node import Node, Term, free, opened
from ..terms.statement import NE, Rel
from ..terms.term import MAX, MIN, SUM, Add, ArgMax, Fn, Index, Mul, Num, Pow, Reduce, minus, num, reduce_over
from .goals import NOT_SHOWN
from .reasons import EXTREMES
from .table import Lemma

Swap = Callable[[Term, Scope], Term | None]
"""What to write for a term that stands in another; None to leave it."""


def replaced(term: Term, swap: Swap, scope: Scope) -> Term:
    """A term with every part replaced that is to be, from the outside in; through sums, products and functions."""
    new = swap(term, scope)
    if new is not None:
        return new
    match term:
        case Add(terms):
            return Add(tuple(replaced(t, swap, scope) for t in terms))
        case Mul(factors):
            return Mul(tuple(replaced(t, swap, scope) for t in factors))
        case Pow(base, exponent):
            return Pow(replaced(base, swap, scope), exponent)
        case Fn(name, (inside,)):
            return Fn(name, (replaced(inside, swap, scope),))
        case Reduce(kind, size, omit, body, letter):
            taken = {v.name for node in (term, *scope.given) for v in free(node)}
            (index,) = letters_for((letter,), (size,), taken)
            inner = scope.assuming(*[Rel(NE, index, other) for other in omit])
            return reduce_over(kind, index, replaced(opened(body, (index,)), swap, inner), omit)
    return term


def put(term: Term, goal: Node, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[tuple[Term, Fact]]:
    """The term with a fact put inside, and the fact."""
    for lemma in lemmas:
        for schema in lemma.schemas:
            for old in (0, 1) if schema.relation is not None else ():
                yield from _changed(term, _by_schema(schema, old), scope, lemma.cite)
    if extrema((goal,)):
        for top in extrema((goal,)):
            yield from _changed(term, by_member(top), scope, EXTREMES)
    for exponent in dict.fromkeys(_exponents(term)):
        fact = ExpBound(f"by.exp_bound({text(exponent)})", exponent)
        yield from _changed(term, _by_exponential(exponent), scope, fact)


def _changed(term: Term, swap: Swap, scope: Scope, fact: Fact) -> Iterator[tuple[Term, Fact]]:
    with suppress(*NOT_SHOWN):
        new = replaced(term, swap, scope)
        if new != term:
            yield new, fact


def _by_schema(schema: Schema, old: int) -> Swap:
    side = schema.theorem.statement.parts()[old]

    def swap(term: Term, scope: Scope) -> Term | None:
        if side.is_variable or isinstance(side, Num):
            return None
        images = match(side, term, schema.variables)
        theorem = specialised(schema, images, scope) if images is not None else None
        return theorem.statement.parts()[1 - old] if theorem is not None else None

    return swap


def by_member(top: Reduce) -> Swap:
    """f(i) → max f."""
    index = Index("·member", top.size)
    pattern = opened(top.body, (index,))

    def swap(term: Term, scope: Scope) -> Term | None:
        if term == top or isinstance(term, Num) or term.is_variable:
            return None
        images = match(pattern, term, frozenset([index]))
        return top if images is not None and not isinstance(images.get(index), ArgMax) else None

    return swap


def _exponents(term: Term) -> Iterator[Term]:
    for part in subterms(term):
        match part:
            case Fn("exp", (inside,)):
                yield inside
            case Reduce(_, size, _, body, letter):
                yield from _exponents(opened(body, (Index(letter, size),)))


def _by_exponential(exponent: Term) -> Swap:
    """e^t → 1 + t."""

    def swap(term: Term, scope: Scope) -> Term | None:
        match term:
            case Fn("exp", (inside,)) if inside == exponent:
                return Add((num(1), exponent))
        return None

    return swap


def inwards(term: Term, scope: Scope) -> Iterator[Term]:
    """The term with functions of a maximum or minimum written as the maximum or minimum of the function."""

    def swap(part: Term, inner: Scope) -> Term | None:
        match part:
            case Fn("exp" | "log" as name, (Reduce(kind, size, omit, body, letter),)) if kind in (MAX, MIN):
                (index,) = letters_for((letter,), (size,), {v.name for v in free(part)})
                return reduce_over(kind, index, Fn(name, (opened(body, (index,)),)), omit)
        return None

    new = replaced(term, swap, scope)
    if new != term:
        yield new


def split(term: Term, indices: Sequence[Index], scope: Scope) -> Iterator[Term]:
    """The term with a sum in two parts: the term at an index, and the others; and c·f(a)/Σf as c - c·Σ_{k≠a}f/Σf."""
    for total in dict.fromkeys(t for t in subterms(term) if isinstance(t, Reduce) and t.kind == SUM):
        for index in indices:
            if index.size != total.size or index in total.omit:
                continue
            one = opened(total.body, (index,))
            others = Reduce(SUM, total.size, (*total.omit, index), total.body, total.letter)
            for swap in (_by_complement(total, one, others), _by_split(total, one, others)):
                with suppress(*NOT_SHOWN):
                    new = replaced(term, swap, scope)
                    if new != term:
                        yield new


def _by_split(total: Term, one: Term, others: Term) -> Swap:
    return lambda term, scope: Add((one, others)) if term == total else None


def _by_complement(total: Term, one: Term, others: Term) -> Swap:
    def swap(term: Term, scope: Scope) -> Term | None:
        match term:
            case Mul(factors) if one in factors and Pow(total, num(-1)) in factors:
                rest = [f for f in factors if f not in (one, Pow(total, num(-1)))]
                share = minus(num(1), Mul((others, Pow(total, num(-1)))))
                return Mul((*rest, share)) if rest else share
        return None

    return swap

"""Sums compared term by term: a difference of sums as a sum of differences.

A product of sums is a sum over several indices, and n is the sum of ones. What is summed
over all pairs of indices may be made symmetric first: so Σx²·Σu² - (Σxu)² is half the sum
of all (x_i u_j - x_j u_i)².
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from fractions import Fraction
from itertools import islice, permutations, product
from typing import Any, NamedTuple

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.ordering import key
from ..kernel.poly import Mono, Poly, Rational
from ..terms.letters import letters_for
from ..terms.node import Term, free, opened
from ..terms.statement import GE, GT, NE, Rel
from ..terms.substitution import substitute
from ..terms.term import SUM, Add, Index, Mul, Reduce, num, over, reduce_over
from .scope import Scope

_DEEPEST = 4
_MOST_CHOICES = 8
_LETTERS = ("i", "j", "k", "l")

Span = tuple[Any, tuple[Term, ...]]
"""What an index ranges over: its size, and what is left out."""

Shown = Callable[[Rel, Scope], Theorem]


class Summand(NamedTuple):
    """A monomial as the sum of a term over some ranges, each with the index that stands for it."""

    spans: tuple[Span, ...]
    indices: tuple[Index, ...]
    term: Term


def inside_sums(goal: Rel, poly: Poly, scope: Scope, shown: Shown) -> Theorem:
    """poly ≥ 0 or poly > 0, from what is shown of the terms of its sums. Raises Rejected."""
    for reading in _readings(poly):
        with suppress(Rejected):
            return _from_members(goal, reading, scope, shown)
    single = {index for mono in poly for base, _ in mono for index in free(base) if isinstance(index, Index)}
    for index in sorted(single, key=key):
        with suppress(Rejected):
            return _but_one(goal, poly, index, scope, shown)
    raise Rejected("nothing is shown of the terms of the sums")


# ── how a polynomial is read ──────────────────────────────────────────────────


def _readings(poly: Poly) -> Iterator[list[Summand]]:
    """Ways to read each of its monomials as a sum: one index of each opened, and then all of them."""
    sums = [[pair for pair in mono if _is_sum(*pair) for _ in range(int(pair[1]))] for mono in poly]
    if max(map(len, sums), default=0) == 1:
        choices = product(*[list(_outermost(mono, c)) for mono, c in poly.items()])
        yield from islice(map(_with_ones, choices), _MOST_CHOICES)
    if any(sums):
        yield _with_ones([_in_full(mono, c) for mono, c in poly.items()])


def _is_sum(base: Term, exponent: Rational) -> bool:
    """Whether a power is a sum, or a product of a few equal ones."""
    return isinstance(base, Reduce) and base.kind == SUM and exponent.denominator == 1 and 0 < exponent <= _DEEPEST


def _outermost(mono: Mono, number: Rational) -> Iterator[Summand]:
    """A monomial with each index of the sum in it outermost in turn; as it is, if there is none."""
    whole = _in_full(mono, number)
    if not whole.spans:
        yield whole
    for place, (span, index) in enumerate(zip(whole.spans, whole.indices, strict=True)):
        term = whole.term
        for n in reversed([n for n in range(len(whole.spans)) if n != place]):
            term = reduce_over(SUM, whole.indices[n], term, whole.spans[n][1])
        yield Summand((span,), (index,), term)


def _in_full(mono: Mono, number: Rational) -> Summand:
    """A monomial with all of its sums opened."""
    spans: list[Span] = []
    indices: list[Index] = []
    factors = []
    for base, e in sorted(mono, key=lambda pair: key(pair[0])):
        for _ in range(int(e)) if _is_sum(base, e) else ():
            factors.append(_opened(base, spans, indices))
    rest = frozenset([pair for pair in mono if not _is_sum(*pair)])
    if len(spans) > _DEEPEST:
        return Summand((), (), kernel.render({mono: number}))
    return Summand(tuple(spans), tuple(indices), Mul((kernel.render({rest: number}), *factors)))


def _opened(term: Term, spans: list[Span], indices: list[Index]) -> Term:
    """The innermost body of sums that stand directly in each other; their ranges and indices are added."""
    first = len(spans)
    while isinstance(term, Reduce) and term.kind == SUM and not any(free(o) & {*indices[first:]} for o in term.omit):
        index = Index(f"{term.letter}″{len(spans)}", term.size)
        spans.append((term.size, term.omit))
        indices.append(index)
        term = opened(term.body, (index,))
    return term


def _with_ones(read: Iterable[Summand]) -> list[Summand]:
    """The same, with what has too few indices read as a sum of equal parts."""
    read = list(read)
    longest = max([len(summand.spans) for summand in read])
    fullest = Counter(next(summand.spans for summand in read if len(summand.spans) == longest))
    return [_in_parts(summand, fullest - Counter(summand.spans)) for summand in read]


def _in_parts(summand: Summand, missing: Counter[Span]) -> Summand:
    spans, indices, term = summand
    for size, omit in missing.elements():
        if not omit:
            spans, indices = (*spans, (size, ())), (*indices, Index(f"{_LETTERS[0]}″{len(spans)}", size))
            term = over(term, size)
    return Summand(spans, indices, term)


# ── and proved ────────────────────────────────────────────────────────────────


def _from_members(goal: Rel, reading: list[Summand], scope: Scope, shown: Shown) -> Theorem:
    groups: dict[frozenset[tuple[Span, int]], list[Summand]] = {}
    for summand in reading:
        groups.setdefault(frozenset(Counter(summand.spans).items()), []).append(summand)
    strict, parts = goal.name == GT, []
    for group in sorted(groups.values(), key=len):
        try:
            parts.append(_of_group(GT if strict else GE, group, scope, shown))
        except Rejected:
            if not strict:
                raise
            parts.append(_of_group(GE, group, scope, shown))
    return kernel.linear(goal, tuple([(part, num(1)) for part in parts]), num(0), num(1), scope.facts)


def _but_one(goal: Rel, poly: Poly, index: Index, scope: Scope, shown: Shown) -> Theorem:
    """Σ_k f(k) + c from f(k) for k ≠ i, and from f(i) + c together."""
    whole = [_in_full(mono, c) for mono, c in poly.items()]
    sums = [summand for summand in whole if summand.spans == ((index.size, ()),)]
    others = [summand.term for summand in whole if not summand.spans]
    if not sums or len(sums) + len(others) != len(whole):
        raise Rejected("there is no sum over one index")
    left_out = [s._replace(spans=((index.size, (index,)),)) for s in sums]
    strict = goal.name == GT
    rest = Add((*[substitute(s.term, {s.indices[0]: index}) for s in sums], *others))
    both = [(GE, GT), (GT, GE)] if strict else [(GE, GE)]
    for name, other in both:
        with suppress(Rejected):
            here = shown(Rel(other, kernel.render(known(scope.facts).normal(rest)), num(0)), scope)
            there = _of_group(name, left_out, scope, shown)
            return kernel.linear(goal, ((here, num(1)), (there, num(1))), num(0), num(1), scope.facts)
    raise Rejected("nothing is shown of the terms of the sums")


def _of_group(name: str, group: list[Summand], scope: Scope, shown: Shown) -> Theorem:
    """Σ f ≥ 0 or Σ f > 0 for what is summed over the same ranges."""
    spans = sorted(group[0].spans, key=lambda span: (key(span[0]), *map(key, span[1])))
    nodes = (*[s.term for s in group], *[o for _, omit in spans for o in omit], *scope.given)
    taken = {v.name for node in nodes for v in free(node)}
    indices = letters_for(_LETTERS[: len(spans)], tuple([size for size, _ in spans]), taken)
    inside = scope.assuming(*[Rel(NE, index, o) for index, (_, omit) in zip(indices, spans, strict=True) for o in omit])
    member = _symmetric([_aligned(summand, spans, indices) for summand in group], spans, indices)
    ctx = known(inside.facts)
    theorem = shown(Rel(name, kernel.render(ctx.normal(member)), num(0)), inside)
    for index, (_, omit) in reversed(list(zip(indices, spans, strict=True))):
        theorem = kernel.reduced(SUM, theorem, index, omit, scope.facts)
    return theorem


def _aligned(summand: Summand, spans: list[Span], indices: tuple[Index, ...]) -> Term:
    """The term of a summand with these indices for its own, range by range."""
    left, images = list(zip(spans, indices, strict=True)), {}
    for span, index in zip(summand.spans, summand.indices, strict=True):
        chosen = next(pair for pair in left if pair[0] == span)
        left.remove(chosen)
        images[index] = chosen[1]
    aligned: Term = substitute(summand.term, images)
    return aligned


def _symmetric(terms: list[Term], spans: list[Span], indices: tuple[Index, ...]) -> Term:
    """Their sum, as the mean of all ways to exchange indices of one range."""
    places = range(len(spans))
    ways = [way for way in permutations(places) if all(spans[p] == spans[q] for p, q in zip(places, way, strict=True))]
    turned = [
        substitute(term, {i: indices[q] for i, q in zip(indices, way, strict=True)}) for way in ways for term in terms
    ]
    return Mul((num(Fraction(1, len(ways))), Add(tuple(turned))))

"""Sums in sums: as one sum over several indices, in one order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, permutations, product
from typing import Any

from ..terms.arithmetic import Add, Delta, Mul
from ..terms.binder import SUM, Reduce
from ..terms.leaf import Index, Lit
from ..terms.node import Node, Term, closed, free, opened
from ..terms.ordering import field_key, key
from ..terms.substitution import substitute
from ..terms.vector import Adj, At, Det
from .algebra import Algebra, fresh, other_than
from .polynomials import Mono, Number, Poly, atom, in_order, scale, times, written
from .powers import power
from .products import multiply

_MOST_SUMS, _MOST_ORDERS = 8, 120

Spans = list[Index]


def nested(al: Algebra, index: Index, mono: Mono) -> Poly:
    """
    Σ_k Σ_m f ⟶ Σ_m Σ_k f, also where k ≠ m    s ⟶ 0  where s = -s
    """
    spans, mono, number = flattened(al, [index], mono)
    fewer = _cancelled(al, spans, mono)
    if fewer is not None:
        return scale(al.poly(as_it_stands(*fewer)), number)
    found: list[tuple[Term, Number]] = []
    for turn in _orders(al, spans, mono):
        found += _in_turn(al, turn, mono)
    if not found:
        return scale(atom(as_it_stands(spans, mono)), number)
    term, sign = min(found, key=lambda pair: key(pair[0]))
    return {} if (term, -sign) in found else scale(atom(term), sign * number)


def flattened(al: Algebra, spans: Spans, mono: Mono, *around: Node) -> tuple[Spans, Mono, Number]:
    """
    f·Σ_m g ⟶ Σ_m f·g  within a sum
    """
    number: Number = 1
    kept: set[Term] = set()
    while len(spans) < _MOST_SUMS:
        sums = [b for b, e in mono if isinstance(b, Reduce) and b.kind == SUM and e.denominator == 1 and e > 0]
        base = min([b for b in sums if b not in kept], key=key, default=None)
        if base is None:
            break
        (index,) = fresh((base.size,), *[b for b, _ in mono], *spans, *around)
        index = other_than(index, base.omit)
        body = al.poly(opened(base.body, (index,)))
        whole = multiply(al, [{times(mono, frozenset(((base, -1),))): 1}, body])
        if len(whole) != 1:
            kept.add(base)
            continue
        ((mono, c),) = whole.items()
        number, spans = number * c, [*spans, index]
    return spans, mono, number


def _in_turn(al: Algebra, turn: Spans, mono: Mono) -> Iterator[tuple[Term, Number]]:
    """The sum in one order, its indices named by depth; nothing if it comes to several."""
    own = set(turn)
    outside = {v for base, _ in mono for v in free(base) - own}
    outside |= {v for span in turn for o in _omit(span) for v in free(o) - own}
    images: dict[Any, Term] = {}
    names: Spans = []
    for depth, (span, name) in enumerate(zip(turn, fresh([span.size for span in turn], *outside), strict=True)):
        omit = [substitute(o, images) for o in _omit(span) if o not in turn[depth:]]
        omit += [images[before] for before in turn[:depth] if span in _omit(before)]
        images[span] = other_than(name, omit)
        names.append(images[span])  # type: ignore[arg-type]
    whole = multiply(al, [power(al, al.poly(substitute(base, images)), e) for base, e in in_order(mono)])
    if len(whole) == 1:
        ((renamed, number),) = whole.items()
        yield as_it_stands(names, renamed), number


def _omit(span: Index) -> tuple[Term, ...]:
    return getattr(span, "apart", ())


def as_it_stands(spans: Spans, mono: Mono) -> Term:
    """The sum over these indices in turn, the first outermost."""
    summed: Term = closed(written({mono: 1}), tuple(spans[::-1]))
    for depth, span in reversed(list(enumerate(spans))):
        omit = tuple([closed(o, tuple(spans[:depth][::-1])) for o in _omit(span)])
        summed = Reduce(SUM, span.size, omit, summed, "k")
    return summed


# ── the orders that are tried ─────────────────────────────────────────────────


def _orders(al: Algebra, spans: Spans, mono: Mono) -> Iterator[Spans]:
    """Orders of the sums: all those of indices that stand alike, and no others."""
    if any([not isinstance(o, Index | Lit) and not free(o).isdisjoint(spans) for span in spans for o in _omit(span)]):
        yield spans
        return
    ranks: dict[Any, int] = dict.fromkeys(spans, 0)
    while True:
        seen = {span: (ranks[span], _around(al, span, mono, ranks)) for span in spans}
        places = sorted(set(seen.values()), key=repr)
        finer = {span: places.index(seen[span]) for span in spans}
        if len(places) == len(set(ranks.values())):
            break
        ranks = finer
    groups = [list(group) for _, group in groupby(sorted(spans, key=ranks.__getitem__), key=ranks.__getitem__)]
    ways = product(*[permutations(group) for group in groups])
    for _, way in zip(range(_MOST_ORDERS), ways, strict=False):
        yield [span for group in way for span in group]


def _around(al: Algebra, span: Index, mono: Mono, ranks: dict[Any, int]) -> Any:
    """What is the same of an index however the indices are named: the factors in which it stands."""
    marked = {**ranks, span: -1}
    size = key(span.size)
    return size, tuple(sorted([(str(e), _shape(al, base, marked)) for base, e in mono if span in free(base)], key=repr))


def _shape(al: Algebra, node: Node, ranks: dict[Any, int]) -> Any:
    """A term without the names of some indices, and without the order of sums and products."""
    if node in ranks:
        return ("", str(ranks[node]))
    if not node.parts():
        return ("=", repr(key(node)))
    label = [repr(field_key(value)) for value in node.content() if not isinstance(value, Node | tuple)]
    parts = [_shape(al, part, ranks) for part in node.parts()]
    if isinstance(node, Add | Mul | Delta) or (isinstance(node, At) and node.vector in al.symmetric):
        parts.sort(key=repr)
    return (type(node).__name__, *label, *parts)


# ── over the entries of a matrix and of its adjugate ──────────────────────────


def _cancelled(al: Algebra, spans: Spans, mono: Mono) -> tuple[Spans, Mono] | None:
    """
    Σ_k A_ik·adj(A)_kj = Σ_k adj(A)_ik·A_kj ⟶ det A·δ_ij  where A, i and j are free of k

    with k nowhere else: the sums that are left, and what they are of.
    """
    for k in spans:
        around = [pair for pair in in_order(mono) if k in free(pair[0])]
        if len(around) != 2 or any([hasattr(span, "apart") for span in spans]):
            continue
        for (one, e), (other, d) in (around, around[::-1]):
            found = _met(al, one, other, k) if e == d == 1 else None
            if found is not None:
                more: list[tuple[Term, Number]] = [(found[0], 1), (found[1], 1)]
                return [span for span in spans if span != k], times(mono - set(around), frozenset(more))
    return None


def _met(al: Algebra, one: Term, other: Term, k: Index) -> tuple[Term, Term] | None:
    match one, other:
        case At(Adj(matrix), own), At(same, places) if matrix == same and k not in free(matrix):
            even = [(own, places), (own[::-1], places[::-1])]
            crossed = [(own, places[::-1]), (own[::-1], places)] if matrix in al.symmetric else []
            for (i, k1), (k2, j) in [*even, *crossed]:
                if k1 == k2 == k and k not in free(i) | free(j):
                    return Det(matrix), Delta(i, j)
    return None

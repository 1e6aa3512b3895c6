"""Sums over several indices of one product, in one form whatever the letters and the order in which they are written.

The indices and the factors are a labelled graph. Colour refinement tells the
indices apart by the factors in which they stand; where it cannot, one index
after the other is told apart from its like, and the first of the terms that
come of it is taken. How the order was found proves nothing: any order of
independent sums, with any letters, has the same value, and what is compared in
the end are the terms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from ....terms.functions import REAL
from ....terms.node import Node, Term, closed, free, opened
from ....terms.ordering import field_key
from ....terms.substitution import substitute, substituted
from ....terms.term import SUM, Add, Apply, At, Delta, Fn, Index, Lit, Mul, Reduce, num
from ...ordering import fresh, in_order, key, numbered, without
from ...poly import Mono, Poly, Rational, atom, scale, times
from .cancellation import cancelled
from .products import multiply
from .rational_powers import power
from .render import render

if TYPE_CHECKING:
    from ..context import Context

_MOST_SUMS = 10
_MOST_ORDERS = 60

Colours = Mapping[Index, int]
Shape = tuple[Any, ...]
"""What is left of a term where indices are known by their colours, and the order of sums and products is forgotten."""


class Range(NamedTuple):
    """A bound index while its body is open: the index, what it leaves out, and the author's letter."""

    var: Index
    omit: tuple[Term, ...]
    letter: str

    def leaving(self, omit: Collection[Term]) -> Range:
        """The range of the same index that leaves out these instead."""
        return Range(without(self.var, omit), tuple(sorted(set(omit), key=key)), self.letter)


def contraction(ctx: Context, span: Range, mono: Mono) -> Poly:
    """The sum of a product over one index, with the sums in it, in its one form; 0 where that is its own negative."""
    spans, mono, number = flattened(ctx, [span], mono)
    fewer = cancelled(ctx, spans, mono)
    if fewer is not None:
        return scale(ctx.normal(as_it_stands(*fewer)), number)
    picked = _picked(ctx, spans, mono)
    if picked is not None:
        return scale(picked, number)
    found = [nested for order in _orders(ctx, spans, mono) for nested in _nested(ctx, order, mono)]
    found = found or list(_nested(ctx, spans, mono)) or [(as_it_stands(spans, mono), 1)]
    term, sign = min(found, key=lambda pair: key(pair[0]))
    if any(_may_turn(base, e) for base, e in mono):
        found += [nested for order in _exchanged(spans) for nested in _nested(ctx, order, mono)]
    vanishes = (term, -sign) in found or (num(0), 0) in found
    return {} if vanishes else scale(atom(term), sign * number)


def _may_turn(base: Term, exponent: Rational) -> bool:
    """Whether another order of its indices may make a factor negative, as in 1/(x_i - x_j)."""
    odd = isinstance(base, Add) or (isinstance(base, Fn) and base.name in REAL and REAL[base.name].odd)
    return odd and exponent % 2 == 1


def _exchanged(spans: list[Range]) -> Iterator[list[Range]]:
    """The order in which sums are written, and those with two of them exchanged."""
    yield spans
    for one, other in combinations(range(len(spans)), 2):
        order = list(spans)
        order[one], order[other] = spans[other], spans[one]
        yield order


def named(ctx: Context, index: Term) -> Term:
    """An index that was opened here, by its author's letter."""
    return Index(ctx.letters.get(index.name, index.name), index.size) if isinstance(index, Index) else index


# ── sums in sums ──────────────────────────────────────────────────────────────


def flattened(ctx: Context, spans: list[Range], mono: Mono) -> tuple[list[Range], Mono, Rational]:
    """Σ_k f(k)·(Σ_m g(k,m))² as Σ_k Σ_m Σ_l f(k)·g(k,m)·g(k,l), or all as it is if that takes too many sums."""
    as_it_is = (spans, mono, 1)
    number: Rational = 1
    whole_sums: set[Term] = set()
    while True:
        sums = [b for b, e in mono if isinstance(b, Reduce) and b.kind == SUM and e.denominator == 1 and e > 0]
        base = min([b for b in sums if b not in whole_sums], key=key, default=None)
        if base is None:
            return spans, mono, number
        inside, body = _opened(base, [*[b for b, _ in mono], *[span.var for span in spans]])
        if len(spans) + len(inside) > _MOST_SUMS:
            return as_it_is
        whole = multiply(ctx, [{times(mono, frozenset(((base, -1),))): 1}, ctx.normal(body)])
        if len(whole) == 1:
            ((mono, c),) = whole.items()
            number *= c
            spans = [*spans, *inside]
        else:
            whole_sums.add(base)


def _opened(term: Term, taken: list[Node]) -> tuple[list[Range], Term]:
    """Sums that stand directly in each other, opened: their ranges, and the innermost body."""
    spans: list[Range] = []
    while isinstance(term, Reduce) and term.kind == SUM:
        index = without(fresh(term.size, *taken, *[span.var for span in spans]), term.omit)
        spans.append(Range(index, term.omit, term.letter))
        term = opened(term.body, (index,))
    return spans, term


def _picked(ctx: Context, spans: list[Range], mono: Mono) -> Poly | None:
    """Σ_i Σ_{j≠i} δ_jk·f(i, j) as Σ_{i≠k} f(i, k), where k is known to be none of what else j leaves out."""
    own = {span.var for span in spans}
    for base, e in in_order(mono) if len(spans) > 1 else ():
        for one, target in zip(base.parts(), base.parts()[::-1], strict=True) if isinstance(base, Delta) else ():
            span = next((s for s in spans if s.var == one and free(target).isdisjoint(own)), None)
            if span is not None and all([o in own or ctx.distinct(target, o) for o in span.omit]):
                ctx.note("pick_term", Delta(Index(span.letter, span.var.size), named(ctx, target)))
                return ctx.normal(_at_target(spans, mono - {(base, e)}, span, target))
    return None


def _at_target(spans: list[Range], mono: Mono, span: Range, target: Term) -> Term:
    """The nested sum with a target for one of its indices; what differed from that index differs from the target."""
    images: dict[Any, Term] = {span.var: target}
    left: list[Range] = []
    for other in [s for s in spans if s != span]:
        omit = {substitute(o, images) for o in other.omit} | ({target} if other.var in span.omit else set())
        left.append(other.leaving(omit))
        images[other.var] = left[-1].var
    return as_it_stands(left, frozenset([(substitute(base, images), e) for base, e in mono]))


def _nested(ctx: Context, order: list[Range], mono: Mono) -> Iterator[tuple[Term, Rational]]:
    """The nested sum in one order, its indices named by depth; nothing if that is no single sum.

    That two indices differ is said at the inner one of them.
    """
    own = {span.var for span in order}
    outside = {v for base, _ in mono for v in free(base) - own} | {
        v for s in order for o in s.omit for v in free(o) - own
    }
    images: dict[Any, Term] = {}
    names = numbered([span.var.size for span in order], outside)
    left_out: list[tuple[Term, ...]] = []
    for depth, span in enumerate(order):
        left_out.append(_left_out(order, depth, images))
        images[span.var] = names[depth] = without(names[depth], left_out[depth])
    factors = in_order(mono)
    moved = substituted([base for base, _ in factors], images)
    whole = multiply(ctx, [power(ctx, ctx.normal(base), e) for base, (_, e) in zip(moved, factors, strict=True)])
    if not whole:
        yield num(0), 0
    if len(whole) != 1:
        return
    ((renamed, number),) = whole.items()
    ranges = [Range(name, omit, span.letter) for name, omit, span in zip(names, left_out, order, strict=True)]
    yield as_it_stands(ranges, renamed), number


def as_it_stands(spans: list[Range], mono: Mono) -> Term:
    """The nested sum over these indices in turn, the first outermost."""
    inwards: list[Index] = [span.var for span in spans]
    summed: Term = closed(render({mono: 1}), tuple(inwards[::-1]))
    for depth, span in reversed(list(enumerate(spans))):
        omit = tuple([closed(o, tuple(inwards[:depth][::-1])) for o in span.omit])
        summed = Reduce(SUM, span.var.size, omit, summed, span.letter)
    return summed


def _left_out(order: list[Range], depth: int, images: Mapping[Any, Term]) -> tuple[Term, ...]:
    """What the index at one depth is not, of what is outside of it."""
    inside = {span.var for span in order[depth + 1 :]}
    here = [o for o in order[depth].omit if o not in inside]
    here += [span.var for span in order[:depth] if order[depth].var in span.omit]
    return tuple(sorted({substitute(o, images) for o in here}, key=key))


# ── the order ─────────────────────────────────────────────────────────────────


def _orders(ctx: Context, spans: list[Range], mono: Mono) -> Iterator[list[Range]]:
    """Orders of the sums, the same ones for all ways to write them, as far as they are not too many."""
    own = {span.var for span in spans}
    if len(spans) == 1 or any(not _is_place(o) and not free(o).isdisjoint(own) for s in spans for o in s.omit):
        return
    graph = _Graph(spans, mono, ctx.symmetric)
    start = graph.refined(dict.fromkeys(own, 0))
    for _, colours in zip(range(_MOST_ORDERS), graph.told_apart(start), strict=False):
        yield sorted(spans, key=lambda span: colours[span.var])


def _is_place(index: Term) -> bool:
    return isinstance(index, Index | Lit)


class _Part(NamedTuple):
    """A term in which indices stand that have colours: what is the same for all colours, and its parts."""

    head: Shape
    parts: tuple[Any, ...]
    """Of an index that has a colour itself; of what holds none its shape."""
    term: Node
    unordered: bool


class _Graph:
    """The factors of a product, and the pairs of indices that differ, as they bind the indices of its sums together."""

    def __init__(self, spans: list[Range], mono: Mono, symmetric: Collection[Term]) -> None:
        self.indices = [span.var for span in spans]
        self.symmetric = symmetric
        self.factors = [(free(base), str(e), self._part(base)) for base, e in mono]
        self.pairs = [(span.var, o, self._part(span.var), self._part(o)) for span in spans for o in span.omit]
        self.sizes = {index: ("=", key(index.size)) for index in self.indices}

    def invariant(self, colours: Colours) -> Shape:
        """What colours say of the whole; the same for two ways to write it if the colours are."""
        factors = sorted([(e, _shape(part, colours)) for _, e, part in self.factors])
        pairs = sorted([tuple(sorted((_shape(a, colours), _shape(b, colours)))) for _, _, a, b in self.pairs])
        return (*factors, *pairs)

    def refined(self, colours: Colours) -> Colours:
        """Colours that tell indices apart by where they stand among the others, until that tells no more apart."""
        while True:
            seen = {i: (colours[i], self.sizes[i], self._around(i, colours)) for i in self.indices}
            ranks = {what: rank for rank, what in enumerate(sorted(set(seen.values())))}
            finer = {i: ranks[seen[i]] for i in self.indices}
            if len(ranks) in (len(set(colours.values())), len(colours)):
                return finer
            colours = finer

    def _around(self, index: Index, colours: Colours) -> Shape:
        marked = {**colours, index: -1}
        factors = [(e, _shape(part, marked)) for variables, e, part in self.factors if index in variables]
        pairs = [_shape(b if one == index else a, colours) for one, o, a, b in self.pairs if index in (one, o)]
        return (tuple(sorted(factors)), tuple(sorted(pairs)))

    def told_apart(self, colours: Colours) -> Iterator[Colours]:
        """Colours that tell all indices apart: of those that are alike, each in turn comes first.

        Two ways to tell them apart that say the same of the whole are mirror images; one of them is kept, and of
        what comes after a first index with such an image, nothing.
        """
        cells: dict[int, list[Index]] = {}
        for index in self.indices:
            cells.setdefault(colours[index], []).append(index)
        alike = min([(len(cell), colour) for colour, cell in cells.items() if len(cell) > 1], default=None)
        if alike is None:
            yield colours
            return
        tried = [self.refined({**_doubled(colours), i: 2 * alike[1] - 1}) for i in self._unlike(cells[alike[1]])]
        said = [self.invariant(finer) for finer in tried]
        seen: set[Shape] = set()
        for finer in [finer for finer, shape in zip(tried, said, strict=True) if shape == min(said)]:
            for whole in self.told_apart(finer):
                shape = self.invariant(whole)
                if shape in seen:
                    break
                seen.add(shape)
                yield whole

    def _unlike(self, cell: list[Index]) -> list[Index]:
        """Of indices that can change places, with nothing else changed, one."""
        own = {index: place for place, index in enumerate(self.indices)}
        whole = self.invariant(own)
        kept: list[Index] = []
        for index in cell:
            if not any(self.invariant({**own, index: own[k], k: own[index]}) == whole for k in kept):
                kept.append(index)
        return kept

    def _part(self, node: Node) -> Any:
        """A term, looked at once for all colours that its indices may have."""
        if isinstance(node, Index) and node in self.indices:
            return node
        if free(node).isdisjoint(self.indices):
            return ("=", key(node))
        inner = {*node.parts(), *node.sizes()}
        label = [field_key(v) for v in node.content() if not isinstance(v, Node | tuple) and v not in inner]
        head = (type(node).__name__, *label, *[("=", key(size)) for size in node.sizes()])
        unordered = isinstance(node, Add | Mul | Delta) or (isinstance(node, At) and node.vector in self.symmetric)
        return _Part(head, tuple(map(self._part, node.parts())), node, unordered)


def _shape(part: Any, colours: Colours) -> Shape:
    """A term with colours for indices. Terms that differ by the order of sums and products alone have one shape.

    So have A_ij and A_ji, where A is symmetric.
    """
    if isinstance(part, Index):
        return ("·", str(colours[part] + 1).zfill(4))
    if not isinstance(part, _Part):
        return part  # type: ignore[no-any-return]
    parts = [_shape(inner, colours) for inner in part.parts]
    if isinstance(part.term, Apply):
        parts = _in_any_order(part.term, parts)
    if part.unordered:
        parts.sort()
    return (*part.head, *parts)


def _in_any_order(value: Apply, parts: list[Shape]) -> list[Shape]:
    """The shapes of arguments and places, then those of partial derivatives, whatever their order."""
    start = len(parts) - sum(map(len, value.along))
    partials: list[Shape] = []
    places = iter(parts[start:])
    for slot, indices in zip(value.slots, value.along, strict=True):
        partials.append((str(slot), *[next(places) for _ in indices]))
    return [*parts[:start], *sorted(partials)]


def _doubled(colours: Colours) -> Colours:
    return {index: 2 * colour for index, colour in colours.items()}

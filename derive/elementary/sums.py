"""Sums over an index: term by term, what stands still outside, each δ picked, what is left out put in."""

from __future__ import annotations

from collections.abc import Iterable

from ..terms.arithmetic import Delta, Pow, num
from ..terms.binder import Deriv, Reduce
from ..terms.leaf import Index, Lit, Num, OtherIndex
from ..terms.node import Node, Term, free, loose, opened
from ..terms.ordering import key
from ..terms.substitution import substitute
from ..terms.vector import ArgMax
from .algebra import Algebra, Stuck, opening, other_than
from .nested import nested
from .polynomials import Mono, Number, Poly, add, constant, in_order, scale, subtract, without, written
from .products import delta, multiply

_LONGEST = 200


def summation(al: Algebra, term: Reduce) -> Poly:
    """
    Σ_k (a + b) ⟶ Σ_k a + Σ_k b
    """
    values = written_out(al, term)
    if values is not None:
        return add(values)
    (index,) = opening(term)
    body = al.poly(opened(term.body, (index,)))
    return add([scale(_of_product(al, index, mono), c) for mono, c in body.items()])


def written_out(al: Algebra, term: Reduce) -> list[Poly] | None:
    """
    Σ_k f(k) ⟶ f(1) + … + f(N)  over 1, …, N, and so for Π
    """
    if not isinstance(term.size, Num) or term.size.value > _LONGEST or not all([isinstance(o, Lit) for o in term.omit]):
        return None
    places = [Lit(p) for p in range(1, int(term.size.value) + 1)]
    return [al.poly(opened(term.body, (p,))) for p in places if p not in term.omit]


def left_out(index: Index) -> tuple[Term, ...]:
    """What an opened index is known to differ from."""
    return index.apart if isinstance(index, OtherIndex) else ()


def moved(al: Algebra, poly: Poly, index: Index, place: Term) -> Poly:
    """A polynomial at another place."""
    return al.poly(substitute(written(poly), {index: place}))


def _of_product(al: Algebra, index: Index, mono: Mono) -> Poly:
    place = inner_pick(al, index, [base for base, _ in mono if not isinstance(base, Delta)])
    if place is not None:
        return _at_and_elsewhere(al, index, mono, place)
    filled = _filled(al, index, mono)
    if filled is not None:
        return filled
    still = frozenset([pair for pair in mono if index not in free(pair[0]) and may_leave(al, index, pair)])
    inside = mono - still
    if not inside:
        return multiply(al, [{still: 1}, count(al, index)])
    picked = _picked(al, index, inside)
    return multiply(al, [{still: 1}, nested(al, index, inside) if picked is None else picked])


def may_leave(al: Algebra, index: Index, pair: tuple[Term, Number]) -> bool:
    """
    Σ_k c·f ⟶ c·Σ_k f  where c is free of k, and has a value even if no k is left
    """
    return not left_out(index) or al.defined(Pow(pair[0], num(pair[1])))


def count(al: Algebra, index: Index) -> Poly:
    """
    Σ_k 1 ⟶ n, less 1 for each index that is left out, where these differ
    """
    omit = left_out(index)
    if not all([al.apart(o, p) for at, o in enumerate(omit) for p in omit[:at]]):
        raise Stuck("it is not known how many positions are left")
    return subtract(al.poly(index.size), constant(len(omit)))


def _picked(al: Algebra, index: Index, mono: Mono) -> Poly | None:
    """
    Σ_k δ_kj·f(k) ⟶ f(j)  where j is in the range
    """
    for base, _ in in_order(mono):
        place = _target(al, index, base)
        if place is not None:
            return moved(al, {without(mono, base): 1}, index, place)
    return None


def _target(al: Algebra, index: Index, base: Node) -> Term | None:
    """The other side of a δ with an index, if it is known to be in the range."""
    if not isinstance(base, Delta) or index not in (base.left, base.right):
        return None
    place = base.right if base.left == index else base.left
    return place if index not in free(place) and all([al.apart(place, o) for o in left_out(index)]) else None


def inner_pick(al: Algebra, index: Index, nodes: Iterable[Node]) -> Term | None:
    """A place in the range at which a δ within some terms is 1; not inside of D and argmax, where none is rewritten."""
    waiting = sorted(nodes, key=key)
    while waiting:
        node = waiting.pop()
        place = _target(al, index, node)
        if place is not None and not loose(place):
            return place
        waiting += () if isinstance(node, Deriv | ArgMax) else node.parts()
    return None


def _at_and_elsewhere(al: Algebra, index: Index, mono: Mono, place: Term) -> Poly:
    """
    Σ_k f(k) ⟶ f(j) + Σ_{k≠j} f(k)  where j is in the range, and so for Π
    """
    other = other_than(index, (*left_out(index), place))
    rest = moved(al, {mono: 1}, index, other)
    return add([moved(al, {mono: 1}, index, place), *[scale(_of_product(al, other, m), c) for m, c in rest.items()]])


def _filled(al: Algebra, index: Index, mono: Mono) -> Poly | None:
    """
    Σ_{k≠j} f(k) ⟶ Σ_k (1 - δ_kj)·f(k)  where f(j) has a value
    """
    body = written({mono: 1})
    filled = [o for o in left_out(index) if al.defined(substitute(body, {index: o}))]
    if not filled:
        return None
    wide = other_than(index, [o for o in left_out(index) if o not in filled])
    factors = [subtract(constant(1), delta(al, wide, o)) for o in filled]
    terms = multiply(al, [moved(al, {mono: 1}, index, wide), *factors])
    return add([scale(_of_product(al, wide, m), c) for m, c in terms.items()])

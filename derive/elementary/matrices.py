"""Determinants, adjugates and inverses of square matrices."""

from __future__ import annotations

from collections.abc import Iterator

from ..terms.arithmetic import Mul, Pow, minus, num
from ..terms.binder import SUM, reduce_over
from ..terms.leaf import Index, Size, Vector
from ..terms.node import Term, free
from ..terms.ordering import key
from ..terms.substitution import substitute
from ..terms.vector import Adj, At, Det, abstract, at, shape_of
from .algebra import Algebra, fresh
from .nested import as_it_stands, flattened
from .polynomials import ONE, Poly, atom, split, written
from .products import multiply


def determinant(al: Algebra, matrix: Term) -> Poly:
    """
    det(c·A) ⟶ cⁿ·det A    det(A·B) ⟶ det A·det B    det(adj A) ⟶ (det A)ⁿ⁻¹    det Aᵀ ⟶ det A
    """
    if isinstance(matrix, Vector):
        return atom(Det(matrix))
    size, factor, core, (i, j) = _parts(al, matrix)
    grown = al.poly(Pow(factor, size))
    match core:
        case At(Adj(inner), (p, q)) if {p, q} == {i, j} and free(inner).isdisjoint((i, j)):
            return multiply(al, [grown, al.poly(Pow(Det(inner), minus(size, num(1))))])
    for left, right in _products(al, core, i, j):
        return multiply(al, [grown, determinant(al, left), determinant(al, right)])
    return multiply(al, [grown, atom(Det(_first(al, core, i, j)[0]))]) if core != num(0) else {}


def adjugate(al: Algebra, matrix: Term, places: tuple[Term, ...]) -> Poly:
    """
    adj(c·A) ⟶ cⁿ⁻¹·adj A    adj(A·B) ⟶ adj B·adj A    adj Aᵀ ⟶ (adj A)ᵀ    adj(A⁻¹) ⟶ A/det A
    """
    if isinstance(matrix, Vector):
        places = tuple(sorted(places, key=key)) if matrix in al.symmetric else places
        return atom(At(Adj(matrix), places))
    size, factor, core, (i, j) = _parts(al, matrix)
    match core:
        case At(Adj(inner), (p, q)) if {p, q} == {i, j} and factor == Pow(Det(inner), num(-1)):
            return al.poly(Mul((at(inner, places if (p, q) == (i, j) else places[::-1]), factor)))
    grown = al.poly(Pow(factor, minus(size, num(1))))
    for left, right in _products(al, core, i, j):
        (k,) = fresh((size,), *places, left, right)
        entry = Mul((at(Adj(right), (places[0], k)), at(Adj(left), (k, places[1]))))
        return multiply(al, [grown, al.poly(reduce_over(SUM, k, entry))])
    first, turned, both = _first(al, core, i, j)
    places = tuple(sorted(places, key=key)) if both else places[::-1] if turned else places
    return multiply(al, [grown, atom(At(Adj(first), places))])


def inverse(al: Algebra, matrix: Term, places: tuple[Term, ...]) -> Poly:
    """
    A⁻¹ ⟶ adj A/det A
    """
    return multiply(al, [al.poly(at(Adj(matrix), places)), al.poly(Pow(Det(matrix), num(-1)))])


def _parts(al: Algebra, matrix: Term) -> tuple[Size, Term, Term, list[Index]]:
    """The size of a matrix; its entry at i, j as a factor that is free of these, and the rest; and i and j."""
    size, _ = shape_of(matrix)
    i, j = places = fresh((size, size), matrix)
    entry = al.poly(at(matrix, (i, j)))
    number, mono, rest = split(entry) if entry else (1, ONE, entry)
    still = frozenset([pair for pair in mono if free(pair[0]).isdisjoint(places)])
    return size, written({still: number}), written(multiply(al, [{mono - still: 1}, rest])), places


def _first(al: Algebra, core: Term, i: Index, j: Index) -> tuple[Term, bool, bool]:
    """Of a matrix and its transpose the first; whether that is the transpose, and whether they are the same."""
    mirrored = written(al.poly(substitute(core, {i: j, j: i})))
    straight, turned = abstract(core, (i, j)), abstract(mirrored, (i, j))
    first = min((straight, turned), key=lambda matrix: (not isinstance(matrix, Vector), key(matrix)))
    return first, first != straight, straight == turned


def _products(al: Algebra, core: Term, i: Index, j: Index) -> Iterator[tuple[Term, Term]]:
    """Square matrices A and B with the entries Σ_k A_ik·B_kj that are given."""
    entry = al.poly(core)
    if len(entry) != 1 or set(entry.values()) != {1}:
        return
    spans, mono, number = flattened(al, [], next(iter(entry)), i, j)
    if number != 1 or any([hasattr(span, "apart") for span in spans]):
        return
    for k in [span for span in spans if span.size == i.size]:
        others, reached = {*spans, j} - {k}, {i}
        for _ in spans:
            reached |= {v for b, _ in mono if not free(b).isdisjoint(reached) for v in free(b) & others}
        left = frozenset([pair for pair in mono if not free(pair[0]).isdisjoint(reached)])
        ends = [k in {v for b, _ in part for v in free(b)} for part in (left, mono - left)]
        if j not in reached and all(ends):
            beside = [span for span in spans if span in reached]
            beyond = [span for span in spans if span not in reached and span != k]
            one, other = as_it_stands(beside, left), as_it_stands(beyond, mono - left)
            yield abstract(one, (i, k)), abstract(other, (k, j))

"""Inverses, determinants and adjugates of square matrices, in normal form.

A⁻¹ is written adj A/det A: that holds wherever A⁻¹ has a value, and both stay
in place where it has none. A matrix is read as a number times a product of
square matrices, and with c·A·B go

    det(c·A·B) = cⁿ·det A·det B        det Aᵀ = det A            det diag x = Π x_i
    adj(c·A·B) = cⁿ⁻¹·adj B·adj A      adj Aᵀ = (adj A)ᵀ         adj diag x = diag(Π_{k≠i} x_k)
    det(adj A) = (det A)ⁿ⁻¹            adj(A⁻¹) = A/det A

All are equations of polynomials in the entries, for every n ≥ 1, but for those
with A⁻¹, which ask for det A ≠ 0 on both sides. What is no such product is an
atom, of A or of Aᵀ, whichever comes first.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, Any, NamedTuple

from ....terms.node import Term, free, opened
from ....terms.term import (
    PROD,
    SUM,
    Add,
    Adj,
    At,
    Delta,
    Det,
    Index,
    Lam,
    Lit,
    Mul,
    Num,
    Pow,
    Size,
    abstract,
    at,
    minus,
    num,
    reduce_over,
    shape_of,
)
from ...ordering import fresh, key
from ...poly import Mono, Poly, Rational, atom, constant, raised, scale, times
from .contraction import Range, as_it_stands, flattened
from .products import multiply
from .rational_powers import power
from .render import render, split

if TYPE_CHECKING:
    from ..context import Context

_LARGEST_WRITTEN_OUT = 4


class Factor(NamedTuple):
    """A square matrix in a product: A, its transpose if `turned`, or its inverse. `diagonal`: a Lam of its diagonal."""

    matrix: Term
    turned: bool = False
    inverted: bool = False
    diagonal: bool = False


class Product(NamedTuple):
    """A number times square matrices, side by side."""

    number: Term
    factors: tuple[Factor, ...]


# ── what is asked ─────────────────────────────────────────────────────────────


def determinant(ctx: Context, matrix: Term) -> Poly:
    """det A."""
    size = shape_of(matrix)[0]
    if isinstance(size, Num) and size.value <= _LARGEST_WRITTEN_OUT:
        return _written_out(ctx, matrix, *[tuple([Lit(p) for p in range(1, int(size.value) + 1)])] * 2)
    product = ctx.product_of(matrix)
    if product is None:
        return {}
    if (alone := _alone(product)) is not None and not isinstance(alone.matrix, Adj):
        return atom(Det(alone.matrix))
    grown = Pow(product.number, size)
    return ctx.normal(Mul((grown, *[_determinant_of(factor, size) for factor in product.factors])))


def _determinant_of(factor: Factor, size: Size) -> Term:
    match factor:
        case Factor(matrix, inverted=True):
            return Pow(Det(matrix), num(-1))
        case Factor(matrix, diagonal=True):
            index = Index("·entry", size)
            return reduce_over(PROD, index, at(matrix, (index,)))
        case Factor(Adj(inner)):
            return Pow(Det(inner), minus(size, num(1)))
    return Det(factor.matrix)


def inverse(ctx: Context, term: At, matrix: Term) -> Poly:
    """A⁻¹_ij as adj(A)_ij/det A."""
    return multiply(ctx, [ctx.normal(At(Adj(matrix), term.indices)), power(ctx, ctx.normal(Det(matrix)), -1)])


def adjugate(ctx: Context, term: At, matrix: Term) -> Poly:
    """adj(A)_ij."""
    size = shape_of(matrix)[0]
    if isinstance(size, Num) and size.value <= _LARGEST_WRITTEN_OUT and all(isinstance(i, Lit) for i in term.indices):
        return _cofactor(ctx, matrix, int(size.value), *term.indices)
    product = ctx.product_of(matrix)
    if product is None:  # of 0, which is 1 for n = 1
        return atom(At(Adj(matrix), term.indices))
    if (alone := _alone(product)) is not None:
        indices = term.indices[::-1] if alone.turned else term.indices
        turn = _mirrored(ctx, alone.matrix)
        ordered = indices if turn is None else tuple(sorted(indices, key=key))
        entry = atom(At(Adj(alone.matrix), ordered))
        if turn != -1 or ordered == indices:
            return entry
        return multiply(ctx, [entry, ctx.normal(Pow(num(-1), minus(size, num(1))))])
    whole = _multiplied([_adjugate_of(factor) for factor in product.factors[::-1]])
    return ctx.normal(Mul((Pow(product.number, minus(size, num(1))), at(whole, term.indices))))


def _adjugate_of(factor: Factor) -> Term:
    """The adjugate of one factor, as a matrix."""
    (size, *_) = shape_of(factor.matrix)
    i, j = Index("·row", size), Index("·column", size)
    places = (j, i) if factor.turned else (i, j)
    if factor.inverted:
        return abstract(Mul((at(factor.matrix, places), Pow(Det(factor.matrix), num(-1)))), (i, j))
    if factor.diagonal:
        k = Index("·other", size)
        return abstract(Mul((Delta(i, j), reduce_over(PROD, k, at(factor.matrix, (k,)), (i,)))), (i, j))
    return abstract(at(Adj(factor.matrix), places), (i, j))


def _multiplied(matrices: list[Term]) -> Term:
    first, *others = matrices
    (size, _) = shape_of(first)
    i, j, k = Index("·row", size), Index("·column", size), Index("·between", size)
    for other in others:
        first = abstract(reduce_over(SUM, k, Mul((at(first, (i, k)), at(other, (k, j))))), (i, j))
    return first


def _alone(product: Product) -> Factor | None:
    """The matrix itself, if nothing is known of it."""
    match product:
        case Product(Num(value), (Factor(inverted=False, diagonal=False) as only,)) if value == 1:
            return only
    return None


def _mirrored(ctx: Context, matrix: Term) -> int | None:
    """1 where Aᵀ = A, -1 where Aᵀ = -A: it shows in the entries, or a fact says so, which is used then. Else None."""
    fact = ctx.symmetric.get(matrix)
    if fact is not None:
        ctx.trace.used.add(fact)
        return 1
    if not isinstance(matrix, Lam):
        return None
    number, turned = _settled(ctx, matrix, True)
    return int(number) if turned == matrix and number in (1, -1) else None


# ── written out ───────────────────────────────────────────────────────────────


def _written_out(ctx: Context, matrix: Term, rows: tuple[Lit, ...], columns: tuple[Lit, ...]) -> Poly:
    """The sum over all ways to take one entry of each row and column, with their signs."""
    terms: list[Term] = []
    for places in permutations(range(len(columns))):
        turns = sum([a > b for n, a in enumerate(places) for b in places[n + 1 :]])
        entries = [at(matrix, (row, columns[place])) for row, place in zip(rows, places, strict=True)]
        terms.append(Mul((num(-1 if turns % 2 else 1), *entries)))
    return ctx.normal(Add(tuple(terms)))


def _cofactor(ctx: Context, matrix: Term, size: int, i: Any, j: Any) -> Poly:
    """(-1)^(i+j) times the minor without row j and column i."""
    places = [Lit(p) for p in range(1, size + 1)]
    rows, columns = tuple([p for p in places if p != j]), tuple([p for p in places if p != i])
    turn = constant(-1 if (i.position + j.position) % 2 else 1)
    return multiply(ctx, [turn, _written_out(ctx, matrix, rows, columns)])


# ── a matrix as a product ─────────────────────────────────────────────────────


def product_of(ctx: Context, matrix: Term) -> Product | None:
    """A matrix as a number times a product of square matrices; None if it is 0. Ask the context, which remembers."""
    (size, _) = shape_of(matrix)
    i = fresh(size, matrix)
    j = fresh(size, matrix, i)
    poly = ctx.normal(at(matrix, (i, j)))
    if not poly:
        return None
    ((common, number),) = poly.items() if len(poly) == 1 else [(split(poly).mono, 1)]
    still = frozenset([pair for pair in common if _is_free(pair[0], i, j)])
    if len(poly) == 1:
        spans, mono, further = flattened(ctx, [], common - still)
        factors = _chain(spans, mono, i, j) if _are_whole(spans) else [_one(spans, mono, i, j)]
        number *= further
    else:
        moving: Poly = {times(mono, raised(still, -1)): c for mono, c in poly.items()}
        rows, columns = _of_one(common, [], i, j), _of_one(common, [], j, i)
        moving = {times(mono, raised(rows | columns, -1)): c for mono, c in moving.items()}
        factors = [*_diagonal(rows, i), Factor(_matrix(render(moving), i, j)), *_diagonal(columns, j)]
    settled = []
    for factor in factors:
        turn, factor = _first_of_two(ctx, factor)
        number *= turn
        if isinstance(factor.matrix, Adj) and dict(still).get(below := Det(factor.matrix.matrix), 0) <= -1:
            still = times(still, frozenset(((below, 1),)))
            factor = Factor(factor.matrix.matrix, factor.turned, inverted=True)
        settled.append(factor)
    return Product(render({still: number}), tuple(settled))


def _first_of_two(ctx: Context, factor: Factor) -> tuple[Rational, Factor]:
    """Of a matrix that is no variable and its transpose the first, but for a number."""
    if factor.diagonal or not isinstance(factor.matrix, Lam):
        return 1, factor
    (number, one), (turned, other) = _settled(ctx, factor.matrix, False), _settled(ctx, factor.matrix, True)
    if key(other) < key(one):
        return turned, Factor(other, not factor.turned)
    return number, Factor(one, factor.turned)


def _settled(ctx: Context, matrix: Lam, turned: bool) -> tuple[Rational, Term]:
    """A matrix, or its transpose, as a number times one in normal form."""
    (size, _) = matrix.shape
    i = fresh(size, matrix)
    j = fresh(size, matrix, i)
    poly = ctx.normal(opened(matrix.body, (j, i) if turned else (i, j)))
    number = split(poly).number if poly else 1
    return number, _matrix(render(scale(poly, Fraction(1) / number)), i, j)


def _matrix(body: Term, i: Index, j: Index) -> Term:
    """The matrix with these entries, with letters that can be shown."""
    matrix = abstract(body, (i, j))
    return replace(matrix, letters=("i", "j")) if isinstance(matrix, Lam) else matrix


def _chain(spans: list[Range], mono: Mono, i: Index, j: Index) -> list[Factor]:
    """Σ_k … Σ_l f as a product of matrices, cut where one index alone binds two parts together."""
    if not spans and (factor := _single(mono, i, j)) is not None:
        return [factor]
    rows, columns = _of_one(mono, spans, i, j), _of_one(mono, spans, j, i)
    if (rows or columns) and rows | columns != mono:
        return [*_diagonal(rows, i), *_chain(spans, mono - rows - columns, i, j), *_diagonal(columns, j)]
    for span in spans:
        parts = _cut(spans, mono, span, i, j) if span.var.size == i.size else None
        if parts is not None:
            (left, left_mono), (right, right_mono) = parts
            return [*_chain(left, left_mono, i, span.var), *_chain(right, right_mono, span.var, j)]
    return [_one(spans, mono, i, j)]


def _one(spans: list[Range], mono: Mono, i: Index, j: Index) -> Factor:
    return Factor(_matrix(as_it_stands(spans, mono), i, j))


def _are_whole(spans: list[Range]) -> bool:
    """Whether no range leaves something out. One that does may be empty: then what stands in it need have no value."""
    return not any([span.omit for span in spans])


def _of_one(mono: Mono, spans: list[Range], index: Index, other: Index) -> Mono:
    """The factors in which one index alone stands."""
    apart = {other, *[span.var for span in spans]}
    return frozenset([pair for pair in mono if not _is_free(pair[0], index) and _is_free(pair[0], *apart)])


def _diagonal(mono: Mono, index: Index) -> list[Factor]:
    """The diagonal matrix with these entries, in a product; none where they are 1."""
    return [Factor(abstract(render({mono: 1}), (index,)), diagonal=True)] if mono else []


def _single(mono: Mono, i: Index, j: Index) -> Factor | None:
    """A_ij, A_ji or δ_ij·x_i."""
    if len(mono) == 1:
        ((base, exponent),) = mono
        match base:
            case At(matrix, indices) if exponent == 1 and indices in ((i, j), (j, i)) and _is_free(matrix, i, j):
                return Factor(matrix, indices == (j, i))
    for delta in (Delta(i, j), Delta(j, i)):
        others = mono - {(delta, 1)}
        for one, other in ((i, j), (j, i)):
            if others != mono and _is_free_of(others, other):
                return Factor(abstract(render({others: 1}), (one,)), diagonal=True)
    return None


def _is_free(node: Term, *indices: Index) -> bool:
    return free(node).isdisjoint(indices)


def _is_free_of(mono: Mono, index: Index) -> bool:
    return all([_is_free(base, index) for base, _ in mono])


_Part = tuple[list[Range], Mono]


def _cut(spans: list[Range], mono: Mono, cut: Range, i: Index, j: Index) -> tuple[_Part, _Part] | None:
    """f(i, …, k)·g(k, …, j), where no other index stands on both sides of k; None where k does not cut so."""
    others = [span for span in spans if span != cut]
    reached, grown = {i}, True
    while grown:
        near = {v for base, _ in mono if not _is_free(base, *reached) for v in free(base)}
        more = ({s.var for s in others} | {j}) & near
        grown = not more <= reached
        reached |= more
    left = frozenset([pair for pair in mono if not _is_free(pair[0], *reached)])
    right = mono - left
    if _is_free_of(left, cut.var) or _is_free_of(right, cut.var) or _is_free_of(right, j):
        return None
    beside = [span for span in others if span.var in reached]
    return (beside, left), ([span for span in others if span not in beside], right)

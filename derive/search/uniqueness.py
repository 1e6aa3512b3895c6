"""A matrix with an inverse on one side is invertible, and that is its inverse: short proofs by the kernel's rules.

They are made once, for any two matrices, and then speak of those of a claim.
"""

from __future__ import annotations

from functools import lru_cache, reduce

from .. import kernel
from ..kernel import Theorem
from ..terms.matrices import IDENTITY, PRODUCT, equal, used
from ..terms.node import Term
from ..terms.statement import EQ, NE, ForAll, Rel
from ..terms.term import SUM, Delta, Det, Dim, Index, Inv, Mul, Vector, at, num, reduce_over, shape_of
from .scope import Scope, hypothesis

_n = Dim("·n", 1)
_i, _j, _k = Index("i", _n), Index("j", _n), Index("k", _n)
_A, _B = Vector("·A", (_n, _n)), Vector("·B", (_n, _n))


def product_is_identity(left: Term, right: Term) -> ForAll:
    """A·B = I, of two square matrices."""
    return equal(used(PRODUCT, left, right), used(IDENTITY, sizes=shape_of(left)[:1]))


def invertible(matrix: Term, other: Term, shown: Theorem, on_right: bool, scope: Scope) -> tuple[Theorem, Theorem]:
    """
    Γ ⊢ A·B = I, or B·A = I
    ───────────────────────────
    Γ ⊢ det A ≠ 0 and A⁻¹ = B
    """
    return tuple([_applied(lemma, matrix, other, shown, scope) for lemma in _lemmas(on_right)])  # type: ignore[return-value]


def consequences(left: Term, right: Term, shown: Theorem, scope: Scope) -> list[Theorem]:
    """
    Γ ⊢ A·B = I
    ───────────────────────────────────────────────────────────────────────────
    Γ ⊢ det A·det B = 1, det A ≠ 0, det B ≠ 0, B·A = I, A⁻¹ = B and B⁻¹ = A
    """
    one, turned = [_applied(lemma, left, right, shown, scope) for lemma in _turned_lemmas()]
    return [one, turned, *invertible(left, right, shown, True, scope), *invertible(right, left, shown, False, scope)]


def _applied(lemma: Theorem, matrix: Term, other: Term, shown: Theorem, scope: Scope) -> Theorem:
    (size, _) = shape_of(matrix)
    images = tuple([(v, image) for v, image in ((_n, size), (_A, matrix), (_B, other)) if v != image])
    theorem = kernel.instance(lemma, images, scope.facts) if images else lemma
    return kernel.detachment(kernel.discharge(theorem, shown.statement), shown)


@lru_cache
def _lemmas(on_right: bool) -> tuple[Theorem, Theorem]:
    """det A ≠ 0 and A⁻¹ = B, from the hypothesis A·B = I; or B·A = I, if not `on_right`."""
    factors = (_A, _B) if on_right else (_B, _A)
    given = hypothesis(product_is_identity(*factors))
    nonzero = _nonzero(given, factors)
    return nonzero, _inverse(given, factors, nonzero, on_right)


@lru_cache
def _turned_lemmas() -> tuple[Theorem, Theorem]:
    """det A·det B = 1 and B·A = I, from the hypothesis A·B = I."""
    given = hypothesis(product_is_identity(_A, _B))
    nonzero, inverse = _lemmas(True)
    ends = (Mul((at(_B, (_i, _k)), at(_A, (_k, _j)))), Delta(_i, _j))
    inside = kernel.congruence(ends[0], ((0, kernel.symmetry(_at(inverse, _i, _k))),), ())
    summed = kernel.congruence(reduce_over(SUM, _k, ends[0]), ((0, inside),), (_k,))
    start = at(used(PRODUCT, _B, _A), (_i, _j))
    first = kernel.normal_form(start, summed.statement.parts()[0], ())
    last = kernel.normal_form(summed.statement.parts()[1], ends[1], (nonzero,))
    theorem = _chained(first, summed, last, kernel.normal_form(ends[1], at(used(IDENTITY, sizes=(_n,)), (_i, _j)), ()))
    return _determinants(given, (_A, _B)), _for_all(theorem)


def _nonzero(given: Theorem, factors: tuple[Term, Term]) -> Theorem:
    """det A is not 0, since det A·det B = 1."""
    zero, nonzero = Rel(EQ, Det(_A), num(0)), Rel(NE, Det(_A), num(0))
    otherwise = kernel.contradiction(_determinants(given, factors), nonzero, (hypothesis(zero),))
    return kernel.cases(nonzero, hypothesis(nonzero), otherwise, ())


def _determinants(given: Theorem, factors: tuple[Term, Term]) -> Theorem:
    """det A·det B = det (A·B) = det I = 1."""
    whole, one = used(PRODUCT, *factors), used(IDENTITY, sizes=(_n,))
    same = kernel.congruence(whole, ((0, _at(given, _i, _j)),), (_i, _j))
    same = kernel.congruence(Det(whole), ((0, same),), ())
    start = kernel.normal_form(Mul((Det(_A), Det(_B))), Det(whole), ())
    return _chained(start, same, kernel.normal_form(Det(one), num(1), ()))


def _inverse(given: Theorem, factors: tuple[Term, Term], nonzero: Theorem, on_right: bool) -> Theorem:
    """A⁻¹ = A⁻¹·(A·B) = B, or A⁻¹ = (B·A)·A⁻¹ = B."""
    whole, inverse = used(PRODUCT, *factors), Inv(_A)
    middle = (at(inverse, (_i, _k)), at(whole, (_k, _j))) if on_right else (at(whole, (_i, _k)), at(inverse, (_k, _j)))
    places, part = ((_k, _j), 1) if on_right else ((_i, _k), 0)
    summed = reduce_over(SUM, _k, Mul(middle))
    inside = kernel.congruence(Mul(middle), ((part, _at(given, *places)),), ())
    flat = kernel.congruence(summed, ((0, inside),), (_k,))
    ends = flat.statement.parts()[1]
    first = kernel.normal_form(at(inverse, (_i, _j)), ends, (nonzero,))
    last = kernel.normal_form(summed, at(_B, (_i, _j)), (nonzero,))
    return _for_all(_chained(first, kernel.symmetry(flat), last))


def _for_all(theorem: Theorem) -> Theorem:
    return kernel.generalisation(kernel.generalisation(theorem, _i), _j)


def _at(theorem: Theorem, i: Index, j: Index) -> Theorem:
    """What an equation of matrices says at two indices."""
    return kernel.specialisation(kernel.specialisation(theorem, j, ()), i, ())


def _chained(*theorems: Theorem) -> Theorem:
    return reduce(kernel.transitivity, theorems)

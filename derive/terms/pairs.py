"""Matrices whose rows and columns are pairs, as those of A ⊗ B; and vectors whose places are, as vec(X).

Nothing counts positions: the place of X_ij in vec(X) is the pair of j and i, and
the columns of A ⊗ B are pairs of one of A and one of B. So (Bᵀ ⊗ A)·vec(X) is
a sum over pairs.
"""

from __future__ import annotations

from fractions import Fraction

from .arithmetic import Add, Fn, Mul, Pow, minus, num
from .binder import Deriv
from .definition import Call, Definition
from .leaf import Dim, Index, Vector
from .node import Bound, Term
from .transparent import named, squared, summed
from .vector import Lam, at

_m, _n, _p = Dim("m", 1), Dim("n", 1), Dim("p", 1)
_A = Vector("A", (_m, _n))
_q, _r = Dim("p", 1), Dim("q", 1)
_outer_row, _inner_row = Index("i", _m), Index("k", _q)
_outer_column, _inner_column = Index("j", _n), Index("l", _r)
_K = Vector("K", (_n, _p, _n, _p))
KRONECKER = named(
    "kron",
    Mul((at(_A, (_outer_row, _outer_column)), at(Vector("B", (_q, _r)), (_inner_row, _inner_column)))),
    *(_A, Vector("B", (_q, _r)), _outer_row, _inner_row, _outer_column, _inner_column),
)
"""A ⊗ B: its rows are pairs of a row of A and one of B, its columns likewise. Its entry at i, k, j, l is A_ij·B_kl."""
TRACE_OF_PAIRS = named("tr", summed(lambda j, k: at(_K, (j, k, j, k)), Index("j", _n), Index("k", _p)), _K)
"""The trace of such a matrix, where both factors are square."""

_column, _row = Index("j", _n), Index("i", _m)
VEC = named("vec", at(_A, (_row, _column)), _A, _column, _row)
"""The columns of A below one another. Its component at j, i is A_ij."""
_M, _x, _y = Vector("K", (_m, _q, _n, _r)), Vector("x", (_n, _r)), Vector("y", (_n, _r))
_pair = Index("j", _n), Index("l", _r)
APPLIED_TO_PAIRS = named(
    "matvec",
    summed(lambda j, k: Mul((at(_M, (_outer_row, _inner_row, j, k)), at(_x, (j, k)))), *_pair),
    *(_M, _x, _outer_row, _inner_row),
)
_s, _t = Dim("s", 1), Dim("t", 1)
_other, _last = Vector("L", (_n, _r, _s, _t)), (Index("s", _s), Index("t", _t))
PRODUCT_OF_PAIRS = named(
    "matmul",
    summed(lambda j, k: Mul((at(_M, (_outer_row, _inner_row, j, k)), at(_other, (j, k, *_last)))), *_pair),
    *(_M, _other, _outer_row, _inner_row, *_last),
)
TRANSPOSE_OF_PAIRS = named("transpose", at(_M, (_outer_row, _inner_row, *_pair)), _M, *_pair, _outer_row, _inner_row)
DOT_OF_PAIRS = named("dot", summed(lambda j, k: Mul((at(_x, (j, k)), at(_y, (j, k)))), *_pair), _x, _y)
NORM_OF_PAIRS = named("norm", Pow(squared(*_pair)(_x), num(Fraction(1, 2))), _x)
_square_of_all = squared(_outer_row, _inner_row, *_pair)
FROBENIUS_OF_PAIRS = named("norm", Pow(_square_of_all(_M), num(Fraction(1, 2))), _M)
ZERO_OF_PAIRS = named("zeros", num(0), _outer_row, _inner_row, *_pair)
_L = Vector("L", _M.shape)
APART_OF_PAIRS = named(
    "apart",
    summed(lambda *places: Pow(minus(at(_M, places), at(_L, places)), num(2)), *(_outer_row, _inner_row, *_pair)),
    *(_M, _L),
)
"""Σ (K - L)², which is 0 if and only if K = L."""

OWN: tuple[Definition, ...] = (
    *(KRONECKER, TRACE_OF_PAIRS, VEC, APPLIED_TO_PAIRS, PRODUCT_OF_PAIRS, TRANSPOSE_OF_PAIRS),
    *(DOT_OF_PAIRS, NORM_OF_PAIRS, FROBENIUS_OF_PAIRS, ZERO_OF_PAIRS, APART_OF_PAIRS),
)


def is_vector_of_pairs(vector: Term) -> bool:
    """Whether a term with two indices is no matrix, but made of vec(X) or of (A ⊗ B)·vec(X)."""
    return isinstance(vector, Lam) and len(vector.shape) == 2 and _stands_at_pairs(vector.body)


def _stands_at_pairs(term: Term) -> bool:
    match term:
        case Call(definition, (_, *places)) if definition == VEC:
            return tuple(places[:2]) == (Bound(0), Bound(1))
        case Call(definition, (_, _, *places)) if definition == APPLIED_TO_PAIRS:
            return tuple(places[:2]) == (Bound(0), Bound(1))
        case Add() | Mul() | Pow() | Fn() | Deriv():
            return any([_stands_at_pairs(part) for part in term.parts()])
    return False

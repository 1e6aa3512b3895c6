"""A·adj A = adj A·A = det A·I, in sums of products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....terms.node import Term, free
from ....terms.term import Adj, At, Delta, Det, Index
from ...ordering import in_order
from ...poly import Mono, times

if TYPE_CHECKING:
    from ..context import Context
    from .contraction import Range


def cancelled(ctx: Context, spans: list[Range], mono: Mono) -> tuple[list[Range], Mono] | None:
    """
    Σ_k A_ik·adj(A)_kj = Σ_k adj(A)_ik·A_kj = det A·δ_ij    (all k; A, i and j are free of k)

    with k nowhere else: the sums that are left, and what they are of.
    """
    for span in spans:
        k = span.var
        around = [(base, e) for base, e in in_order(mono) if k in free(base)]
        if span.omit or len(around) != 2 or any([k in free(o) for other in spans for o in other.omit]):
            continue
        for (one, e), (other, d) in (around, around[::-1]):
            if e == d == 1 and (found := _met(ctx, one, other, k)) is not None:
                rest = times(mono - set(around), frozenset(((found[0], 1),)))
                return [s for s in spans if s != span], times(rest, frozenset(((found[1], 1),)))
    return None


def _met(ctx: Context, one: Term, other: Term, k: Index) -> tuple[Det, Delta] | None:
    """det A and δ_ij, where one is adj(A)_ik and the other A_kj, or A_ik and adj(A)_kj; A_ki too for a symmetric A."""
    match one, other:
        case At(Adj(matrix), own), At(same, places) if matrix == same and k not in free(matrix):
            for (i, one_k), (other_k, j) in ((own, places), (own[::-1], places[::-1])):
                if one_k == other_k == k and k not in free(i) | free(j):
                    return Det(matrix), Delta(i, j)
            for (i, one_k), (j, other_k) in ((own, places), (own[::-1], places[::-1])):
                if matrix in ctx.symmetric and one_k == other_k == k and k not in free(i) | free(j):
                    ctx.trace.used.add(ctx.symmetric[matrix])
                    return Det(matrix), Delta(i, j)
    return None

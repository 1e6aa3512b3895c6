"""Whole vectors and matrices written in Python: A @ B, A.T, tr(A), norm(x), eye(n), grad(f, x)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..terms import matrices, pairs
from ..terms.definition import Definition
from ..terms.matrices import exponent_of, parts_of
from ..terms.node import Node, Term, free
from ..terms.term import At, Call, Deriv, Index, Vector, abstract
from .words import Unspoken, raised

SUM, PRODUCT, SIGNED, POWER, ATOM = range(5)
"""How tightly a piece of source holds together."""

Piece = tuple[str, int]
Write = Callable[[Node, int], str]
"""Writes a vector or matrix; in brackets where it holds together less than that."""


def piece_of(call: Call, write: Write, called: Callable[..., str]) -> Piece:
    """A definition that comes with derive at its vectors and matrices, without its indices."""
    given, _ = parts_of(call)
    exponent = exponent_of(call.definition)
    if exponent is not None:
        return raised(write(given[0], ATOM), str(exponent)), POWER
    if call.definition in _PRODUCTS:
        return f"{write(given[0], PRODUCT)} @ {write(given[1], SIGNED)}", PRODUCT
    if call.definition in (matrices.TRANSPOSE, pairs.TRANSPOSE_OF_PAIRS):
        return f"{write(given[0], ATOM)}.T", ATOM
    if call.definition in _SIZED:
        return called(call.definition.name, *_sizes(call)), ATOM
    if call.definition in _CALLED:
        return f"{called(call.definition.name)[:-1]}{', '.join([write(one, SUM) for one in given])})", ATOM
    raise Unspoken


_PRODUCTS: set[Definition] = {*(matrices.PRODUCT, matrices.APPLIED, pairs.PRODUCT_OF_PAIRS, pairs.APPLIED_TO_PAIRS)}
_SIZED: set[Definition] = {matrices.IDENTITY, matrices.ZERO_VECTOR, matrices.ZERO_MATRIX}
_CALLED: set[Definition] = {
    *(
        matrices.TRACE,
        pairs.TRACE_OF_PAIRS,
        pairs.KRONECKER,
        matrices.DOT,
        matrices.OUTER,
        matrices.DIAGONAL_MATRIX,
        matrices.DIAGONAL,
    ),
    *(matrices.NORM, matrices.FROBENIUS, pairs.VEC, pairs.DOT_OF_PAIRS, pairs.NORM_OF_PAIRS, pairs.FROBENIUS_OF_PAIRS),
}


def _sizes(call: Call) -> list[Any]:
    given = dict(zip(call.definition.params, call.args, strict=True))
    places = [param for param in call.definition.params[: call.definition.formal] if isinstance(param, Index)]
    return [given[place.size] for place in places][: 1 if call.definition == matrices.IDENTITY else 2]  # type: ignore[index]


def slopes_of(term: Term, along: tuple[Index, ...]) -> tuple[str, Term, Vector] | None:
    """`grad`, `jacobian` or `hessian`, of what and by what, where a term is its component at these indices."""
    match term, along:
        case Deriv(Deriv(inner, At(Vector() as by, (first,))), At(other, (second,))), (one, two):
            if (first, second) == (one, two) and by == other and _is_free_of(inner, along):
                return "hessian", inner, by
        case Deriv(body, At(Vector() as by, (second,))), (one, two) if second == two and _is_free_of(body, (two,)):
            return "jacobian", abstract(body, (one,)), by
    match term:
        case Deriv(body, At(Vector() as by, indices)) if indices == along and _is_free_of(body, along):
            return "grad", body, by
    return None


def _is_free_of(term: Term, along: tuple[Index, ...]) -> bool:
    return free(term).isdisjoint(along)

"""Determinants of I + U·V by those of I + V·U, which for vectors are numbers: det(I + u·vᵀ) = 1 + vᵀ·u."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.context.normal import render
from ..kernel.ordering import in_order
from ..kernel.poly import ONE, Mono
from ..terms.node import IllFormed, Node, Term, free, opened
from ..terms.statement import EQ, Rel
from ..terms.term import SUM, Delta, Det, Index, Reduce, abstract, at, num, shape_of
from .combine import combined
from .scope import Scope

_MOST = 6


def by_exchange(goal: Rel, scope: Scope) -> Theorem:
    """An equation that follows from det(I + U·V) = det(I + V·U), for what stands in it. Raises Rejected."""
    found = list(dict.fromkeys([node for node in _nodes(goal) if isinstance(node, Det)]))[:_MOST]
    if goal.name != EQ or not found:
        raise Rejected("no determinant stands here")
    theorems: list[Theorem] = []
    for term in found:
        with suppress(Rejected, IllFormed):
            theorems.append(_exchanged(term, scope))
    if not theorems:
        raise Rejected("there is no determinant of I + U·V")
    return combined(goal, theorems, scope.facts)


def _exchanged(term: Det, scope: Scope) -> Theorem:
    """det A = det(I + V·U), where A is I + U·V, in normal form."""
    theorem = kernel.determinant(*_factors(term.matrix, scope))
    start, end = theorem.statement.parts()
    written = render(known(scope.facts).normal(end))
    theorem = kernel.transitivity(kernel.normal_form(term, start, scope.facts), theorem)
    return kernel.transitivity(theorem, kernel.normal_form(end, written, scope.facts))


def _factors(matrix: Term, scope: Scope) -> tuple[Term, Term]:
    """U and V where a matrix is I + U·V; of u·vᵀ they have one column and one row. Raises Rejected."""
    size = shape_of(matrix)[0]
    i, j = Index("·row", size), Index("·column", size)
    poly = dict(known(scope.facts).normal(at(matrix, (i, j))))
    if len(poly) != 2 or poly.pop(_identity(i, j), None) != 1:
        raise Rejected("the matrix is not I + U·V")
    ((mono, number),) = poly.items()
    with suppress(Rejected):
        return _parted(mono, number, i, Index("·between", num(1)), j)
    for base, exponent in in_order(mono):
        if isinstance(base, Reduce) and base.kind == SUM and exponent == 1 and not base.omit:
            k = Index("·between", base.size)
            inside = known(scope.facts).normal(opened(base.body, (k,)))
            if len(inside) == 1:
                ((body, further),) = inside.items()
                with suppress(Rejected):
                    return _parted(frozenset(body | (mono - {(base, exponent)})), number * further, i, k, j)
    raise Rejected("the matrix is not I + U·V")


def _identity(i: Index, j: Index) -> Mono:
    ((mono, _),) = known(()).normal(Delta(i, j)).items()
    return mono


def _parted(mono: Mono, number: object, i: Index, k: Index, j: Index) -> tuple[Term, Term]:
    """f(i, k)·g(k, j). Raises Rejected where i and j stand in one factor."""
    left = frozenset([pair for pair in mono if i in free(pair[0])])
    right = mono - left
    if mono == ONE or any([j in free(base) for base, _ in left]):
        raise Rejected("rows and columns do not come apart")
    return abstract(render({left: number}), (i, k)), abstract(render({right: 1}), (k, j))  # type: ignore[dict-item]


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts():
        yield from _nodes(part)

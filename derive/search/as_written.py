"""A matrix that is a sum, such as XᵀX + λI, seen as one: what holds of any matrix in its place holds of it.

Expanded, nothing shows any more that (XᵀX + λI)·(XᵀX + λI)⁻¹ is A·A⁻¹. So the
step is shown for a matrix that is a variable, and that theorem speaks of the sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import reduce
from itertools import product
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..terms.letters import letters_for
from ..terms.matrices import PRODUCT, TRANSPOSE, used
from ..terms.node import RESERVED, IllFormed, Node, Term, closed, free, loose, opened
from ..terms.statement import EQ, NE, Rel
from ..terms.symmetric import symmetry_of
from ..terms.term import (
    SUM,
    Add,
    Adj,
    At,
    Call,
    Delta,
    Det,
    Index,
    Inv,
    Lam,
    Mul,
    Vector,
    at,
    num,
    reduce_over,
    shape_of,
)
from .combine import combined
from .matching import match
from .obligations import settled
from .scope import Scope, hypothesis

_MOST = 4
_MOST_EQUATIONS = 24


def seen_as_one(goal: Rel, scope: Scope) -> Theorem:
    """An equation that holds with variables in place of matrices that are sums. Raises Rejected."""
    found = _sums_in(goal)
    if goal.name != EQ or not any(inverted for _, inverted in found):
        raise Rejected("no inverse or determinant of a sum stands here")
    inside = [matrix for matrix, inverted in found if inverted]
    for chosen in dict.fromkeys((tuple(inside), tuple([m for m, _ in found]), *[(m,) for m in inside])):
        with suppress(Rejected, IllFormed):
            return _shown(goal, chosen[:_MOST], scope)
    raise Rejected("it does not hold of every matrix in the place of these")


def by_inverses(goal: Rel, scope: Scope) -> Theorem:
    """An equation that follows from A·A⁻¹ = A⁻¹·A = I for the sums A that are inverted in it. Raises Rejected."""
    matrices = [matrix for matrix, inverted in _sums_in(goal) if inverted]
    if goal.name != EQ or not matrices:
        raise Rejected("no inverse of a sum stands here")
    own = sorted([v for v in free(goal) if isinstance(v, Index)], key=lambda v: v.name)
    for turned in (True, False):
        theorems: list[Theorem] = []
        for matrix in matrices[:_MOST]:
            here = [index for index in own if index.size == shape_of(matrix)[0]]
            for places in product(here, here):
                with suppress(Rejected):
                    theorems.append(_of_identity(matrix, places, turned, scope))
        with suppress(Rejected):
            return combined(goal, theorems[:_MOST_EQUATIONS], scope.facts)
    raise Rejected("it is no combination of A·A⁻¹ = I and A⁻¹·A = I")


def _of_identity(matrix: Term, places: tuple[Index, ...], turned: bool, scope: Scope) -> Theorem:
    """Σ_k A_ik·A⁻¹_kj = δ_ij, or Σ_k A⁻¹_ik·A_kj = δ_ij."""
    variable, (i, j) = _standing_for(matrix, matrix), places
    k = Index("·k", i.size)
    factors: tuple[Term, Term] = (Inv(variable), variable) if turned else (variable, Inv(variable))
    summed = reduce_over(SUM, k, Mul((at(factors[0], (i, k)), at(factors[1], (k, j)))))
    facts = (*scope.facts, hypothesis(Rel(NE, Det(variable), num(0))))
    theorem = kernel.normal_form(summed, Delta(i, j), facts)
    return settled(kernel.instance(theorem, ((variable, matrix),), scope.facts), scope)


def _shown(goal: Rel, matrices: tuple[Lam, ...], scope: Scope) -> Theorem:
    """The goal, from the same with variables for these matrices."""
    images: list[tuple[Vector, Lam]] = []
    sides = goal.parts()
    for matrix in matrices:
        variable = _standing_for(matrix, *sides, *[m for m, _ in images])
        sides = tuple([_replaced(side, matrix, variable) for side in sides])
        images.append((variable, matrix))
    facts = [*scope.facts, *[hypothesis(Rel(NE, Det(v), num(0))) for v, _ in images if _is_inverted(v, sides)]]
    facts += [hypothesis(symmetry_of(v)) for v, m in images if _is_symmetric(m, scope)]
    theorem = kernel.normal_form(sides[0], sides[1], tuple(facts))
    for variable, matrix in reversed(images):
        theorem = kernel.instance(theorem, ((variable, matrix),), scope.facts)
    theorem = settled(theorem, scope)
    left, right = theorem.statement.parts()
    if left != goal.left:
        theorem = kernel.transitivity(kernel.normal_form(goal.left, left, scope.facts), theorem)
    if right != goal.right:
        theorem = kernel.transitivity(theorem, kernel.normal_form(right, goal.right, scope.facts))
    return theorem


def _standing_for(matrix: Term, *nodes: Node) -> Vector:
    """A variable of a name that no file can declare, so that no report speaks of it."""
    taken, name = {v.name for node in nodes for v in free(node)}, f"{RESERVED}M"
    while name in taken:
        name += "′"
    return Vector(name, shape_of(matrix))


def _is_inverted(matrix: Vector, sides: tuple[Any, ...]) -> bool:
    return any(isinstance(part, Inv) and matrix in free(part) for side in sides for part in _nodes(side))


def _is_symmetric(matrix: Lam, scope: Scope) -> bool:
    i, j = letters_for(("i", "j"), matrix.shape, {v.name for v in free(matrix)})
    try:
        kernel.normal_form(at(matrix, (i, j)), at(matrix, (j, i)), scope.facts)
    except Rejected:
        return False
    return True


# ── where they stand ──────────────────────────────────────────────────────────


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts():
        yield from _nodes(part)


def _sums_in(goal: Rel) -> list[tuple[Lam, bool]]:
    """The square matrices that are sums, the innermost first, and whether an inverse or determinant of one stands."""
    inverted = {n.parts()[0] for n in _nodes(goal) if isinstance(n, Inv | Det | Adj)}
    found = dict.fromkeys([n for n in _nodes(goal) if isinstance(n, Lam) and _is_sum(n)])
    return sorted([(matrix, matrix in inverted) for matrix in found], key=lambda pair: pair[0].depth)


def _is_sum(matrix: Lam) -> bool:
    square = len(matrix.shape) == 2 and matrix.shape[0] == matrix.shape[1] and not loose(matrix)
    return square and (not isinstance(matrix.body, Call) or matrix.body.definition == PRODUCT)


def _replaced(node: Any, matrix: Lam, variable: Vector) -> Any:
    """A node with a variable in place of a matrix and of its entries, also where these begin a longer sum."""
    if node == matrix:
        return variable
    regrouped = _regrouped(node, matrix, variable)
    if regrouped is not None:
        return regrouped
    i, j = Index("·row", matrix.shape[0]), Index("·column", matrix.shape[1])
    entry = opened(matrix.body, (i, j))
    if isinstance(node, Term) and node.sort == entry.sort:
        images = match(entry, node, frozenset((i, j)))
        if images is not None and {i, j} <= set(images):
            return At(variable, (images[i], images[j]))
        if isinstance(node, Add) and isinstance(entry, Add) and len(node.terms) > len(entry.terms):
            images = match(entry, Add(node.terms[: len(entry.terms)]), frozenset((i, j)))
            if images is not None and {i, j} <= set(images):
                rest = [_replaced(term, matrix, variable) for term in node.terms[len(entry.terms) :]]
                return Add((At(variable, (images[i], images[j])), *rest))
    return _inside(node, matrix, variable)


def _regrouped(node: Any, matrix: Lam, variable: Vector) -> Term | None:
    """P·M·Q for (P·A)·(B·Q), where the matrix is A·B and M the variable; None of any other node."""
    wanted = _factors(matrix)
    if not isinstance(node, Call) or node.definition != PRODUCT or len(wanted) < 2:
        return None
    left, right, i, j, *_ = node.args
    factors, found = [*_factors(left), *_factors(right)], list[Term]()
    while factors:
        here = factors[: len(wanted)] == wanted
        found.append(variable if here else _replaced(factors[0], matrix, variable))
        factors = factors[len(wanted) if here else 1 :]
    return at(reduce(lambda one, other: used(PRODUCT, one, other), found), (i, j)) if variable in found else None


def _factors(matrix: Term) -> list[Term]:
    """The matrices whose product one is, whatever its brackets, and also where it is transposed."""
    match matrix:
        case Lam(_, Call(definition, (left, right, *_))) if definition == PRODUCT:
            if matrix == used(PRODUCT, left, right):
                return [*_factors(left), *_factors(right)]
        case Lam(_, Call(definition, (inner, *_))) if definition == TRANSPOSE and matrix == used(TRANSPOSE, inner):
            return [_turned(factor) for factor in reversed(_factors(inner))]
    return [matrix]


def _turned(matrix: Term) -> Term:
    """Its transpose; A for Aᵀ."""
    match matrix:
        case Lam(_, Call(definition, (inner, *_))) if definition == TRANSPOSE and matrix == used(TRANSPOSE, inner):
            return inner
    return used(TRANSPOSE, matrix)


def _inside(node: Any, matrix: Lam, variable: Vector) -> Any:
    parts = node.parts()
    outside = parts[:-1] if node.binds() else parts
    changed = tuple([_replaced(part, matrix, variable) for part in outside])
    if node.binds():
        places = tuple([Index(f"·open{node.depth}·{number}", size) for number, size in enumerate(node.sizes())])
        changed = (*changed, closed(_replaced(opened(parts[-1], places), matrix, variable), places))
    return node if changed == parts else node.rebuilt(changed)

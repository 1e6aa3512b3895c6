"""u ≠ 0 for a vector, since another one that is not 0 would be 0 with it: y ≠ 0 from A·y ≠ 0, A⁻¹·x ≠ 0 from x ≠ 0."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..terms.letters import letters_for
from ..terms.matrices import APPLIED, sides_of, zeros_like
from ..terms.node import Node, Term, free
from ..terms.statement import EQ, NE, Prop, Rel
from ..terms.term import SUM, Call, Index, Inv, Mul, at, num, reduce_over, shape_of
from .by_zeros import by_zeros
from .obligations import FURTHER, prove
from .scope import Scope, hypothesis
from .vanishing import vanishing

_MOST = 6


def nonzero(goal: Rel, scope: Scope) -> Theorem:
    """u ≠ 0, for a vector u. Raises Rejected."""
    vector = _not_zero(goal)
    others = [(given, other) for given in scope.given if (other := _not_zero(given)) is not None and given != goal]
    if vector is None or not others:
        raise Rejected("no other vector is said not to be 0")
    scope = _with_value(goal.left, scope)
    zero = hypothesis(Rel(EQ, goal.left, goal.right))
    (k,) = _letters(vector, goal, *scope.given)
    entry = vanishing(Rel(EQ, at(vector, (k,)), num(0)), [zero], scope)
    nothing = kernel.generalisation(entry, k)
    for given, other in others[:_MOST]:
        for way in _ways(vector, other, scope):
            with suppress(Rejected):
                absurd = _absurd(goal, given, way, nothing, scope)
                return kernel.cases(goal, hypothesis(goal), absurd, scope.facts)
    raise Rejected("no other vector would be 0 with this one")


def _with_value(term: Term, scope: Scope) -> Scope:
    """The scope with what makes a term have a value. Raises Rejected."""
    for _ in range(_MOST):
        gap = known(scope.facts).gap(term)
        if gap is None:
            break
        if gap.needs is None:
            raise Rejected(gap.reason)
        scope = scope.knowing(prove(gap.needs, scope.below()))
    return scope


def _not_zero(statement: Prop) -> Term | None:
    """The vector that a statement says is not 0."""
    sides = sides_of(statement) if isinstance(statement, Rel) and statement.name == NE else None
    if sides is None or len(shape_of(sides[0])) != 1 or sides[1] != zeros_like(sides[0]):
        return None
    return sides[0]


def _letters(vector: Term, *nodes: Node) -> tuple[Index, ...]:
    taken = {v.name for node in (vector, *nodes) for v in free(node)}
    return letters_for(("k",), shape_of(vector), taken)


def _ways(vector: Term, other: Term, scope: Scope) -> Iterator[Term]:
    """A component of the other vector, as it is, and as one of N·u where u is N⁻¹·x."""
    (i,) = _letters(other, *scope.given)
    yield at(other, (i,))
    match at(vector, (Index("·at", shape_of(vector)[0]),)):
        case Call(definition, (matrix, moved, *_)) if definition == APPLIED and moved == other:
            turned = matrix.matrix if isinstance(matrix, Inv) else Inv(matrix)
            (k,) = letters_for(("k",), shape_of(vector), {v.name for v in free(turned)} | {i.name})
            yield reduce_over(SUM, k, Mul((at(turned, (i, k)), at(vector, (k,)))))


def _absurd(goal: Rel, given: Any, component: Term, nothing: Theorem, scope: Scope) -> Theorem:
    """Anything, where the vector is 0: the other one is said not to be, and is 0 too."""
    other: Any = _not_zero(given)
    (i,) = _letters(other, *scope.given)
    vanishes = by_zeros(Rel(EQ, component, num(0)), nothing.statement, scope)
    if component != at(other, (i,)):
        vanishes = kernel.transitivity(kernel.normal_form(at(other, (i,)), component, scope.facts), vanishes)
    every = kernel.generalisation(kernel.detachment(kernel.discharge(vanishes, nothing.statement), nothing), i)
    whole = by_zeros(Rel(EQ, given.left, given.right), every.statement, scope)
    whole = kernel.detachment(kernel.discharge(whole, every.statement), every)
    return kernel.contradiction(whole, goal, (hypothesis(given),))


FURTHER.append(nonzero)

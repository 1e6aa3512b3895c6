"""det A ≠ 0, since A takes no other vector than 0 to 0: a hypothesis says so, or that a form in A is definite."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..rules.equality import injective
from ..terms.letters import arbitrary
from ..terms.node import Term, free
from ..terms.statement import EQ, GE, GT, NE, Every, ForAll, Implies, Prop, Rel, negated
from ..terms.term import SUM, Det, Index, Mul, Reduce, at, is_real, num, reduce_over
from .by_zeros import by_zeros
from .combine import combined
from .obligations import FURTHER, prove
from .scope import Scope, hypothesis
from .vanishing import positive_sums

_FALSE = Rel(GT, num(0), num(0))


def regular(goal: Rel, scope: Scope) -> Theorem:
    """det A ≠ 0. Raises Rejected."""
    matrix = _matrix(goal)
    if matrix is None or not any([isinstance(given, Every) and given.shape for given in scope.given]):
        raise Rejected("nothing says that a matrix takes no other vector than 0 to 0")
    wanted = injective(matrix)
    x = arbitrary(wanted, {v.name for node in (goal, *scope.given) for v in free(node)})
    image, itself = wanted.instance(x).parts()
    shown = _itself(matrix, x, itself, scope.assuming(image))
    return kernel.nonsingular(matrix, kernel.generalisation(kernel.discharge(shown, image), x), scope.facts)


def _matrix(goal: Rel) -> Term | None:
    """A, of det A ≠ 0."""
    match goal:
        case Rel("≠", Det(matrix), right) | Rel("≠", right, Det(matrix)) if right == num(0):
            return matrix
    return None


def _itself(matrix: Term, x: Term, itself: Prop, scope: Scope) -> Theorem:
    """∀i x_i = 0, from ∀i Σ_k A_ik·x_k = 0, the last that is assumed."""
    with suppress(Rejected):
        return prove(itself, scope)
    if not isinstance(itself, ForAll):
        raise Rejected("a vector has components")
    taken = {v.name for node in (itself, *scope.given) for v in free(node)}
    i = arbitrary(itself, taken)
    zero: Any = itself.instance(i)
    apart = hypothesis(negated(zero))
    inside = scope.assuming(apart.statement)
    squares = reduce_over(SUM, i, Mul((at(x, (i,)), at(x, (i,)))))
    positive = list(positive_sums(squares, [i], inside.facts))
    vanishes = _form_vanishes(matrix, x, i, scope)
    for stated in _definite(x, inside.knowing(*positive)):
        with suppress(Rejected):
            denied = _denied(_relation(stated), [vanishes, *positive], inside.knowing(*positive))
            absurd = _absurd(stated, denied, zero)
            return kernel.generalisation(kernel.cases(zero, hypothesis(zero), absurd, scope.facts), i)
    raise Rejected("no hypothesis says that a form is definite")


def _denied(stated: Rel, theorems: list[Theorem], scope: Scope) -> Theorem:
    """The negation of what a hypothesis says of x, from Σ_i x_i·(A·x)_i = 0 and Σ x_i² > 0, or with 0 for (A·x)_i."""
    with suppress(Rejected):
        return combined(negated(stated), theorems, scope.facts)
    return by_zeros(negated(stated), scope.given[-2], scope)


def _relation(theorem: Theorem) -> Rel:
    if not isinstance(theorem.statement, Rel) or not is_real(theorem.statement.left):
        raise Rejected("this is no relation between numbers")
    return theorem.statement


def _absurd(stated: Theorem, denied: Theorem, goal: Prop) -> Theorem:
    """Anything, from a R b and its negation."""
    if _relation(stated).name in (EQ, NE):
        equation, other = (stated, denied) if _relation(stated).name == EQ else (denied, stated)
        return kernel.contradiction(equation, goal, (other,))
    turn = num(1 if _relation(stated).name in (GE, GT) else -1)
    both = ((stated, turn), (denied, Mul((num(-1), turn))))
    return kernel.contradiction(kernel.linear(_FALSE, both, num(0), num(1), ()), goal, ())


def _form_vanishes(matrix: Term, x: Term, i: Index, scope: Scope) -> Theorem:
    """Σ_i x_i·Σ_k A_ik·x_k = 0."""
    row = kernel.specialisation(hypothesis(scope.given[-1]), i, ())
    form: Reduce = reduce_over(SUM, i, Mul((at(x, (i,)), row.statement.parts()[0])))
    product = kernel.congruence(Mul((at(x, (i,)), row.statement.parts()[0])), ((1, row),), ())
    summed = kernel.congruence(form, ((len(form.parts()) - 1, product),), (i,))
    nothing = summed.statement.parts()[1]
    return kernel.transitivity(summed, kernel.normal_form(nothing, num(0), scope.facts))


def _definite(x: Term, scope: Scope) -> Iterator[Theorem]:
    """What hypotheses about every vector say of x, where their premises hold."""
    for given in scope.given:
        if isinstance(given, Every) and given.shape:
            with suppress(Rejected):
                theorem = kernel.specialisation(hypothesis(given), x, ())
                while isinstance(theorem.statement, Implies):
                    theorem = kernel.detachment(theorem, prove(theorem.statement.given, scope))
                yield theorem


FURTHER.append(regular)

"""Limits: what vanishes in a function is carved out of it, and the kernel looks at what is left."""

from __future__ import annotations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context, known
from ..kernel.rules.convergence import vanishes
from ..terms.layout import unused
from ..terms.node import Term, free
from ..terms.statement import GT, INFINITY, Rel, Tends
from ..terms.term import Add, Fn, Mul, Pow, Scalar, num
from ..terms.text import text
from .scope import Scope, hypothesis


def limit_of(goal: Tends, variable: Scalar, scope: Scope) -> Theorem:
    """The goal, as a continuous function of terms that tend to 0. Raises Rejected."""
    carver = _Carver(goal, variable, scope)
    pattern = carver.carved(goal.instance(variable))
    return kernel.convergence(goal, variable, pattern, tuple(carver.holes), scope.facts)


class _Carver:
    def __init__(self, goal: Tends, variable: Scalar, scope: Scope) -> None:
        self.goal = goal
        self.variable = variable
        eventually = (hypothesis(Rel(GT, variable, num(0))),) if goal.toward == INFINITY else ()
        self.ctx: Context = known((*scope.facts, *eventually))
        self.taken = {v.name for node in (goal, *scope.given) for v in free(node)} | {variable.name}
        self.holes: list[tuple[Scalar, Term]] = []

    def carved(self, term: Term) -> Term:
        """The term with a scalar of its own for each part that tends to 0."""
        if self.variable not in free(term):
            return term
        if vanishes(self.ctx, term, self.variable, self.goal.toward):
            (name,) = unused(("z",), self.taken)
            self.taken.add(name)
            self.holes.append((Scalar(name), term))
            return self.holes[-1][0]
        match term:
            case Add() | Mul() | Pow() | Fn():
                carved: Term = term.rebuilt(tuple([self.carved(part) for part in term.parts()]))
                return carved
        moves = f"{text(self.variable)} → {self.goal.toward}"
        raise Rejected(
            f"the table does not say where {text(term)} tends as {moves}; squeeze it between two that it knows"
        )

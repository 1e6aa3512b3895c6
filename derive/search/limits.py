"""Limits: what vanishes in a function is carved out of it, and the kernel looks at what is left."""

from __future__ import annotations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import Context, known
from ..kernel.poly import scale
from ..kernel.rules.limits import rate, vanishes
from ..printing.text import text
from ..terms.letters import unused
from ..terms.node import Term, free
from ..terms.statement import GT, INFINITY, Rel, Tends
from ..terms.term import NEG, Add, Fn, Mul, Pow, Scalar, num
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
        self._require_decay(term)
        match term:
            case Add() | Mul() | Pow() | Fn():
                carved: Term = term.rebuilt(tuple([self.carved(part) for part in term.parts()]))
                return carved
        moves = f"{text(self.variable)} → {self.goal.toward}"
        raise Rejected(
            f"the table does not say where {text(term)} tends as {moves}; squeeze it between two that it knows"
        )

    def _require_decay(self, term: Term) -> None:
        """Raises Rejected, naming it, where an exponential would vanish if its rate were known to be negative."""
        if isinstance(term, Fn) and term.name == "exp" and self.goal.toward == INFINITY:
            slope = rate(self.ctx.normal(term.args[0]), self.variable)
            if slope is not None and self.ctx.sign(kernel.render(slope)) & NEG:
                needs = Rel(GT, kernel.render(scale(slope, -1)), num(0))
                raise Rejected(f"{text(term)} tends to 0 if {text(needs)}, which is not known here", needs)

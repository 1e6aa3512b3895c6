"""What a citation states, where a goal says the same and is written in another way."""

from __future__ import annotations

from .. import kernel
from ..kernel import Rejected, Theorem
from ..printing.text import text
from ..terms.letters import letters_for
from ..terms.node import free
from ..terms.statement import ForAll, Prop, Rel
from ..terms.term import is_real, num
from .obligations import specialised
from .reasons import Cite
from .scope import Schema, Scope


def in_other_writing(goal: Prop, fact: Cite, scope: Scope) -> Theorem:
    """A goal that says what a claim does of the terms that are named, up to the normal form. Raises Rejected."""
    theorem = specialised(Schema(fact.target.theorem(), frozenset()), dict(fact.images), scope)
    if theorem is None:
        raise scope.refusals[-1]
    return _alike(theorem, goal, scope)


def _alike(theorem: Theorem, goal: Prop, scope: Scope) -> Theorem:
    match theorem.statement, goal:
        case ForAll(size), ForAll(other, _, letter) if size == other:
            taken = {v.name for s in (theorem.statement, goal, *scope.given) for v in free(s)}
            (index,) = letters_for((letter,), (size,), taken)
            instance = kernel.specialisation(theorem, index, ())
            return kernel.generalisation(_alike(instance, goal.instance(index), scope), index)
        case Rel(name, left, _), Rel(same) if name == same and is_real(left):
            return kernel.linear(goal, ((theorem, num(1)),), num(0), num(1), scope.facts)
    raise Rejected(f"{text(goal)} is no instance of it", goal)

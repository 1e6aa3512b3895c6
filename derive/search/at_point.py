"""A statement decided exactly at one point, by the kernel, where balls cannot show an equation."""

from __future__ import annotations

from .. import kernel
from ..kernel import Rejected
from ..kernel.context import known
from ..numbers.points import Point, Value
from ..terms.node import IllFormed, Term, free
from ..terms.statement import EQ, And, ForAll, Prop, Rel
from ..terms.substitution import Capture, substitute
from ..terms.term import Dim, Index, Lit, Num, Tup, Variable, is_real, num
from .convert import Converter, calls, right_of, unfolding
from .obligations import prove
from .scope import Scope

_LONGEST = 200


def holds_at(prop: Prop, point: Point) -> bool:
    """Whether the kernel proves a statement with a point's values put in. False says nothing."""
    if max(point.sizes().values(), default=0) > _LONGEST:
        return False
    try:
        return _holds(substitute(prop, {v: _image(v, point.values[v]) for v in free(prop)}))
    except (Rejected, IllFormed, Capture, KeyError):
        return False


def _image(variable: Variable, value: Value) -> Term:
    match variable, value:
        case Dim(), int():
            return num(value)
        case Index(), int():
            return Lit(value)
        case _, tuple() if not any(isinstance(v, tuple) for v in value):
            return Tup(value)
        case _, Term():
            return value
    raise Rejected("a matrix is not written out")


def _holds(prop: Prop) -> bool:
    match prop:
        case And(members):
            return all(map(_holds, members))
        case ForAll(Num(value), _, _):
            return all(_holds(prop.instance(Lit(p))) for p in range(1, int(value) + 1))
        case Rel(name, Lit() as left, Lit() as right):
            return (left == right) == (name == EQ)
        case Rel(name, left, _) if is_real(left):
            change = Converter(unfolding(frozenset([c.definition for c in calls(prop)])), ())(prop)
            return _related(prop if change is None else right_of(change))
    return False


def _related(goal: Rel) -> bool:
    """A relation between closed terms: by normal form and signs, or else by balls around their normal forms."""
    if goal.name == EQ:
        return bool(kernel.normal_form(goal.left, goal.right, ()))
    try:
        return bool(prove(goal, Scope(())))
    except Rejected:
        ctx = known(())
        short = [kernel.render(ctx.normal(side)) for side in goal.parts()]
        for side, value in zip(goal.parts(), short, strict=True):
            kernel.normal_form(side, value, ())
        return bool(kernel.ground(Rel(goal.name, *short)))

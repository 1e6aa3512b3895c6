"""When what holds at a point holds near it, so that a derivative may look at it."""

from __future__ import annotations

from ..printing.text import text
from ..terms.node import Term, free
from ..terms.statement import GT, LT, NE, And, ForAll, Implies, Prop, Rel
from ..terms.term import ANY, NEG, POS, Scalar, is_real
from .indices import fresh
from .judge import Judge, known
from .logic import hypothesis
from .theorem import Rejected, Theorem

_OPEN_SIGNS = (ANY, POS, NEG, POS | NEG)


def require_local(theorem: Theorem, root: Term) -> None:
    """Raises Rejected unless an equation that is true at a point is true at all points near it in `root`.

    Each hypothesis must leave `root` alone, or be made of <, > and ≠ between
    terms that are smooth in it. The sign that `root` was declared with is a
    hypothesis too.
    """
    moving = [h for h in theorem.hypotheses if root in free(h)]
    if isinstance(root, Scalar) and root.signs not in _OPEN_SIGNS and (moving or root in free(theorem.statement)):
        raise Rejected(
            f"the declared sign of {root.name} allows 0, so what holds at {root.name} = 0 need not hold "
            f"on both sides of it, where D looks; declare {root.name} positive, or without a sign"
        )
    if not moving:
        return
    ctx = known(tuple([hypothesis(h) for h in theorem.hypotheses]))
    for statement in moving:
        if not _is_open(ctx, statement, root):
            raise Rejected(
                f"{text(statement)} may hold at a point and not near it, so it cannot be used inside D by {text(root)}"
            )


def _is_open(ctx: Judge, statement: Prop, root: Term) -> bool:
    match statement:
        case Rel(name, left, right) if name in (GT, LT, NE) and is_real(left):
            return ctx.smooth(left, root) and ctx.smooth(right, root)
        case ForAll(size):
            return _is_open(ctx, statement.instance(fresh(size, statement)), root)
        case Implies(given, then) if root not in free(given):
            return _is_open(ctx, then, root)
        case And(members):
            return all(_is_open(ctx, member, root) for member in members)
    return False

"""What a term comes to: its limit from each side, or that it has none."""

from __future__ import annotations

from ...rules.theorem import Rejected
from ...terms.node import Term
from ...terms.statement import Tends
from ...terms.term import ANY, POS, Scalar
from ..context import Context
from ..poly import Poly
from .expansion import Expansion, parted, vanishes
from .functions import direction
from .germ import Approach, approaches, germ

_MOST_ORDERS = 12


class Unbounded(Rejected):
    """It tends to ∞ (POS) or to -∞ (NEG), and so to no number."""

    def __init__(self, towards: int) -> None:
        super().__init__(f"it tends to {'∞' if towards == POS else '-∞'}")
        self.towards = towards


def outcomes(ctx: Context, goal: Tends, variable: Scalar, order: int) -> list[Poly]:
    """What the body of a limit tends to, once for each side from which the scalar comes. Raises Rejected."""
    return [outcome(ctx, found) for found in expansions(ctx, goal, variable, order)]


def expansions(ctx: Context, goal: Tends, variable: Scalar, order: int) -> list[Expansion]:
    """The body of a limit as β → ∞, once for each side. Raises Rejected."""
    if not 1 <= order <= _MOST_ORDERS:
        raise Rejected("a power series is kept to between one and twelve terms")
    body = goal.instance(variable)
    return [
        germ(Approach(ctx, variable, place, order, _cited(ctx, variable, place)), body)
        for place in approaches(ctx, goal)
    ]


def _cited(ctx: Context, variable: Scalar, place: Expansion) -> dict[Term, tuple[Term, int]]:
    """What facts say that terms tend to as the scalar takes this course."""
    found = {}
    for number, fact in enumerate(ctx.facts):
        statement = fact.statement
        if isinstance(statement, Tends) and _takes(ctx, statement, place):
            found[statement.instance(variable)] = statement.target, number
    return found


def _takes(ctx: Context, statement: Tends, place: Expansion) -> bool:
    try:
        return place in approaches(ctx, statement)
    except Rejected:
        return False


def outcome(ctx: Context, of: Expansion) -> Poly:
    """The limit of an expansion. Raises Rejected where there is none, or it is not known."""
    parts = parted(ctx, of)
    if parts is not None and parts.settled and not parts.large and vanishes(ctx, parts.small):
        return parts.constant
    towards = direction(ctx, of)
    if towards != ANY:
        raise Unbounded(towards)
    if parts is not None and not parts.large:
        raise Rejected("it stays bounded, and no more is known of it")
    raise Rejected("it is not known how fast it grows")

"""Why a limit is what it is, as a person reads it: f is L and a remainder of the size of this."""

from __future__ import annotations

from typing import NamedTuple

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..kernel.germs import expansions
from ..kernel.germs.expansion import bound, parted
from ..kernel.germs.scale import CONSTANT, Level, Scale, as_level, same
from ..terms.node import Term
from ..terms.statement import ORIGIN, Tends
from ..terms.term import POS, Fn, Mul, Pow, Scalar, minus, num
from .audit import rests_on


class Growth(NamedTuple):
    """f(α) is its limit and a remainder of this size; without a size it only is known to vanish, or, `exact`, is 0."""

    goal: Tends
    body: Term
    exact: bool
    size: Term | None


def growths(theorem: Theorem) -> list[Growth]:
    """What a claim's theorem takes from the expansions of terms near a target, each once."""
    used = [one for premise in theorem.used for one in rests_on(premise)]
    found = [_growth(*one.arguments) for one in used if one.rule == kernel.expansion.__name__]
    return list(dict.fromkeys([growth for growth in found if growth is not None]))


def _growth(goal: Tends, variable: Scalar, order: int, facts: tuple[Theorem, ...]) -> Growth | None:
    ctx = known(facts)
    try:
        parts = parted(ctx, expansions(ctx, goal, variable, order)[0])
        rest = bound(ctx, parts.small) if parts is not None else None
    except Rejected:
        return None
    small = _near(goal, variable)
    size = None if rest is None or same(rest.scale, CONSTANT) else _of_scale(rest.scale, small, goal.point is not None)
    return Growth(goal, goal.instance(variable), rest is None, size)


def _near(goal: Tends, variable: Scalar) -> Term:
    """What grows at an infinity, and what vanishes at a point: α, |α|, α - p, |α - p|."""
    away = variable if goal.point in (None, ORIGIN) else minus(variable, goal.point)
    return away if goal.side & POS else Fn("abs", (away,))


def _of_scale(of: Scale, near: Term, inverted: bool) -> Term:
    """A scale as a term: e^(c·β^s)·β^p·…, where near a point β is 1/(α - p)."""
    factors: list[Term] = []
    for level, poly in sorted(of.items()):
        whole = as_level({level: poly})
        if whole is None:
            raised = _product([kernel.render(poly), _of_level(level, near, inverted)])
            factors.append(Fn("exp", (raised,)))
        else:
            factors.append(_of_level(whole, near, inverted))
    return _product(factors)


def _of_level(level: Level, near: Term, inverted: bool) -> Term:
    """β^s·(log β)^t·…"""
    factors: list[Term] = []
    base = near
    for depth, power in enumerate(level):
        exponent = num(-power if inverted and not depth else power)
        if power:
            factors.append(base if exponent == num(1) else Pow(base, exponent))
        base = Fn("log", (Pow(base, num(-1)) if inverted and not depth else base,))
    return _product(factors)


def _product(factors: list[Term]) -> Term:
    kept = [factor for factor in factors if factor != num(1)]
    return kept[0] if len(kept) == 1 else Mul(tuple(kept)) if kept else num(1)

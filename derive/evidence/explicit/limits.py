"""Whether SymPy finds the same limit at one n, by an algorithm of its own, on plain symbols.

That it finds another is believed only where the function itself comes closer to
that one, computed with many digits ever nearer to the target.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy

from ...terms.statement import INFINITY, MINUS_INFINITY, Tends
from ...terms.term import NEG, POS, Scalar
from .agreement import is_zero, sample_points, value_at
from .limit import NoAnswer
from .plain import plain

_STEPS = (10**3, 10**5, 10**7)
_CLOSER = 100


def agrees_on_limit(goal: Tends) -> bool:
    """Whether SymPy finds the target of a written-out limit from every side; False if it surely is another.

    Raises NoAnswer.
    """
    variable = Scalar(f"{goal.letter}·", goal.signs)
    body, moving, target = plain(goal.instance(variable)), plain(variable), plain(goal.target)
    for side in [side for side in (POS, NEG) if goal.side & side]:
        found = sympy.limit(body, moving, _place(goal), "+" if side == POS else "-")
        if not found.is_finite or found.has(sympy.Limit, sympy.AccumBounds, sympy.Integral):
            raise NoAnswer(f"SymPy finds the limit {found}")
        if not is_zero(found - target):
            if all(_is_closer(body, moving, place, found, target) for place in _approach(goal, side)):
                return False
            raise NoAnswer("SymPy finds another limit, which numbers do not confirm")
    return True


def _place(goal: Tends) -> sympy.Expr:
    if goal.point is not None:
        return plain(goal.point)
    return sympy.oo if goal.toward == INFINITY else -sympy.oo


def _approach(goal: Tends, side: int) -> Iterator[sympy.Expr]:
    """Places ever nearer to the target."""
    for step in map(sympy.Integer, _STEPS):
        if goal.point is None:
            yield -step if goal.toward == MINUS_INFINITY else step
        else:
            yield plain(goal.point) + (1 if side == POS else -1) / step


def _is_closer(body: sympy.Expr, moving: sympy.Symbol, at: sympy.Expr, found: sympy.Expr, target: sympy.Expr) -> bool:
    """Whether the function is closer to one number than to another, by far, at a point of its other variables."""
    point = next(sample_points(sympy.Tuple(body, at, found, target)))
    place = at.xreplace({x: sympy.Rational(*value) for x, value in point.items()})
    if not place.is_Rational:
        return False
    point[moving] = int(place.p), int(place.q)
    here, one, other = [value_at(expression, point) for expression in (body, found, target)]
    if here is None or one is None or other is None:
        return False
    return bool(_CLOSER * abs(here - one) < abs(here - other))

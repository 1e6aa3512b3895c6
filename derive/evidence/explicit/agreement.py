"""Whether two sides that SymPy derived are equal: by exact algebra, or as SymPy finds.

That they differ, SymPy is believed only where digits hold still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import mpmath
import sympy
from sympy.polys.fields import sfield

from ...terms.statement import Rel
from .exact import are_one
from .limit import NoAnswer
from .plain import plain

_MOST_OPERATIONS = 600
Point = dict[sympy.Symbol, tuple[int, int]]


def agrees(goal: Rel) -> bool:
    """Whether two written-out sides are found to be equal; False if they surely differ. Raises NoAnswer."""
    left, right = plain(goal.left), plain(goal.right)
    difference = left - right
    _require_short(difference)
    with suppress(NoAnswer):
        if are_one(left, right):
            return True
    return is_zero(difference)


def _require_short(difference: sympy.Expr) -> None:
    if difference.count_ops() > _MOST_OPERATIONS:
        raise NoAnswer("the difference is too long")


def is_zero(difference: sympy.Expr) -> bool:
    """Whether SymPy finds that an expression is 0; False if it surely is not. Raises NoAnswer.

    First in a field of rational functions in u = e^x and whatever else occurs,
    then by simplify.
    """
    if difference == 0:
        return True
    _require_short(difference)
    rational = _in_exponentials(difference)
    if rational == 0 or sfield(rational)[1] == 0:
        return True
    if not rational.has(sympy.Max, sympy.Min) and sympy.simplify(rational) == 0:
        return True
    if _surely_differs(difference):
        return False
    raise NoAnswer("SymPy does not see that the difference is 0")


def _in_exponentials(expression: sympy.Expr) -> sympy.Expr:
    """The expression in u = e^x for every x that stands in an exponent, logs and absolute values taken apart."""
    if expression.has(sympy.sinh, sympy.cosh, sympy.tanh):
        expression = expression.rewrite([sympy.sinh, sympy.cosh, sympy.tanh], sympy.exp)
    inside = set().union(*[e.free_symbols for e in expression.atoms(sympy.exp)])
    images = {x: sympy.log(sympy.Symbol(f"e^{x.name}", positive=True)) for x in inside}  # no declared name has a ^
    written = expression.xreplace({e: e.subs(images) for e in expression.atoms(sympy.exp)}).xreplace(images)
    apart = {
        log: sympy.expand_log(sympy.log(sympy.together(log.args[0])), force=True) for log in written.atoms(sympy.log)
    } | {size: sympy.Abs(sympy.factor(size.args[0])) for size in written.atoms(sympy.Abs)}
    return written.xreplace(apart)


def _surely_differs(expression: sympy.Expr) -> bool:
    """Whether the difference is far from 0 at a point, where digits hold still."""
    values = [value_at(expression, point) for point in sample_points(expression)]
    return any([value is not None and abs(value) > _FAR for value in values])


def value_at(expression: sympy.Expr, point: Point) -> mpmath.mpf | None:
    """The value at a point of fractions, if computing with twice the digits says the same.

    Digits that are lost on the way, to cancellation or in a function of a large
    argument, are other digits the second time.
    """
    symbols = list(point)
    function = sympy.lambdify(symbols, expression, [_STEPS, "mpmath"], dummify=True)
    once, twice = (_computed(function, list(point.values()), digits) for digits in _DIGITS)
    still = once is not None and twice is not None and abs(once - twice) <= _NEAR * abs(twice)
    return twice if still else None


def sample_points(*expressions: sympy.Expr) -> Iterator[Point]:
    """Two points of fractions for all their symbols, within the signs that these were declared with."""
    symbols = sorted(set().union(*[expression.free_symbols for expression in expressions]), key=str)
    for shift in (0, 1):
        yield {
            x: ((-1 if x.is_nonpositive else 1) * (k + 2 + shift), 3 + (k + shift) % 4) for k, x in enumerate(symbols)
        }


_DIGITS = (40, 80)
_FAR, _NEAR = mpmath.mpf(10) ** -12, mpmath.mpf(10) ** -12
_STEPS = {"Heaviside": lambda at, *_: mpmath.mpf(at > 0), "DiracDelta": lambda *_: mpmath.mpf(0)}


def _computed(function: Callable[..., Any], point: list[tuple[int, int]], digits: int) -> mpmath.mpf | None:
    """A function at a point of fractions with so many digits; None where it has no real value."""
    with mpmath.workdps(digits):
        try:
            value = function(*[mpmath.mpf(over) / under for over, under in point])
        except (ArithmeticError, ValueError, TypeError, NameError):
            return None
        value = +mpmath.mpmathify(value)  # a constant of mpmath becomes a number
        return value if isinstance(value, mpmath.mpf) and mpmath.isfinite(value) else None

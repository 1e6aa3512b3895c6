"""Rows of floating-point values as exact points: every float is a binary fraction, or near a simpler number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from math import exp, floor, isfinite, log
from typing import Any

from ...terms.node import Term
from ...terms.term import Dim, Fn, Index, Mul, Num, Variable, num
from .draw import Batch
from .field import FAULTS
from .points import Point, Value

_LARGEST_SIMPLE = 1000
_NEAR = 1e-13


def readings(batch: Batch, row: int) -> Iterator[Point]:
    """A row as an exact point: first with its numbers read as simple ones, then bit by bit; none if one is infinite."""
    try:
        simple = _read(batch.variables, row, _simple_number)
    except FAULTS:
        return
    yield simple
    exact = row_of(batch.variables, row)
    if exact.values != simple.values:
        yield exact


def row_of(variables: Mapping[Variable, Any], row: int) -> Point:
    """One row of a batch of floating-point values, exactly. Raises one of FAULTS where a value is infinite or nan."""
    return _read(variables, row, _binary_fraction)


def _read(variables: Mapping[Variable, Any], row: int, number: Callable[[float], Term]) -> Point:
    values: dict[Variable, Value] = {}
    for variable, held in variables.items():
        if isinstance(variable, Dim):
            values[variable] = int(held)
        elif isinstance(variable, Index):
            values[variable] = int(held[row]) + 1
        else:
            values[variable] = _each(held[row].tolist(), number)
    return Point(values)


def _each(values: Any, number: Callable[[float], Term]) -> Any:
    return tuple([_each(v, number) for v in values]) if isinstance(values, list) else number(float(values))


@lru_cache(maxsize=100_000)
def _binary_fraction(value: float) -> Num:
    """A float as the number that it is. The same floats are drawn for one claim after the other."""
    return num(Fraction(value))


@lru_cache(maxsize=100_000)
def _simple_number(value: float) -> Term:
    """A float within rounding of a whole number, a small fraction or the log of one is taken as that."""
    if not isfinite(value):
        raise ValueError("no number")
    if value.is_integer():
        return _binary_fraction(value)
    fraction = _close_to(value, _NEAR * max(1.0, abs(value)))
    if fraction is not None:
        return Num(fraction)
    if abs(value) < log(_LARGEST_SIMPLE):
        power = exp(abs(value))
        fraction = _close_to(power, 2 * _NEAR * max(1.0, abs(value)) * power)
        if fraction is not None and fraction > 1 and abs(log(fraction) - abs(value)) <= _NEAR * max(1.0, abs(value)):
            found = Fn("log", (Num(fraction),))
            return found if value > 0 else Mul((num(-1), found))
    return _binary_fraction(value)


def _close_to(value: float, tolerance: float) -> Fraction | None:
    """A fraction with a small denominator so near to a number: one that its continued fraction begins with."""
    above, under, last_above, last_under, rest = 1, 0, 0, 1, value
    while True:
        whole = floor(rest)
        above, under, last_above, last_under = whole * above + last_above, whole * under + last_under, above, under
        if under > _LARGEST_SIMPLE:
            return None
        if abs(above / under - value) <= tolerance:
            return Fraction(above, under)
        if rest == whole:
            return None
        rest = 1 / (rest - whole)

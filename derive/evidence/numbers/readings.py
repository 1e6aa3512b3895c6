"""Rows of floating-point values as exact points: every float is a binary fraction, or near a simpler number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from ...terms.node import Term
from ...terms.term import Dim, Fn, Index, Mul, Num, Variable, num
from .draw import Batch
from .field import FAULTS, Array
from .points import Point, Value

_LARGEST_SIMPLE = 1000


def readings(batch: Batch, row: int) -> Iterator[Point]:
    """A row as an exact point: first with its numbers read as simple ones, then bit by bit; none if one is infinite."""
    try:
        exact = row_of(batch.variables, row)
    except FAULTS:
        return
    simple = Point({v: _simple(value) for v, value in exact.values.items()})
    if simple.values != exact.values:
        yield simple
    yield exact


def row_of(variables: Mapping[Variable, Any], row: int) -> Point:
    """One row of a batch of floating-point values, exactly. Raises one of FAULTS where a value is infinite or nan."""
    values: dict[Variable, Value] = {}
    for variable, held in variables.items():
        if isinstance(variable, Dim):
            values[variable] = int(held)
        elif isinstance(variable, Index):
            values[variable] = int(held[row]) + 1
        else:
            values[variable] = _exactly(held[row])
    return Point(values)


def _exactly(values: Array | float) -> Any:
    if isinstance(values, np.ndarray) and values.ndim > 1:
        return tuple([_exactly(v) for v in values])
    if isinstance(values, np.ndarray) and values.ndim:
        return tuple([_binary_fraction(v) for v in values.tolist()])
    return _binary_fraction(float(values))


@lru_cache(maxsize=100_000)
def _binary_fraction(value: float) -> Num:
    """A float as the number that it is. The same floats are drawn for one claim after the other."""
    return num(Fraction(value))


def _simple(value: Any) -> Any:
    """Numbers within rounding of a whole number, a small fraction or the log of one are taken as that."""
    if isinstance(value, tuple):
        return tuple([_simple(v) for v in value])
    return _simple_number(value) if isinstance(value, Num) and value.value.denominator != 1 else value


@lru_cache(maxsize=100_000)
def _simple_number(value: Num) -> Term:
    number = float(value.value)
    fraction = value.value.limit_denominator(_LARGEST_SIMPLE)
    if abs(float(fraction) - number) <= 1e-13 * max(1.0, abs(number)):
        return Num(fraction)
    if abs(number) < np.log(_LARGEST_SIMPLE):
        power = Fraction(float(np.exp(abs(number)))).limit_denominator(_LARGEST_SIMPLE)
        if power > 1 and abs(float(np.log(float(power))) - abs(number)) <= 1e-13 * max(1.0, abs(number)):
            log = Fn("log", (Num(power),))
            return log if number > 0 else Mul((num(-1), log))
    return value

"""Intervals that contain all that a term may be as a scalar moves: they may be unbounded, and their ends are FLINT's.

An end is an exact number, rounded outwards, or an infinity. What may have no
value in between gives UNKNOWN, what surely has none UNDEFINED, as with balls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any, NoReturn

import numpy as np
from flint import arb, fmpq

from .field import UNDEFINED, UNKNOWN, Array, NoValue, Unknown

LOWEST, HIGHEST = arb.neg_inf(), arb.pos_inf()
_HALF = arb(fmpq(1, 2))


@dataclass(frozen=True)
class Range:
    """All numbers from `low` to `high`."""

    low: arb
    high: arb

    def __add__(self, other: Any) -> Any:
        if not isinstance(other, Range):
            return other if isinstance(other, NoValue) else NotImplemented
        return Range((self.low + other.low).lower(), (self.high + other.high).upper())

    def __mul__(self, other: Any) -> Any:
        """The product; also with a whole number, which says how often the numbers are summed."""
        if isinstance(other, int):
            other = around(arb(other))
        if not isinstance(other, Range):
            return other if isinstance(other, NoValue) else NotImplemented
        corners = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(reduce(arb.min, corners).lower(), reduce(arb.max, corners).upper())

    def apart(self, other: Range) -> bool:
        """Whether no number lies in both."""
        return bool(self.low > other.high or self.high < other.low)


def _times(a: arb, b: arb) -> arb:
    """The product of two ends; an infinity stands for numbers, so that 0 times it is 0."""
    return arb(0) if a.is_zero() or b.is_zero() else a * b


def around(ball: arb) -> Range:
    """The numbers of a ball."""
    return Range(ball.lower(), ball.upper())


# ── functions ─────────────────────────────────────────────────────────────────


def _increasing(name: str, least: arb, largest: arb) -> Callable[[Range], Range]:
    def at(end: arb) -> arb:
        return largest if end == HIGHEST else least if end == LOWEST else getattr(end, name)()

    return lambda r: Range(at(r.low).lower(), at(r.high).upper())


def _log(r: Range) -> Range | NoValue:
    if not r.low > 0:
        return UNDEFINED if r.high <= 0 else UNKNOWN
    return Range(r.low.log().lower(), HIGHEST if r.high == HIGHEST else r.high.log().upper())


def _size(r: Range) -> Range:
    if r.low >= 0:
        return r
    return Range(-r.high, -r.low) if r.high <= 0 else Range(arb(0), r.high.max(-r.low))


def _wave(name: str) -> Callable[[Range], Range]:
    def of(r: Range) -> Range:
        if not (r.low.is_finite() and r.high.is_finite()):
            return Range(arb(-1), arb(1))
        ball = getattr(r.low.union(r.high), name)()
        return Range(ball.lower().max(arb(-1)), ball.upper().min(arb(1)))

    return of


_exp = _increasing("exp", arb(0), HIGHEST)
_FUNCTIONS: dict[str, Callable[[Range], Any]] = {
    "exp": _exp,
    "sinh": _increasing("sinh", LOWEST, HIGHEST),
    "asinh": _increasing("asinh", LOWEST, HIGHEST),
    "tanh": _increasing("tanh", arb(-1), arb(1)),
    "erf": _increasing("erf", arb(-1), arb(1)),
    "atan": lambda r: _increasing("atan", -_HALF * arb.pi(), _HALF * arb.pi())(r),
    "cosh": lambda r: _increasing("cosh", LOWEST, HIGHEST)(_size(r)),
    "sin": _wave("sin"),
    "cos": _wave("cos"),
    "log": _log,
    "abs": _size,
}


def _reciprocal(r: Range) -> Range | NoValue:
    if not (r.low > 0 or r.high < 0):
        return UNDEFINED if r.low.is_zero() and r.high.is_zero() else UNKNOWN
    return Range(_inverse(r.high).lower(), _inverse(r.low).upper())


def _inverse(ball: arb) -> arb:
    """1/v for an end that is not 0."""
    return 1 / ball if ball.is_finite() else arb(0)


def _whole_power(r: Any, exponent: int) -> Any:
    if isinstance(r, NoValue):
        return r
    if exponent < 0:
        below = _whole_power(r, -exponent)
        return below if isinstance(below, NoValue) else _reciprocal(below)
    if exponent == 0:
        return around(arb(1))
    r = _size(r) if exponent % 2 == 0 else r
    return Range(LOWEST if r.low == LOWEST else (r.low**exponent).lower(), (r.high**exponent).upper())


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(base, NoValue) or isinstance(exponent, NoValue):
        return base + exponent
    whole = exponent.low.unique_fmpz() if exponent.low == exponent.high else None
    if whole is not None:
        return _whole_power(base, int(whole))
    grown = _log(base)
    if isinstance(grown, NoValue):
        return UNKNOWN
    return _exp(exponent * grown)


def _larger(a: Any, b: Any) -> Any:
    if isinstance(a, NoValue) or isinstance(b, NoValue):
        return a + b
    return Range(a.low.max(b.low), a.high.max(b.high))


def _each(operation: Callable[..., Any], *arrays: Array) -> Array:
    return np.asarray(np.frompyfunc(operation, len(arrays), 1)(*arrays), dtype=object)


def _on_values(operation: Callable[[Range], Any]) -> Callable[[Any], Any]:
    return lambda v: v if isinstance(v, NoValue) else operation(v)


class Ranges:
    """Real numbers of which it is known between which two they lie, at the precision of FLINT's context."""

    absent = UNDEFINED
    long = None

    def number(self, value: Fraction) -> Range:
        """A rational number."""
        return around(arb(fmpq(value.numerator, value.denominator)))

    def wholes(self, values: Array) -> Array:
        """Whole numbers."""
        return _each(lambda v: around(arb(v)), values)

    def pi(self) -> Range:
        """π."""
        return around(arb.pi())

    def indicator(self, where: Array) -> Array:
        """1 or 0."""
        return _each(lambda so: around(arb(1 if so else 0)), where)

    def apply(self, name: str, values: Array) -> Array:
        """By the values at the ends where a function grows; sin and cos lie between -1 and 1."""
        if name not in _FUNCTIONS:
            raise Unknown(name)
        return _each(_on_values(_FUNCTIONS[name]), values)

    def reciprocal(self, values: Array) -> Array:
        """UNKNOWN where 0 lies between the ends or is one."""
        return _each(_on_values(_reciprocal), values)

    def whole_power(self, base: Array, exponent: Array) -> Array:
        """By the values at the ends, or at 0."""
        return _each(_whole_power, base, exponent)

    def power(self, base: Array, exponent: Array) -> Array:
        """Of a positive base, unless the exponent is whole."""
        return _each(_power, base, exponent)

    def largest(self, values: Array, axis: int) -> Array:
        """The ends of the maximum are the maxima of the ends."""
        return np.asarray(np.frompyfunc(_larger, 2, 1).reduce(values, axis=axis, keepdims=True), dtype=object)

    def _none(self, *_: Any, **__: Any) -> NoReturn:
        raise Unknown("not asked of ranges")

    two_sided = settled = place_of_largest = at_place = sign = turned = steepest = _none

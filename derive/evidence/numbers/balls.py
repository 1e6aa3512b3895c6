"""Balls that contain the true value, by FLINT: they decide.

An operation that surely has no value gives UNDEFINED, one that may have none
gives UNKNOWN, and both spread through all that is made of them. No number here
is ever rounded but by FLINT, which widens the ball: `tests/test_certainty.py`
holds this file, and all that lies on the way from a point to a verdict, to it.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from operator import methodcaller
from typing import Any

import numpy as np
from flint import arb, fmpq

from .field import UNDEFINED, UNKNOWN, Array, NoValue, Unknown


def _elementwise(operation: Callable[[arb], Any]) -> Callable[[Array], Array]:
    vectorised = np.frompyfunc(lambda v: v if isinstance(v, NoValue) else operation(v), 1, 1)
    return lambda values: np.asarray(vectorised(values), dtype=object)


def _log(ball: arb) -> arb | NoValue:
    if ball > 0:
        return ball.log()
    return UNDEFINED if ball <= 0 else UNKNOWN


def _reciprocal(ball: arb) -> arb | NoValue:
    if ball != 0:
        return 1 / ball
    return UNDEFINED if ball.is_zero() else UNKNOWN


def _power(base: Any, exponent: Any) -> arb | NoValue:
    if isinstance(base, NoValue) or isinstance(exponent, NoValue):
        found: NoValue = base + exponent
        return found
    whole = exponent.unique_fmpz() if exponent.is_exact() else None
    if whole is not None:
        return _whole_power(base, int(whole))
    if base > 0:
        raised: arb = base**exponent
        return raised
    if base.is_zero() and (exponent > 0 or exponent < 0):
        return arb(0) if exponent > 0 else UNDEFINED
    return UNDEFINED if base < 0 and not exponent.contains_integer() else UNKNOWN


def _whole_power(base: Any, exponent: int) -> arb | NoValue:
    if isinstance(base, NoValue):
        return base
    if exponent > 0 and base.contains(0):
        return _multiplied(base, exponent)
    if exponent >= 0 or base != 0:
        raised: arb = base**exponent
        return raised
    return UNDEFINED if base.is_zero() else UNKNOWN


def _multiplied(base: arb, exponent: int) -> arb:
    """A power by squares and products: that of FLINT goes by the logarithm, and knows nothing of a ball around 0."""
    out = arb(1)
    for bit in f"{exponent:b}":
        out = out * out * base if bit == "1" else out * out
    return out


def _two_sided(base: Any, exponent: Any) -> arb | NoValue:
    if isinstance(base, NoValue) or isinstance(exponent, NoValue):
        found: NoValue = base + exponent
        return found
    return arb(1) if base > 0 or exponent.is_integer() else UNKNOWN


def _sign(ball: arb) -> arb | NoValue:
    return arb(1) if ball > 0 else arb(-1) if ball < 0 else UNDEFINED if ball.is_zero() else UNKNOWN


def _larger(a: Any, b: Any) -> Any:
    return a + b if isinstance(a, NoValue) or isinstance(b, NoValue) else a.max(b)


class Balls:
    """Real numbers as balls, at the precision that FLINT's context is set to."""

    absent = UNDEFINED
    long = None

    _functions = {
        name: _elementwise(methodcaller(name))  # arb.exp(0) would end the process
        for name in ("exp", "sin", "cos", "sinh", "cosh", "tanh", "atan", "asinh", "erf")
    } | {"log": _elementwise(_log), "abs": _elementwise(abs)}

    def number(self, value: Fraction) -> arb:
        """A ball around a rational number; exact if it is a binary fraction."""
        return arb(fmpq(value.numerator, value.denominator))

    def wholes(self, values: Array) -> Array:
        """Balls around them, exact whatever their size."""
        return np.asarray(np.frompyfunc(arb, 1, 1)(values), dtype=object)

    def pi(self) -> arb:
        """A ball around π."""
        return arb.pi()

    def indicator(self, where: Array) -> Array:
        """As exact balls."""
        return np.asarray(np.frompyfunc(lambda so: arb(1 if so else 0), 1, 1)(where), dtype=object)

    def apply(self, name: str, values: Array) -> Array:
        """By FLINT; log gives UNDEFINED or UNKNOWN unless a ball is positive."""
        if name not in self._functions:
            raise Unknown(name)
        return self._functions[name](values)

    def reciprocal(self, values: Array) -> Array:
        """UNDEFINED or UNKNOWN where a ball touches 0."""
        return _elementwise(_reciprocal)(values)

    def whole_power(self, base: Array, exponent: Array) -> Array:
        """UNDEFINED or UNKNOWN where a negative power is taken of a ball that touches 0."""
        return np.asarray(np.frompyfunc(_whole_power, 2, 1)(base, exponent), dtype=object)

    def power(self, base: Array, exponent: Array) -> Array:
        """UNDEFINED or UNKNOWN where there is, or may be, none."""
        return np.asarray(np.frompyfunc(_power, 2, 1)(base, exponent), dtype=object)

    def two_sided(self, base: Array, exponent: Array) -> Array:
        """UNKNOWN where a broken power may have values on one side alone."""
        return np.asarray(np.frompyfunc(_two_sided, 2, 1)(base, exponent), dtype=object)

    def settled(self, slopes: Array, values: Array) -> Array:
        """UNKNOWN where a rule gives no slope; UNDEFINED only where the function has no value."""

        def one(slope: Any, value: Any) -> Any:
            if not isinstance(slope, NoValue):
                return slope
            return value if isinstance(value, NoValue) else UNKNOWN

        return np.asarray(np.frompyfunc(one, 2, 1)(slopes, values), dtype=object)

    def largest(self, values: Array, axis: int) -> Array:
        """A ball around the maximum, also where it is not known which member it is."""
        return np.asarray(np.frompyfunc(_larger, 2, 1).reduce(values, axis=axis, keepdims=True), dtype=object)

    def place_of_largest(self, values: Array, axis: int, first: bool = False) -> Array:
        """The place of a ball that lies above all others, or above those before it. Raises Unknown if there is none."""
        return np.expand_dims(np.apply_along_axis(_place, axis, values, first), axis).astype(int)

    def at_place(self, values: Array, place: Array, axis: int) -> Array:
        """The balls at these places; there are no others, since a place that is not known is no place here."""
        return np.take_along_axis(values, place, axis)

    def sign(self, values: Array) -> Array:
        """UNDEFINED or UNKNOWN where a ball touches 0."""
        return _elementwise(_sign)(values)

    def turned(self, values: Array, slopes: Array) -> Array:
        """UNDEFINED or UNKNOWN where a ball touches 0."""
        return np.asarray(self.sign(values) * slopes, dtype=object)

    def steepest(self, values: Array, slopes: Array, axis: int) -> Array:
        """Raises Unknown where the maximum may be shared."""
        return self.at_place(slopes, self.place_of_largest(values, axis), axis)


def _place(balls: Array, first: bool) -> int:
    best = 0
    if any(isinstance(ball, NoValue) for ball in balls):
        raise Unknown("the place of a maximum of what may have no value")
    for place in range(1, len(balls)):
        if balls[place] > balls[best]:
            best = place
    for place, ball in enumerate(balls):
        shared = first and place > best and balls[best] == ball
        if place != best and not shared and not balls[best] > ball:
            raise Unknown("the place of a maximum that may be shared")
    return best

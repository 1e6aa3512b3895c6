"""Rational numbers, exact: they say whether two numbers are equal, where balls only say that they may be.

What is no rational number is left open: Unknown is raised.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NoReturn

import numpy as np
from flint import fmpq

from .field import UNDEFINED, Array, NoValue, Unknown

_MOST_BITS = 1 << 14
"""Powers with more are not computed."""


def _each(operation: Callable[..., Any], *arrays: Array) -> Array:
    return np.asarray(np.frompyfunc(operation, len(arrays), 1)(*arrays), dtype=object)


def _whole_power(base: Any, exponent: int) -> Any:
    if isinstance(base, NoValue):
        return base
    if exponent < 0 and base == 0:
        return UNDEFINED
    if max(int(base.p).bit_length(), int(base.q).bit_length()) * abs(exponent) > _MOST_BITS:
        raise Unknown("a power has many digits")
    return base**exponent


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(base, NoValue) or isinstance(exponent, NoValue):
        return base + exponent
    if exponent.q != 1:
        raise Unknown("a power need not be rational")
    return _whole_power(base, int(exponent.p))


def _reciprocal(value: Any) -> Any:
    return value if isinstance(value, NoValue) else value**-1 if value != 0 else UNDEFINED


def _larger(a: Any, b: Any) -> Any:
    return a + b if isinstance(a, NoValue) or isinstance(b, NoValue) else max(a, b)


class Rationals:
    """Fractions, by FLINT."""

    absent = UNDEFINED
    long = None

    def number(self, value: Fraction) -> fmpq:
        """The number itself."""
        return fmpq(value.numerator, value.denominator)

    def wholes(self, values: Array) -> Array:
        """The numbers themselves."""
        return _each(fmpq, values)

    def indicator(self, where: Array) -> Array:
        """1 or 0."""
        return _each(lambda so: fmpq(1 if so else 0), where)

    def apply(self, name: str, values: Array) -> Array:
        """Of a modulus alone. Raises Unknown for any other function."""
        if name != "abs":
            raise Unknown(name)
        return _each(lambda value: value if isinstance(value, NoValue) else abs(value), values)

    def reciprocal(self, values: Array) -> Array:
        """UNDEFINED at 0."""
        return _each(_reciprocal, values)

    def whole_power(self, base: Array, exponent: Array) -> Array:
        """UNDEFINED where a negative power is taken of 0. Raises Unknown where it has many digits."""
        return _each(_whole_power, base, exponent)

    def power(self, base: Array, exponent: Array) -> Array:
        """Raises Unknown unless the exponents are whole."""
        return _each(_power, base, exponent)

    def largest(self, values: Array, axis: int) -> Array:
        """The largest number along an axis."""
        return np.asarray(np.frompyfunc(_larger, 2, 1).reduce(values, axis=axis, keepdims=True), dtype=object)

    def _none(self, *_: Any, **__: Any) -> NoReturn:
        raise Unknown("not asked of fractions")

    pi = two_sided = settled = place_of_largest = at_place = sign = turned = steepest = _none

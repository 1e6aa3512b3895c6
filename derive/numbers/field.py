"""Two kinds of numbers in NumPy arrays: floating point, fast, and balls, which contain the true value.

Floating point gives nan where there is no value and is never believed. Balls
decide: an operation that surely has no value gives UNDEFINED, one that may have
none gives UNKNOWN, and both spread through all that is made of them.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import erf
from operator import methodcaller
from typing import Any, Protocol

import numpy as np
from flint import arb, fmpq

Array = np.ndarray[Any, Any]


class Unknown(ArithmeticError):
    """A term cannot be evaluated here."""


class NoValue:
    """In place of a ball: there is surely no value, or perhaps none."""

    def __init__(self, certain: bool) -> None:
        self.certain = certain

    def _with(self, other: object) -> NoValue:
        return other if isinstance(other, NoValue) and other.certain else self

    __add__ = __radd__ = __mul__ = __rmul__ = _with

    def __repr__(self) -> str:
        return "undefined" if self.certain else "unknown"


UNDEFINED, UNKNOWN = NoValue(True), NoValue(False)


class Field(Protocol):
    """What evaluation needs of a kind of number; arrays hold float64, or arb objects."""

    def number(self, value: Fraction) -> Any:
        """A rational number."""

    def pi(self) -> Any:
        """π."""

    def apply(self, name: str, values: Array) -> Array:
        """A real function by its name, elementwise; log of what is not positive has no value."""

    def reciprocal(self, values: Array) -> Array:
        """1/v; has no value at 0."""

    def root(self, values: Array, exponent: Fraction) -> Array:
        """A power with an exponent that is no whole number; the base must be positive, or 0 under a positive one."""

    def power(self, base: Array, exponent: Array) -> Array:
        """A power by the value of its exponent: a whole one of any base, any other of a positive one; 0⁰ is 1."""

    def settled(self, slopes: Array, values: Array) -> Array:
        """Slopes of a function that has these values: that a rule gives none does not mean that there is none."""

    def largest(self, values: Array, axis: int) -> Array:
        """The maximum along an axis."""

    def place_of_largest(self, values: Array, axis: int, first: bool = False) -> Array:
        """The single place of the maximum along an axis; -1, or Unknown raised, if there is no single one.

        With `first`, the first of several that are equal.
        """

    def sign(self, values: Array) -> Array:
        """-1 or 1; no value at 0."""


_BY_NUMPY: dict[str, Callable[[Array], Array]] = {
    "exp": np.exp,
    "abs": np.abs,
    "sin": np.sin,
    "cos": np.cos,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "atan": np.arctan,
    "asinh": np.arcsinh,
}


class Floats:
    """float64. What has no value is nan."""

    def number(self, value: Fraction) -> float:
        """The nearest floating-point number."""
        return float(value) if abs(value) < Fraction(10) ** 300 else float("nan")

    def pi(self) -> float:
        """π, rounded."""
        return float(np.pi)

    def apply(self, name: str, values: Array) -> Array:
        """By NumPy; a log is nan unless its argument is positive."""
        if name == "erf":
            return np.asarray(np.vectorize(erf, otypes=[float])(values))
        if name == "log":
            return np.log(values if np.min(values) > 0 else np.where(values > 0, values, np.nan))
        if name not in _BY_NUMPY:
            raise Unknown(name)
        return np.asarray(_BY_NUMPY[name](values))

    def reciprocal(self, values: Array) -> Array:
        """nan at 0."""
        return 1.0 / (values if np.all(values) else np.where(values == 0, np.nan, values))

    def root(self, values: Array, exponent: Fraction) -> Array:
        """nan below 0, and at 0 under a negative exponent."""
        return np.asarray(np.where((values == 0) & (exponent < 0), np.nan, np.power(values, float(exponent))))

    def power(self, base: Array, exponent: Array) -> Array:
        """nan where there is none, and at 0 under a negative exponent."""
        return np.asarray(np.where((base == 0) & (exponent < 0), np.nan, np.power(base, exponent)))

    def settled(self, slopes: Array, values: Array) -> Array:
        """As they are: nan says nothing for certain."""
        return slopes

    def largest(self, values: Array, axis: int) -> Array:
        """nan wins."""
        found: Array = values.max(axis=axis, keepdims=True)
        return found

    def place_of_largest(self, values: Array, axis: int, first: bool = False) -> Array:
        """-1 where the maximum is shared, unless the first is wanted."""
        top = values.max(axis=axis, keepdims=True)
        place = np.expand_dims(values.argmax(axis=axis), axis)
        if first:
            return np.asarray(place)
        return np.where((values == top).sum(axis=axis, keepdims=True) == 1, place, -1)

    def sign(self, values: Array) -> Array:
        """nan at 0."""
        return np.where(values == 0, np.nan, np.sign(values))


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


def _root(ball: arb, exponent: Fraction) -> arb | NoValue:
    if ball > 0:
        return ball ** arb(fmpq(exponent.numerator, exponent.denominator))
    if ball.is_zero():
        return arb(0) if exponent > 0 else UNDEFINED
    return UNDEFINED if ball < 0 else UNKNOWN


def _power(base: Any, exponent: Any) -> arb | NoValue:
    if isinstance(base, NoValue) or isinstance(exponent, NoValue):
        found: NoValue = base + exponent
        return found
    if exponent.is_integer():
        whole = int(exponent.unique_fmpz())
        return _whole_power(base, whole)
    if base > 0:
        raised: arb = base**exponent
        return raised
    if base.is_zero() and (exponent > 0 or exponent < 0):
        return arb(0) if exponent > 0 else UNDEFINED
    return UNDEFINED if base < 0 and not exponent.contains_integer() else UNKNOWN


def _whole_power(base: arb, exponent: int) -> arb | NoValue:
    if exponent >= 0 or base != 0:
        raised: arb = base**exponent
        return raised
    return UNDEFINED if base.is_zero() else UNKNOWN


def _sign(ball: arb) -> arb | NoValue:
    return arb(1) if ball > 0 else arb(-1) if ball < 0 else UNDEFINED if ball.is_zero() else UNKNOWN


def _larger(a: Any, b: Any) -> Any:
    return a + b if isinstance(a, NoValue) or isinstance(b, NoValue) else a.max(b)


class Balls:
    """Real numbers as balls, at the precision that FLINT's context is set to."""

    _functions = {
        name: _elementwise(methodcaller(name))  # arb.exp(0) would end the process
        for name in ("exp", "sin", "cos", "sinh", "cosh", "tanh", "atan", "asinh", "erf")
    } | {"log": _elementwise(_log), "abs": _elementwise(abs)}

    def number(self, value: Fraction) -> arb:
        """A ball around a rational number; exact if it is a binary fraction."""
        return arb(fmpq(value.numerator, value.denominator))

    def pi(self) -> arb:
        """A ball around π."""
        return arb.pi()

    def apply(self, name: str, values: Array) -> Array:
        """By FLINT; log gives UNDEFINED or UNKNOWN unless a ball is positive."""
        if name not in self._functions:
            raise Unknown(name)
        return self._functions[name](values)

    def reciprocal(self, values: Array) -> Array:
        """UNDEFINED or UNKNOWN where a ball touches 0."""
        return _elementwise(_reciprocal)(values)

    def root(self, values: Array, exponent: Fraction) -> Array:
        """UNDEFINED or UNKNOWN where a ball is not positive, and not 0 under a positive exponent."""
        return _elementwise(lambda ball: _root(ball, exponent))(values)

    def power(self, base: Array, exponent: Array) -> Array:
        """UNDEFINED or UNKNOWN where there is, or may be, none."""
        return np.asarray(np.frompyfunc(_power, 2, 1)(base, exponent), dtype=object)

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

    def sign(self, values: Array) -> Array:
        """UNDEFINED or UNKNOWN where a ball touches 0."""
        return _elementwise(_sign)(values)


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

"""What evaluation needs of a kind of number, and what stands in place of a number where there is none.

There are two kinds, in NumPy arrays: floating point (`floats`), fast and never
believed, and balls that contain the true value (`balls`), which decide.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Protocol

import numpy as np

Array = np.ndarray[Any, Any]


class Unknown(ArithmeticError):
    """A term cannot be evaluated here."""


class TooLarge(Unknown):
    """A term cannot be evaluated at such sizes, whatever the numbers are."""


FAULTS = (ArithmeticError, ValueError, RecursionError, MemoryError)
"""What can go wrong where a term is evaluated, Unknown among it: the point is passed over, and counted."""


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

    absent: Any
    """What stands where there surely is no value."""

    @property
    def long(self) -> int | None:
        """A sum over so many, of which a δ chooses one, may be taken for that one; None where no sum may."""

    def number(self, value: Fraction) -> Any:
        """A rational number."""

    def wholes(self, values: Array) -> Array:
        """Whole numbers, which come as Python's own."""

    def pi(self) -> Any:
        """π."""

    def indicator(self, where: Array) -> Array:
        """1 where it is so, else 0."""

    def apply(self, name: str, values: Array) -> Array:
        """A real function by its name, elementwise; log of what is not positive has no value."""

    def reciprocal(self, values: Array) -> Array:
        """1/v; has no value at 0."""

    def whole_power(self, base: Array, exponent: Array) -> Array:
        """A power with whole numbers (Python's own) as exponents: 0⁰ is 1, a negative power of 0 has no value."""

    def power(self, base: Array, exponent: Array) -> Array:
        """A power by the value of its exponent: a whole one of any base, a positive one of 0, any other of b > 0."""

    def two_sided(self, base: Array, exponent: Array) -> Array:
        """1 where a power has values on both sides of its base: the exponent is whole, or the base positive."""

    def settled(self, slopes: Array, values: Array) -> Array:
        """Slopes of a function that has these values: that a rule gives none does not mean that there is none."""

    def largest(self, values: Array, axis: int) -> Array:
        """The maximum along an axis."""

    def place_of_largest(self, values: Array, axis: int, first: bool = False) -> Array:
        """The single place of the maximum along an axis; -1, or Unknown raised, if there is no single one.

        With `first`, the first of several that are equal.
        """

    def at_place(self, values: Array, place: Array, axis: int) -> Array:
        """The values at a place for each along an axis; none where the place is -1."""

    def sign(self, values: Array) -> Array:
        """-1 or 1; no value at 0."""

    def turned(self, values: Array, slopes: Array) -> Array:
        """The slope of |a|, by the values of a and its slopes."""

    def steepest(self, values: Array, slopes: Array, axis: int) -> Array:
        """The slope of the maximum along an axis, by the values there and their slopes."""

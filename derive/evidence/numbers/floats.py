"""Floating point: fast, for many points at once. What has no value is nan. Nothing that it says is believed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import erf, inf, nan
from typing import NamedTuple

import numpy as np

from .field import Array, Unknown

_LARGEST = Fraction(10) ** 300
_SMALL = 64

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


class _Numbers(NamedTuple):
    """Which numbers of the memory an array shows, while it is held on to."""

    address: int
    lengths: tuple[tuple[int, int], ...]
    """How many there are along each axis that has several, and how far apart."""

    @classmethod
    def of(cls, values: Array) -> _Numbers:
        axes = zip(values.shape, values.strides, strict=True)
        return cls(values.__array_interface__["data"][0], tuple([axis for axis in axes if axis[0] > 1]))


class Floats:
    """float64."""

    absent = nan
    long = 1 << 16
    """Arrays of so many numbers take longer to fill than to find out whether they are known."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[_Numbers, Array, Array]] = {}
        """Of each function the last long array, which is held on to, and what it became."""

    def number(self, value: Fraction) -> float:
        """The nearest floating-point number."""
        return float(value) if abs(value) < _LARGEST else nan

    def wholes(self, values: Array) -> Array:
        """The nearest floating-point numbers, or infinity."""
        return np.asarray(_nearest(values), dtype=float)

    def pi(self) -> float:
        """π, rounded."""
        return float(np.pi)

    def indicator(self, where: Array) -> Array:
        """As numbers."""
        return where.astype(float)

    def apply(self, name: str, values: Array) -> Array:
        """By NumPy; a log is nan unless its argument is positive."""
        is_long = type(values) is np.ndarray and values.size >= self.long and values.base is not None
        return self._once(name, values) if is_long else self._applied(name, values)

    def _once(self, name: str, values: Array) -> Array:
        """The same of what a variable stands for, whichever axis it lies along; the last is kept.

        What is computed does not come again, and memory that is held on to makes new memory dear.
        """
        asked = _Numbers.of(values)
        known = self._known.get(name)
        if known is None or known[0] != asked:
            known = self._known[name] = asked, values, self._applied(name, values)
        return known[2].reshape(values.shape)

    def _applied(self, name: str, values: Array) -> Array:
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

    def whole_power(self, base: Array, exponent: Array) -> Array:
        """By its size and its sign apart, since a large exponent loses its last digits, and with them its parity."""
        if not exponent.ndim and abs(exponent.item()) <= _SMALL:
            return self._multiplied(base, exponent.item())
        odd = np.asarray(np.frompyfunc(lambda e: e % 2, 1, 1)(exponent), dtype=bool)
        size = self.power(np.abs(base), self.wholes(exponent))
        return np.where(odd & (base < 0), -size, size)

    def _multiplied(self, base: Array, exponent: int) -> Array:
        """A small power, which NumPy's own way takes much longer for."""
        if exponent < 0:
            return self.reciprocal(self._multiplied(base, -exponent))
        out, square = np.where(np.isnan(base), base, 1.0) if not exponent else None, base
        while exponent:
            if exponent & 1:
                out = square if out is None else out * square
            exponent >>= 1
            square = square * square if exponent else square
        return np.asarray(out)

    def power(self, base: Array, exponent: Array) -> Array:
        """nan where there is none, and at 0 under a negative exponent."""
        return np.asarray(np.where((base == 0) & (exponent < 0), np.nan, np.power(base, exponent)))

    def two_sided(self, base: Array, exponent: Array) -> Array:
        """nan where a broken power has values on one side alone, or none."""
        return np.where((exponent == np.floor(exponent)) | (base > 0), 1.0, nan)

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

    def at_place(self, values: Array, place: Array, axis: int) -> Array:
        """nan where there is no single place."""
        return np.where(place < 0, nan, np.take_along_axis(values, np.where(place < 0, 0, place), axis))

    def sign(self, values: Array) -> Array:
        """nan at 0."""
        return np.where(values == 0, np.nan, np.sign(values))

    def turned(self, values: Array, slopes: Array) -> Array:
        """nan at 0."""
        return np.asarray(self.sign(values) * slopes)

    def steepest(self, values: Array, slopes: Array, axis: int) -> Array:
        """nan where the maximum is shared."""
        return self.at_place(slopes, self.place_of_largest(values, axis), axis)


def _float(whole: int) -> float:
    try:
        return float(whole)
    except OverflowError:
        return inf if whole > 0 else -inf


_nearest = np.frompyfunc(_float, 1, 1)

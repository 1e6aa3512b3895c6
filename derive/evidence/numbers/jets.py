"""Values with their derivatives: a jet v + v'·ε, whose parts may be jets themselves.

A derivative inside a derivative carries two ε's, and so on. The rules here are
those of automatic differentiation, written apart from the kernel's table; the
tests compare both with FLINT's power series.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from .field import Array, Field, NoValue, Unknown

Number = Any
"""An array, or a Jet over arrays."""


@dataclass(frozen=True)
class Jet:
    """value + slope·ε, with ε² = 0; `level` tells the ε of one derivative from that of another."""

    value: Number
    slope: Number
    level: int


class Arithmetic:
    """Operations on arrays and jets alike, over a field."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._numbers: dict[Fraction | int, Number] = {}

    def number(self, value: Fraction | int) -> Number:
        """A rational number."""
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = self.field.number(Fraction(value))
        return found

    def add(self, a: Number, b: Number) -> Number:
        """a + b."""
        level = _level(a, b)
        if not level:
            return a + b
        (v, dv), (w, dw) = _parts(a, level), _parts(b, level)
        slope = dw if dv is None else dv if dw is None else self.add(dv, dw)
        return Jet(self.add(v, w), slope, level)

    def multiply(self, a: Number, b: Number) -> Number:
        """a·b."""
        level = _level(a, b)
        if not level:
            return a * b
        (v, dv), (w, dw) = _parts(a, level), _parts(b, level)
        left = None if dv is None else self.multiply(dv, w)
        right = None if dw is None else self.multiply(dw, v)
        slope = right if left is None else left if right is None else self.add(left, right)
        return Jet(self.multiply(v, w), slope, level)

    def apply(self, name: str, a: Number) -> Number:
        """A real function of one argument."""
        if not isinstance(a, Jet):
            return self.field.apply(name, a)
        if name == "abs" and a.level == 1:
            return Jet(self.apply(name, a.value), self.field.turned(a.value, a.slope), a.level)
        if name not in _SLOPES:
            raise Unknown(f"the derivative of {name}")
        value = self.apply(name, a.value)
        rise = value if name == "exp" else _SLOPES[name](self, a.value)
        return Jet(value, self.multiply(rise, a.slope), a.level)

    def reciprocal(self, a: Number) -> Number:
        """1/a."""
        if not isinstance(a, Jet):
            return self.field.reciprocal(a)
        inverse = self.reciprocal(a.value)
        fall = self.multiply(self.number(-1), self.multiply(inverse, inverse))
        return Jet(inverse, self.multiply(fall, a.slope), a.level)

    def whole_power(self, a: Number, exponent: Array) -> Number:
        """a to whole powers, Python's own numbers in an array: a' ↦ e·a^(e-1)·a'; 0⁰ is 1, and a⁰ stands still."""
        if not isinstance(a, Jet):
            return self.field.whole_power(np.asarray(a), exponent)
        below = np.array(exponent - np.where(np.equal(exponent, 0), 0, 1), dtype=object)
        rise = self.multiply(self.field.wholes(exponent), self.whole_power(a.value, below))
        return Jet(self.whole_power(a.value, exponent), self.multiply(rise, a.slope), a.level)

    def power(self, a: Number, b: Number) -> Number:
        """a to any power, as the value of the exponent b tells what that is.

        Near a point b stays as it is unless it moves. So a^b has the slope b·a^(b-1)·a'
        where b is whole, or a is positive; at a = 0 a broken power has no value on one side.
        """
        if isinstance(b, Jet):
            return self._power_that_moves(a, b)
        if not isinstance(a, Jet):
            return self.field.power(np.asarray(a), np.asarray(b))
        rise = self.multiply(b, self.power(a.value, self.add(b, self.number(-1))))
        two_sided = self.field.two_sided(ground(a), np.asarray(b))
        slope = self.multiply(self.multiply(two_sided, rise), a.slope)
        return Jet(self.power(a.value, b), slope, a.level)

    def _power_that_moves(self, a: Number, b: Number) -> Number:
        """e^(b·log a). Where a is 0 and b > 0, 0^b stays 0; what it does where a moves is unknown."""
        nought = np.asarray(_is_nought(ground(a), ground(b)), dtype=bool)
        if not nought.any():
            return self.apply("exp", self.multiply(b, self.apply("log", a)))
        stays = self.number(0)
        if isinstance(a, Jet):
            stays = self.field.two_sided(np.asarray(stays), np.asarray(self.number(Fraction(1, 2))))
        safe = constant_where(nought, self.number(1), self.number(0), a)
        raised = self.apply("exp", self.multiply(b, self.apply("log", safe)))
        return constant_where(nought, self.number(0), stays, raised)

    def slope(self, a: Number, level: int) -> Number:
        """The derivative that a jet of this level carries; 0 for a number without one."""
        if isinstance(a, Jet) and a.level == level:
            value = ground(a)
            return each(lambda slopes: self.field.settled(slopes, value), a.slope)
        return self.multiply(self.number(0), a)


_is_nought = np.frompyfunc(lambda a, b: bool(a == 0) and not isinstance(b, NoValue) and bool(b > 0), 2, 1)
"""Whether a is 0, and b positive."""


def _level(a: Number, b: Number) -> int:
    own, other = a.level if type(a) is Jet else 0, b.level if type(b) is Jet else 0
    return own if own > other else other


def _parts(a: Number, level: int) -> tuple[Number, Number]:
    """Value and slope of a number at a level; None for the slope of one that does not move at it."""
    return (a.value, a.slope) if isinstance(a, Jet) and a.level == level else (a, None)


def ground(a: Number) -> Array:
    """The value without any slopes."""
    while isinstance(a, Jet):
        a = a.value
    found: Array = a
    return found


def each(operation: Callable[[Array], Array], a: Number) -> Number:
    """An operation that is linear in array entries, on all parts of a number."""
    if isinstance(a, Jet):
        return Jet(each(operation, a.value), each(operation, a.slope), a.level)
    return operation(a)


def constant_where(where: Array, value: Number, zero: Number, a: Number) -> Number:
    """A constant at some points, whatever a is there, and a at the others."""
    if isinstance(a, Jet):
        inner = constant_where(where, value, zero, a.value)
        return Jet(inner, constant_where(where, zero, zero, a.slope), a.level)
    return np.where(where, value, a)


def _square(arithmetic: Arithmetic, a: Number) -> Number:
    return arithmetic.multiply(a, a)


def _one_plus_square(arithmetic: Arithmetic, a: Number) -> Number:
    return arithmetic.add(arithmetic.number(1), _square(arithmetic, a))


def _minus(arithmetic: Arithmetic, a: Number) -> Number:
    return arithmetic.multiply(arithmetic.number(-1), a)


def _gauss(arithmetic: Arithmetic, a: Number) -> Number:
    """2/√π·e^(-a²)"""
    peak = arithmetic.multiply(arithmetic.number(2), _inverse_root(arithmetic, arithmetic.field.pi()))
    return arithmetic.multiply(peak, arithmetic.apply("exp", _minus(arithmetic, _square(arithmetic, a))))


def _inverse_root(arithmetic: Arithmetic, a: Number) -> Number:
    return arithmetic.power(a, arithmetic.number(Fraction(-1, 2)))


def _sign(arithmetic: Arithmetic, a: Number) -> Number:
    return arithmetic.field.sign(ground(a))


_SLOPES: dict[str, Callable[[Arithmetic, Number], Number]] = {
    "exp": lambda on, a: on.apply("exp", a),
    "log": lambda on, a: on.reciprocal(a),
    "abs": _sign,
    "sin": lambda on, a: on.apply("cos", a),
    "cos": lambda on, a: _minus(on, on.apply("sin", a)),
    "sinh": lambda on, a: on.apply("cosh", a),
    "cosh": lambda on, a: on.apply("sinh", a),
    "tanh": lambda on, a: on.reciprocal(_square(on, on.apply("cosh", a))),
    "atan": lambda on, a: on.reciprocal(_one_plus_square(on, a)),
    "asinh": lambda on, a: _inverse_root(on, _one_plus_square(on, a)),
    "erf": _gauss,
}
"""The slope of each function at a number."""

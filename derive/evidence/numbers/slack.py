"""How close the sides of an inequality come: the smallest difference among the points that were looked at.

Floating point picks the point; balls say what the difference is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor, log10
from typing import Any

import numpy as np
from flint import arb

from ...terms.node import Term
from ...terms.statement import EQ, GE, GT, LE, LT, Prop, Rel
from ...terms.term import is_real, minus
from .certain import value_at
from .draw import Batch
from .field import Array, NoValue, Unknown
from .points import Point

LONGEST = 128
"""Longer vectors are not looked at here."""

ATTAINED = "0 0 0"
"""The slack of an inequality whose sides are equal somewhere."""

_MOST_TRIED = 6
_MOST_TOUCHING = 3
_PRECISIONS = (128, 512, 2048)
_SMALL = 1e-6


@dataclass
class Closest:
    """The candidates of a run over batches, the closest of each batch."""

    statement: Prop
    found: list[tuple[float, Batch, int]] = field(default_factory=list)

    def see(self, batch: Batch, length: int, counted: Array, gap: Array | None) -> None:
        """A batch, the rows of it that count, and left - right in them."""
        if self.difference is None or gap is None or length > LONGEST:
            return
        sizes = np.where(counted & np.isfinite(gap), np.broadcast_to(self.direction * gap, (batch.rows,)), np.inf)
        row = int(np.argmin(sizes))
        if np.isfinite(sizes[row]):
            self.found.append((float(sizes[row]), batch, row))

    @property
    def direction(self) -> int:
        """Which way the inequality goes: 1 for left ≥ right, -1 for left ≤ right, 0 for none."""
        match self.statement:
            case Rel(name, left, _) if is_real(left):
                return {GE: 1, GT: 1, LE: -1, LT: -1}.get(name, 0)
        return 0

    @property
    def strict(self) -> bool:
        """Whether the slack is never 0."""
        return isinstance(self.statement, Rel) and self.statement.name in (GT, LT)

    @property
    def difference(self) -> Term | None:
        """The slack as a term."""
        if not isinstance(self.statement, Rel) or not self.direction:
            return None
        sides = self.statement.parts()
        return minus(*(sides if self.direction > 0 else reversed(sides)))

    @property
    def equation(self) -> Prop | None:
        """That both sides are equal: an inequality that is not strict is attained where they are."""
        if self.strict or not self.direction or not isinstance(self.statement, Rel):
            return None
        return Rel(EQ, self.statement.left, self.statement.right)

    def touching(self) -> Iterator[tuple[Batch, int]]:
        """Those at which the sides may be equal, of the shortest vectors first."""
        near = [(batch, row) for size, batch, row in self.found if abs(size) < _SMALL]
        yield from near[:_MOST_TOUCHING]

    def candidates(self) -> Iterator[tuple[Batch, int]]:
        """The closest first."""
        for _, batch, row in sorted(self.found, key=lambda f: f[0])[:_MOST_TRIED]:
            yield batch, row

    def ball(self, point: Point) -> str:
        """The slack at a point, as `mantissa radius exponent`, or nothing where it has no ball."""
        if self.difference is None:
            return ""
        said = ""
        for bits in _PRECISIONS:
            try:
                value = value_at(self.difference, point, bits)
            except Unknown:
                return ""
            if isinstance(value, NoValue):
                return ""
            said = shortened(value)
            undecided = self.strict and bool(value.contains(0))
            if not undecided and value.rad() < _SMALL * (1 + abs(value)).lower():
                break
        return said


def shortened(ball: arb) -> str:
    """A ball with a middle of two digits and a radius of one, rounded outwards: `1.2 0.05 -9`.

    An exact number of two digits has radius 0.
    """
    middle, radius = _exact(ball.mid()), _exact(ball.rad())
    if not middle or abs(middle) <= radius:
        reach = abs(middle) + radius
        if not reach:
            return ATTAINED
        power = _power(reach)
        digit = ceil(reach / Fraction(10) ** power)
        return f"0 {digit} {power}" if digit < 10 else f"0 1 {power + 1}"
    power = _power(abs(middle))
    scaled, spread = middle / Fraction(10) ** power, radius / Fraction(10) ** power
    short = Fraction(round(scaled * 10), 10)
    off = abs(scaled - short) + spread
    return f"{float(short):g} {_outwards(off)} {power}"


def _exact(value: Any) -> Fraction:
    mantissa, exponent = value.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def _power(size: Fraction) -> int:
    """The power of ten of the first digit."""
    guess = floor(log10(size.numerator) - log10(size.denominator))
    return guess + 1 if size >= Fraction(10) ** (guess + 1) else guess - 1 if size < Fraction(10) ** guess else guess


def _outwards(off: Fraction) -> str:
    """One digit, never less."""
    if not off:
        return "0"
    power = _power(off)
    digit = ceil(off / Fraction(10) ** power)
    return f"{digit * 10.0**power:.0e}" if power < -4 else f"{digit * 10.0**power:g}"

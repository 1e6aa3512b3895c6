"""Slopes from one side, by balls: where those from the left and from the right differ, there is no slope.

From one side a modulus has a slope where its argument is exactly 0, and a
maximum where the largest are exactly equal: |a| has the slope |a'|, and a
maximum the largest slope of those that are attained. Everything else keeps
the rules that it has from both sides.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .balls import Balls
from .field import UNDEFINED, UNKNOWN, Array, NoValue


class OneSided(Balls):
    """Balls, where what moves moves to one side alone."""

    def turned(self, values: Array, slopes: Array) -> Array:
        """The slope of |a|: |a'| where a is exactly 0."""
        return np.asarray(np.frompyfunc(_turned, 3, 1)(values, slopes, self.sign(values)), dtype=object)

    def steepest(self, values: Array, slopes: Array, axis: int) -> Array:
        """The slope of a maximum along an axis: the largest of those that are attained."""
        rows = np.moveaxis(values, axis, -1), np.moveaxis(slopes, axis, -1)
        found = np.empty(rows[0].shape[:-1], dtype=object)
        for place in np.ndindex(found.shape):
            found[place] = _steepest(list(rows[0][place]), list(rows[1][place]))
        return np.expand_dims(found, axis)


def _turned(value: Any, slope: Any, sign: Any) -> Any:
    if isinstance(value, NoValue) or isinstance(slope, NoValue):
        return value + slope
    return abs(slope) if value.is_zero() else sign * slope


def _steepest(values: list[Any], slopes: list[Any]) -> Any:
    """UNKNOWN unless all that may be the largest are the same exact number."""
    if any(isinstance(v, NoValue) for v in (*values, *slopes)):
        return UNKNOWN
    attained = [k for k, value in enumerate(values) if not any(other > value for other in values)]
    first = values[attained[0]]
    if len(attained) > 1 and not all(values[k].is_exact() and values[k] == first for k in attained):
        return UNKNOWN
    top = slopes[attained[0]]
    for k in attained[1:]:
        top = top.max(slopes[k])
    return top


def settled(slopes: Any, growing: Any, falling: Any) -> Array:
    """The slopes, and where the rules gave none what both sides say: UNDEFINED where they surely differ."""
    return np.asarray(np.frompyfunc(_settled, 3, 1)(slopes, growing, falling), dtype=object)


def _settled(slope: Any, growing: Any, falling: Any) -> Any:
    if not isinstance(slope, NoValue) or slope.certain:
        return slope
    if isinstance(growing, NoValue) or isinstance(falling, NoValue):
        return slope
    right, left = growing, -falling
    if right != left:
        return UNDEFINED
    return right if right.is_exact() and right == left else slope

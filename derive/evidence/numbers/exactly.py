"""Exact points near floating-point ones that meet hypotheses. Nothing here is trusted: what it proposes is asked about.

Numbers that equations leave free become simple fractions; the others follow from
them: exactly where the equations are linear, else as a fraction, a root, a part of a
turn, a log or an exponential that they come close to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import exp, isfinite, log, pi

import numpy as np

from ...terms.node import Term
from ...terms.term import Fn, Mul, Num, Pi, Pow, Variable, num
from .field import Array
from .points import Point, Value, same_entries
from .readings import row_of
from .solve import System

_DENOMINATORS = (1, 2, 10, 100, 1000, 10**6)
_TIGHT = 1e-7
_SIMPLE, _EXACT = 1000, 10**6
_NEAR = 1e-11
_SETTLED = 1e-15
_PARTS_OF_TURN, _NEAR_TURN = 12, 1e-3


@dataclass(frozen=True)
class Reading:
    """A point near a solution, the same bit by bit, and the places of the numbers that equations decide."""

    point: Point
    exact: Point
    decided: tuple[int, ...]


def readings_of(system: System, found: Array) -> Iterator[Reading]:
    """Exact points near a solution, the simplest first."""
    gaps = system.gaps(found[None])
    tight = ~gaps.strict & (np.abs(gaps.other[0]) < _TIGHT)
    values = lambda points: _tightened(system, points, tight)  # noqa: E731
    slopes = _slopes(values, found)
    rows, columns = pivots(slopes)
    for fewer in (True, False) if system.turns else ():
        angles = _point(system, [_angle(v, fewer) for v in found])
        yield Reading(angles, angles, ())
    for most in _DENOMINATORS:
        if columns and most <= _SIMPLE:
            rounded = _point(system, [Num(Fraction(v).limit_denominator(most)) for v in found])
            yield Reading(rounded, rounded, ())
        near = np.array([float(Fraction(v).limit_denominator(most)) for v in found])
        near[list(columns)] = found[list(columns)]
        settled = _newton(values, near, rows, columns)
        if settled is None:
            continue
        kept = [Fraction(v).limit_denominator(most) for v in settled]
        exact = _point(system, [Num(Fraction(settled[k]) if k in columns else v) for k, v in enumerate(kept)])
        if not columns:
            yield Reading(exact, exact, columns)
            continue
        linear = _linear(values, settled, kept, rows, columns)
        if linear is not None:
            yield Reading(_point(system, list(map(Num, linear))), exact, columns)
        terms: list[Term] = [Num(v) for v in kept]
        for column in columns:
            terms[column] = simple(settled[column])
        yield Reading(_point(system, terms), exact, columns)


def _tightened(system: System, points: Array, tight: Array) -> Array:
    """What must be 0: equations, and inequalities that hold with equality."""
    gaps = system.gaps(points)
    return np.hstack([gaps.equal, gaps.other[:, tight]])


def _slopes(values: object, point: Array, step: float = 1e-6) -> Array:
    moved = values(np.vstack([point + step * np.eye(len(point)), point - step * np.eye(len(point))]))  # type: ignore[operator]
    return np.asarray((moved[: len(point)] - moved[len(point) :]).T / (2 * step))


def pivots(slopes: Array) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Equations that are independent, and numbers that they decide: by elimination, the largest entry first."""
    left, rows, columns = np.array(slopes, dtype=float), [], []
    while left.size and np.isfinite(left).all():
        row, column = np.unravel_index(np.argmax(np.abs(left)), left.shape)
        if abs(left[row, column]) < 1e-6:
            break
        rows.append(int(row))
        columns.append(int(column))
        left = left - np.outer(left[:, column] / left[row, column], left[row])
        left[row], left[:, column] = 0.0, 0.0
    return tuple(rows), tuple(columns)


def _newton(values: object, point: Array, rows: tuple[int, ...], columns: tuple[int, ...]) -> Array | None:
    """The numbers that are decided, found again after the others were rounded."""
    point, picked = np.array(point), list(columns)
    for _ in range(12 if picked else 0):
        here = values(point[None])[0][list(rows)]  # type: ignore[operator]
        slopes = _slopes(values, point)[np.ix_(rows, columns)]
        if not (np.isfinite(here).all() and np.isfinite(slopes).all()):
            return None
        try:
            step = np.linalg.solve(slopes, here)
        except np.linalg.LinAlgError:
            return None
        point[picked] -= step
        if np.abs(step).max() <= _SETTLED * max(1.0, np.abs(point).max()):
            break
    return point if np.isfinite(point).all() else None


def _linear(
    values: object, point: Array, kept: list[Fraction], rows: tuple[int, ...], columns: tuple[int, ...]
) -> list[Fraction] | None:
    """The numbers that are decided as linear equations decide them, their coefficients read off."""
    whole = np.round(point)
    constant = values(whole[None])[0][list(rows)]  # type: ignore[operator]
    slopes = _slopes(values, whole, 1.0)[list(rows)]
    if not (np.isfinite(constant).all() and np.isfinite(slopes).all()):
        return None
    matrix = [[_fraction(v) for v in row] for row in slopes]
    table = []
    for row, value in zip(matrix, constant, strict=True):
        rest = [row[k] * (kept[k] - int(whole[k])) for k in range(len(row)) if k not in columns]
        table.append([*[row[k] for k in columns], -sum(rest, _fraction(value))])
    found = _eliminated(table)
    if found is None:
        return None
    out = list(kept)
    for column, value in zip(columns, found, strict=True):
        out[column] = int(whole[column]) + value
    return out


def _fraction(value: float) -> Fraction:
    return Fraction(float(value)).limit_denominator(_EXACT)


def _eliminated(table: list[list[Fraction]]) -> list[Fraction] | None:
    """The solution of a square system, exactly."""
    size = len(table)
    for k in range(size):
        row = next((r for r in range(k, size) if table[r][k]), None)
        if row is None:
            return None
        table[k], table[row] = table[row], table[k]
        table[k] = [v / table[k][k] for v in table[k]]
        for other in range(size):
            if other != k and table[other][k]:
                factor = table[other][k]
                table[other] = [v - factor * w for v, w in zip(table[other], table[k], strict=True)]
    return [row[-1] for row in table]


# ── numbers ───────────────────────────────────────────────────────────────────


def simple(value: float) -> Term:
    """A fraction, a root, a part of π, a log or an exponential that a number comes close to, or it bit by bit."""
    fraction = _close_to(value)
    if fraction is not None:
        return Num(fraction)
    square = _close_to(value * value)
    if square is not None:
        return _signed(value, Pow(Num(square), num(Fraction(1, 2))))
    turns = _close_to(value / pi)
    if turns is not None:
        return Mul((Num(turns), Pi()))
    if abs(value) < 20:
        power = _close_to(exp(abs(value)))
        if power is not None:
            return _signed(value, Fn("log", (Num(power),)))
    grown = _close_to(log(abs(value))) if value else None
    if grown is not None:
        return _signed(value, Fn("exp", (Num(grown),)))
    return Num(Fraction(value))


def _angle(value: float, fewer: bool) -> Term:
    """A simple part of a turn near a number, with `fewer` less whole turns; or a simple fraction."""
    turns = Fraction(value / pi).limit_denominator(_PARTS_OF_TURN)
    if turns and abs(float(turns) * pi - value) < _NEAR_TURN:
        turns = 1 - (1 - turns) % 2 if fewer else turns
        return Mul((Num(turns), Pi())) if turns else num(0)
    return Num(Fraction(value).limit_denominator(_SIMPLE))


def _close_to(value: float) -> Fraction | None:
    if not isfinite(value):
        return None
    fraction = Fraction(value).limit_denominator(_SIMPLE)
    return fraction if abs(float(fraction) - value) <= _NEAR * max(1.0, abs(value)) else None


def _signed(value: float, term: Term) -> Term:
    return term if value >= 0 else Mul((num(-1), term))


def _point(system: System, terms: list[Term]) -> Point:
    """The point of the system's batch, with these numbers."""
    values: dict[Variable, Value] = dict(row_of(system.batch.variables, 0).values)
    for (variable, place), term in zip(system.places, terms, strict=True):
        for same in same_entries(variable, place):
            values[variable] = _placed(values[variable], same, term) if place else term
    return Point(values)


def _placed(value: Value, place: tuple[int, ...], term: Term) -> Value:
    if not place or not isinstance(value, tuple):
        return term
    first, *rest = place
    return (*value[:first], _placed(value[first], tuple(rest), term), *value[first + 1 :])

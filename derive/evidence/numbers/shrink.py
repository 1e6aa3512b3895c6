"""A point made smaller while it still does what it did: fewer components first, then small whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

from ...terms.term import Dim, Index, Num, Scalar, Variable, Vector, num
from .points import Point, Value

_MOST_TRIALS = 400
_FIRST = (Fraction(0), Fraction(1), Fraction(-1), Fraction(1, 2), Fraction(-1, 2))


def shrunk(point: Point, still: Callable[[Point], bool]) -> Point:
    """The smallest point that was found for which `still` holds, starting from one for which it does."""
    trials = 0
    improved = True
    while improved and trials < _MOST_TRIALS:
        improved = False
        for smaller in _smaller(point):
            trials += 1
            if still(smaller):
                point, improved = smaller, True
                break
            if trials >= _MOST_TRIALS:
                break
    return point


def _smaller(point: Point) -> Iterator[Point]:
    """Points one step simpler, the largest steps first."""
    for dim, length in point.sizes().items():
        for target in sorted({dim.at_least, 2, 3, length // 2, length - 1}):
            if dim.at_least <= target < length:
                yield from _shortened(point, dim, target)
    for variable, value in point.values.items():
        if isinstance(variable, Index) and value != 1:
            swapped = _swapped(point, variable.size, int(value))  # type: ignore[arg-type]
            if _places(swapped) < _places(point):
                yield swapped
            yield Point({**point.values, variable: 1})
        elif isinstance(variable, Vector):
            zero = _mapped(value, lambda _: num(0))
            if value != zero:
                yield Point({**point.values, variable: zero})
            whole = _mapped(value, _rounded)
            if whole != value:
                yield Point({**point.values, variable: whole})
            simpler = _pair_simpler(value) if variable.symmetric else _one_simpler(value)
            yield from (Point({**point.values, variable: v}) for v in simpler)
        elif isinstance(variable, Scalar):
            yield from (Point({**point.values, variable: v}) for v in _simpler(value))


def _shortened(point: Point, dim: Dim, length: int) -> Iterator[Point]:
    """The first components, and the last, with indices that stay inside."""
    old = point.sizes()[dim]
    for first in sorted({0, old - length, *_around_indices(point, dim, length)}):
        values: dict[Variable, Value] = {}
        for variable, value in point.values.items():
            match variable:
                case Dim():
                    values[variable] = length if variable == dim else value
                case Index(_, size) if size == dim:
                    values[variable] = min(max(int(value) - first, 1), length)  # type: ignore[arg-type]
                case Vector(_, shape):
                    values[variable] = _cut(value, shape, dim, first, length)
                case _:
                    values[variable] = value
        yield Point(values)


def _places(point: Point) -> int:
    """How far out the indices lie."""
    return sum([v for k, v in point.values.items() if isinstance(k, Index) and isinstance(v, int)])


def _swapped(point: Point, size: Any, place: int) -> Point:
    """The first position and another one changed about, everywhere."""
    values: dict[Variable, Value] = {}
    for variable, value in point.values.items():
        if isinstance(variable, Index) and variable.size == size:
            values[variable] = {1: place, place: 1}.get(int(value), value)  # type: ignore[arg-type]
        elif isinstance(variable, Vector):
            values[variable] = _exchanged(value, variable.shape, size, place)
        else:
            values[variable] = value
    return Point(values)


def _exchanged(value: Any, shape: tuple[Any, ...], size: Any, place: int) -> Any:
    if not shape:
        return value
    rows = [_exchanged(v, shape[1:], size, place) for v in value]
    if shape[0] == size:
        rows[0], rows[place - 1] = rows[place - 1], rows[0]
    return tuple(rows)


def _around_indices(point: Point, dim: Dim, length: int) -> set[int]:
    """Where a window may start so that an index lies in it."""
    places = [int(v) - 1 for k, v in point.values.items() if isinstance(k, Index) and k.size == dim]  # type: ignore[arg-type]
    return {min(p, point.sizes()[dim] - length) for p in places}


def _cut(value: Any, shape: tuple[Any, ...], dim: Dim, first: int, length: int) -> Any:
    if not shape:
        return value
    kept = value[first : first + length] if shape[0] == dim else value
    return tuple([_cut(v, shape[1:], dim, first, length) for v in kept])


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    return tuple([_mapped(v, change) for v in value]) if isinstance(value, tuple) else change(value)


def _one_simpler(value: Any) -> Iterator[Any]:
    """One component simpler, in each way."""
    for place, entry in enumerate(value):
        inner = _one_simpler(entry) if isinstance(entry, tuple) else _simpler(entry)
        for simpler in inner:
            yield (*value[:place], simpler, *value[place + 1 :])


def _pair_simpler(value: Any) -> Iterator[Any]:
    """An entry of a symmetric matrix simpler, with its mirror image, in each way."""
    for a, b in combinations_with_replacement(range(len(value)), 2):
        for simpler in _simpler(value[a][b]):
            changed = {(a, b): simpler, (b, a): simpler}
            yield tuple([tuple([changed.get((k, m), v) for m, v in enumerate(row)]) for k, row in enumerate(value)])


def _simpler(value: Any) -> Iterator[Num]:
    if not isinstance(value, Num):
        yield from (num(small) for small in (0, 1, -1, 2, -2, 5, -5))
        return
    seen = {value.value}
    for small in (*_FIRST, *_near(value.value)):
        if small not in seen and _size(small) < _size(value.value):
            seen.add(small)
            yield Num(small)


def _near(value: Fraction) -> tuple[Fraction, ...]:
    nearer = value - (1 if value > 0 else -1)
    return (
        Fraction(round(value)),
        value.limit_denominator(2),
        value.limit_denominator(10),
        value.limit_denominator(100),
        value.limit_denominator(10_000),
        Fraction(int(value / 2)),
        nearer if abs(nearer) < abs(value) else value,
    )


def _rounded(value: Any) -> Any:
    return Num(Fraction(round(value.value))) if isinstance(value, Num) else value


def _size(value: Fraction) -> tuple[int, Fraction, bool]:
    """How hard a number is to read."""
    return value.denominator, abs(value), value < 0

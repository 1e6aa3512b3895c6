"""An exact linear program: is a polynomial a nonnegative combination of others?

The simplex method in fractions (FLINT's), with Bland's rule, so that it ends.
The programs are small: a column for each fact, a row for each monomial. What a
row lacks of its target is an artificial variable; it is in the basis at first,
never comes back, and so needs no column.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpq

from ..kernel.poly import Poly, Rational

_MOST_PIVOTS = 400
_NOUGHT = fmpq(0)

Row = list[Any]


def feasible(columns: list[Poly], target: Poly, prefer: list[bool] | None = None) -> list[Fraction] | None:
    """x ≥ 0 with Σ x_j·columns_j = target, or None.

    With `prefer`, the sum of the x_j that are marked is made large first, and
    must be positive.
    """
    useful = _useful(columns, target)
    if useful is None or len(useful) < len(columns):
        some = [columns[j] for j in useful or ()]
        marks = [prefer[j] for j in useful or ()] if prefer is not None else None
        found = feasible(some, target, marks) if useful is not None else None
        return None if found is None else _spread(found, useful or [], len(columns))
    monos: list[Any] = list({m: None for poly in (target, *columns) for m in poly})
    table = [[*[_exact(c.get(m, 0)) for c in columns], _exact(target.get(m, 0))] for m in monos]
    table = [row if row[-1] >= 0 else [-v for v in row] for row in table]
    width, height = len(columns), len(table)
    basis = list(range(width, width + height))
    shortfall = [-sum((row[j] for row in table), _NOUGHT) for j in range(width + 1)]
    if not _minimise(table, basis, shortfall, width) or shortfall[-1] != 0:
        return None
    if prefer is not None:
        _drive_out(table, basis, width)
        gain = [*[_exact(-int(p)) for p in prefer], _NOUGHT]
        for row, column in zip(table, basis, strict=True):
            if column < width and prefer[column]:
                gain = [g + v for g, v in zip(gain, row, strict=True)]
        if _minimise(table, basis, gain, width) and gain[-1] <= 0:
            return None
    solution = [Fraction(0)] * width
    for row, column in zip(table, basis, strict=True):
        if column < width:
            solution[column] = Fraction(int(row[-1].p), int(row[-1].q))
    return solution


def _exact(value: Rational) -> fmpq:
    return fmpq(value.numerator, value.denominator) if value else _NOUGHT


def _useful(columns: list[Poly], target: Poly) -> list[int] | None:
    """The columns that can be more than 0: what one brings, others or the target take up. None if the target lacks any.

    Where all that have a monomial have it with one sign, and the target has none of it, they are 0.
    """
    left = dict(enumerate(columns))
    while True:
        signs: dict[Any, set[bool]] = {}
        for mono, c in [pair for column in left.values() for pair in column.items()]:
            signs.setdefault(mono, set()).add(c > 0)
        if any((c > 0) not in signs.get(mono, ()) for mono, c in target.items()):
            return None
        idle = [j for j, column in left.items() if any(len(signs[m]) == 1 and m not in target for m in column)]
        if not idle:
            return list(left)
        for j in idle:
            del left[j]


def _spread(values: list[Fraction], places: list[int], width: int) -> list[Fraction]:
    """Values at places among zeros."""
    out = [Fraction(0)] * width
    for place, value in zip(places, values, strict=True):
        out[place] = value
    return out


def _minimise(table: list[Row], basis: list[int], costs: Row, width: int) -> bool:
    """Pivot until no reduced cost is negative; False if that does not end, or the goal is unbounded."""
    for _ in range(_MOST_PIVOTS):
        column = next((j for j in range(width) if costs[j] < 0), None)
        if column is None:
            return True
        ratios = [(row[-1] / row[column], basis[n], n) for n, row in enumerate(table) if row[column] > 0]
        if not ratios:
            return False
        _pivot(table, basis, costs, min(ratios)[2], column)
    return False


def _drive_out(table: list[Row], basis: list[int], width: int) -> None:
    """Replace artificial columns that are left in the basis, at the value 0, by real ones."""
    for n, column in enumerate(basis):
        real = next((j for j in range(width) if table[n][j] != 0), None) if column >= width else None
        if real is not None:
            _pivot(table, basis, [], n, real)


def _pivot(table: list[Row], basis: list[int], costs: Row, n: int, column: int) -> None:
    pivot = table[n][column]
    table[n] = [v / pivot if v else v for v in table[n]]
    for m, row in enumerate(table):
        if m != n and row[column]:
            factor = row[column]
            table[m] = [v - factor * w if w else v for v, w in zip(row, table[n], strict=True)]
    if costs:
        factor = costs[column]
        costs[:] = [v - factor * w if w else v for v, w in zip(costs, table[n], strict=True)]
    basis[n] = column

"""Points: an exact value for every variable of a claim, printed and read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, groupby
from typing import Any

import numpy as np

from ...printing.text import text
from ...terms.node import IllFormed, Term, free
from ...terms.term import Dim, Fn, Index, Mul, Num, Pi, Pow, Scalar, Variable, Vector, is_real, num
from .field import Field
from .walk import Env, Walk
from .waves import Formula, formulas, function_of
from .written_out import usual_coefficient

Value = int | Term | tuple[Any, ...]
"""An int for dimensions and indices (from 1), a closed term for scalars, nested tuples of terms for vectors."""

_KINDS = (Dim, Scalar, Vector, Index)
_LONG = 8
_MOST_REPEATED = 10_000_000


class NoPoint(ValueError):
    """A text or a witness that is no point of a claim."""


@dataclass(frozen=True)
class Point:
    """Exact values of variables."""

    values: Mapping[Variable, Value]

    def sizes(self) -> dict[Dim, int]:
        """The dimensions."""
        return {v: n for v, n in self.values.items() if isinstance(v, Dim) and isinstance(n, int)}

    def __str__(self) -> str:
        values = [f"{text(v)} = {_shown(self.values[v])}" for v in self.listed()]
        return ", ".join([*values, *map(_said, self.formulas)])

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """What the functions are that are not written out, as far as that can be told by formulas."""
        return tuple(formulas(self.values))

    def listed(self) -> list[Variable]:
        """The variables whose values are told, in order: the coefficients of a function are in its formulas."""
        told = {formula.name for formula in self.formulas}
        own = [variable for variable in self.values if function_of(variable) not in told]
        return sorted(own, key=lambda v: (_KINDS.index(type(v)), v.name))

    def there(self, said: str) -> str:
        """`at n = 1 it has no value`; only what is said, where there is nothing to choose."""
        return f"at {self} {said}" if self.values else said

    def spec(self) -> str:
        """The point as the command line takes it: n=2 x=0,0 t=1."""
        shown = sorted(self.values, key=lambda v: (_KINDS.index(type(v)), v.name))
        return " ".join(f"{v.name}={_spec(self.values[v])}" for v in shown)


def _said(formula: Formula) -> str:
    place = f"_{''.join(map(str, formula.places))}" if formula.places else ""
    return f"{formula.name}({', '.join(formula.arguments)}){place} = {text(formula.body)}"


def same_entries(variable: Variable, place: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The places at which a variable has one and the same number: two, off the diagonal of a symmetric matrix."""
    return {place, place[::-1]} if isinstance(variable, Vector) and variable.symmetric else {place}


def components(point: Point) -> Iterator[tuple[str, Term]]:
    """The numbers that a point is made of, each with what it is called."""
    for variable, value in point.values.items():
        if isinstance(value, Term):
            yield text(variable), value
        elif isinstance(value, tuple):
            for place, part in enumerate(value, 1):
                parts = enumerate(part, 1) if isinstance(part, tuple) else [(0, part)]
                yield from ((f"{text(variable)}_{place}{column or ''}", entry) for column, entry in parts)


def env_of(points: Sequence[Point], field: Field) -> Env:
    """Points of equal sizes as the rows of arrays over a field."""
    walk = Walk(field)
    return Env({variable: _rows(walk, variable, [p.values[variable] for p in points]) for variable in points[0].values})


def _rows(walk: Walk, variable: Variable, values: list[Value]) -> Any:
    if isinstance(variable, Dim):
        return values[0]
    if isinstance(variable, Index):
        return np.asarray([int(value) - 1 for value in values])  # type: ignore[arg-type]
    return np.asarray([_numbers(walk, value) for value in values])


def _numbers(walk: Walk, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_numbers(walk, v) for v in value]
    if isinstance(value, Num):
        return walk.field.number(value.value)
    found = walk.real(value, Env({}))
    return found.item() if isinstance(found, np.ndarray) else found


def _shown(value: Value) -> str:
    if not isinstance(value, tuple):
        return text(value) if isinstance(value, Term) else str(value)
    runs = list(map(_shown, value))
    if len(runs) > _LONG and len(set(runs[1:])) == 1:
        return f"({runs[0]}, {runs[1]}, …, {runs[-1]})"
    if len(runs) > _LONG:
        runs = [*runs[: _LONG - 1], "…", runs[-1]]
    return f"({', '.join(runs)})"


def _spec(value: Value) -> str:
    if isinstance(value, tuple):
        if isinstance(value[0], tuple):
            return ";".join(map(_spec, value))
        runs = [(written, len(list(same))) for written, same in groupby(map(_spec, value))]
        return ",".join(
            w if count == 1 else ",".join([w] * count) if count < 5 else f"{w}*{count}" for w, count in runs
        )
    return text(value).replace(" ", "") if isinstance(value, Term) else str(value)


# ── reading ───────────────────────────────────────────────────────────────────

_NUMBER = re.compile(r"[+-]?(\d+(/[1-9]\d*)?|\d*\.\d+|\d+\.)(e[+-]?\d{1,3})?")
_FUNCTION = re.compile(r"(-?)(log|exp|sqrt)\(([^()]+)\)")
_TURN = re.compile(r"(-?)(\d*)·?(?:π|pi)(?:/([1-9]\d*))?")


def number(written: str) -> Term:
    """A number as written: 2, -1/3, 0.25, 1e-8, log(99), exp(1/2), sqrt(2), 3·π/4, as points are printed. Exact."""
    if turn := _TURN.fullmatch(written):
        return _signed(turn[1], Mul((num(Fraction(int(turn[2] or 1), int(turn[3] or 1))), Pi())))
    if found := _FUNCTION.fullmatch(written):
        argument = number(found[3])
        if isinstance(argument, Num) and (argument.value > 0 or found[2] == "exp"):
            root = found[2] == "sqrt"
            return _signed(found[1], Pow(argument, num(Fraction(1, 2))) if root else Fn(found[2], (argument,)))
    elif _NUMBER.fullmatch(written) and ("/" not in written or "e" not in written):
        return _num(Fraction(written), written)
    raise NoPoint(f"{written!r} is no number; write 2, -1/3, 0.25, log(99), exp(1/2), sqrt(2) or pi/2")


def _signed(minus: str, term: Term) -> Term:
    return Mul((num(-1), term)) if minus else term


def _num(value: int | Fraction, what: str) -> Num:
    try:
        return num(value)
    except IllFormed as problem:
        raise NoPoint(f"{what:.40}: {problem}") from None


def read_point(spec: str, variables: Iterable[Variable]) -> Point:
    """A point from 'n=2 x=0,0 t=1'. Raises NoPoint, saying what is wrong or missing."""
    given = {}
    for piece in spec.split():
        name, equals, value = piece.partition("=")
        if not equals or name in given:
            raise NoPoint(f"{piece!r}: write each variable once, as in 'n=2 x=0,0 t=1'")
        given[name] = [[n for written in row.split(",") for n in _repeated(written)] for row in value.split(";")]
    return point_of({name: rows[0] if len(rows) == 1 else rows for name, rows in given.items()}, variables)


def _repeated(written: str) -> list[str]:
    """0*99 is 0, ninety-nine times."""
    number_written, star, count = written.partition("*")
    if not star:
        return [written]
    if not count.isdigit() or not 0 < int(count) <= _MOST_REPEATED:
        raise NoPoint(f"{written!r}: write 0*99 for 99 zeros")
    return [number_written] * int(count)


def point_of(given: Mapping[str, Any], variables: Iterable[Variable]) -> Point:
    """A point from values by name: ints, fractions, closed terms, or texts of numbers. Raises NoPoint."""
    known = {v.name: v for v in variables}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise NoPoint(f"{unknown[0]} is no variable of the claim; it has {', '.join(sorted(known)) or 'none'}")
    values: dict[Variable, Value] = {}
    for variable in sorted(known.values(), key=lambda v: _KINDS.index(type(v))):
        if variable.name in given:
            values[variable] = _value(variable, given[variable.name])
    _fill_in(values, known.values())
    return Point(values)


def _value(variable: Variable, given: Any) -> Value:
    if isinstance(variable, Vector):
        return _components(variable, given)
    one = given[0] if isinstance(given, list | tuple) and len(given) == 1 else given
    if isinstance(one, list | tuple):
        raise NoPoint(f"{variable.name} is one number, not {len(one)}")
    term = _closed(one, variable.name)
    if isinstance(variable, Scalar):
        return term
    if not isinstance(term, Num) or term.value.denominator != 1 or term.value < 1:
        raise NoPoint(f"{variable.name} is a whole number from 1, not {text(term)}")
    return int(term.value)


def _components(variable: Vector, given: Any) -> Value:
    """The components of a vector, or the rows of a matrix, all of one length."""
    name, items = variable.name, given if isinstance(given, list | tuple) else [given]
    if not items:
        raise NoPoint(f"{name} has no component; give one at least")
    if len(variable.shape) == 1:
        return tuple([_closed(item, f"component {place} of {name}") for place, item in enumerate(items, 1)])
    rows = [row if isinstance(row, list | tuple) else [row] for row in items]
    for place, row in enumerate(rows, 1):
        if len(row) != len(rows[0]) or not row:
            wanted = _needed(len(rows[0])) if rows[0] else "some are needed"
            raise NoPoint(f"row {place} of {name} has {_counted(len(row))} where {wanted}")
    entries = [
        tuple([_closed(item, f"component ({a}, {b}) of {name}") for b, item in enumerate(row, 1)])
        for a, row in enumerate(rows, 1)
    ]
    if variable.symmetric:
        _require_symmetric(name, entries)
    return tuple(entries)


def _counted(length: int) -> str:
    return "1 component" if length == 1 else f"{length} components"


def _needed(length: int) -> str:
    return f"{length} is needed" if length == 1 else f"{length} are needed"


def _require_symmetric(name: str, entries: Sequence[Sequence[Term]]) -> None:
    """Raises NoPoint where a matrix is not square, or two of its entries differ that should be one."""
    if len(entries) != len(entries[0]):
        found = f"{len(entries[0])} for {len(entries)}"
        raise NoPoint(f"{name} is symmetric, so it has as many columns as rows, not {found}")
    for (a, row), (b, other) in combinations(enumerate(entries), 2):
        if row[b] != other[a]:
            raise NoPoint(
                f"{name} is symmetric, and component ({a + 1}, {b + 1}) is {text(row[b])}, "
                f"but component ({b + 1}, {a + 1}) is {text(other[a])}"
            )


def _closed(given: Any, what: str) -> Term:
    """A number, exact. Raises NoPoint, saying what it should be the value of."""
    if isinstance(given, Term):
        if not is_real(given) or free(given):
            raise NoPoint(f"{what} is one exact number, and {text(given)} has variables in it")
        return given
    if isinstance(given, str):
        return number(given)
    if isinstance(given, int | Fraction) and not isinstance(given, bool):
        return _num(given, what)
    raise NoPoint(f"{what} is an exact number, not {given!r:.60}")


def _fill_in(values: dict[Variable, Value], variables: Iterable[Variable]) -> None:
    """Dimensions follow from vectors; everything must be there and fit."""
    listed = list(variables)
    for variable in listed:
        if isinstance(variable, Vector) and variable in values:
            _fit(variable, values)
    for variable in listed:
        usual = usual_coefficient(variable)
        if variable not in values and usual is not None:
            values[variable] = _everywhere(usual, variable, values)
        if variable not in values:
            raise NoPoint(f"{variable.name} has no value")
        value = values[variable]
        if isinstance(variable, Dim) and isinstance(value, int) and value < variable.at_least:
            raise NoPoint(f"{variable.name} = {value} is below its least value {variable.at_least}")
        if isinstance(variable, Index) and isinstance(value, int):
            length = values.get(variable.size, value) if isinstance(variable.size, Dim) else int(variable.size.value)
            if isinstance(length, int) and value > length:
                raise NoPoint(f"{variable.name} = {value} is not in 1, …, {length}")


def _everywhere(number: int, variable: Variable, values: dict[Variable, Value]) -> Value:
    """One number, in all places of a variable."""
    value: Value = num(number)
    for size in reversed(variable.shape if isinstance(variable, Vector) else ()):
        length = values.get(size) if isinstance(size, Dim) else int(size.value)
        if not isinstance(length, int):
            raise NoPoint(f"{text(size)} has no value")
        value = (value,) * length
    return value


def _fit(variable: Vector, values: dict[Variable, Value]) -> None:
    layer: Any = values[variable]
    for size in variable.shape:
        length = len(layer) if isinstance(layer, tuple) else 0
        wanted: Any = values.setdefault(size, length) if isinstance(size, Dim) else int(size.value)
        if wanted != length:
            raise NoPoint(f"{variable.name} has {_counted(length)} where {_needed(wanted)}")
        layer = layer[0]

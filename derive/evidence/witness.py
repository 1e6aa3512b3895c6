"""What terms and statements are at a point, as text: for witnesses, and for --at."""

from __future__ import annotations

from collections.abc import Iterator

from ..terms.matrices import places_of
from ..terms.node import Term
from ..terms.statement import GE, GT, LE, LT, WHOLE, And, ForAll, Iff, Implies, Prop, Rel
from ..terms.term import Index, Num, is_real, minus
from .numbers.certain import Truth, at_point, value_at
from .numbers.field import NoValue, Unknown
from .numbers.points import Point

UNKNOWN = "unknown"
"""What stands where a value is not known."""
_NOTHING = 1e-20


def sides_at(statement: Prop | None, point: Point) -> Iterator[tuple[str, str]]:
    """What the two sides of a statement are at a point: numbers, or true and false."""
    match statement:
        case And(members):
            yield from sides_at(next((m for m in members if at_point(m, point) != Truth.TRUE), members[0]), point)
        case ForAll():
            rows, places = list(_failing(statement, point)), len(places_of(statement))
            yield from (*reversed(rows[:places]), *rows[places:])
        case Iff(left, right) | Implies(left, right):
            yield from zip(("left", "right"), (_truth_text(left, point), _truth_text(right, point)), strict=True)
        case Rel(_, left, right) if is_real(left):
            yield from zip(("left", "right"), (value_text(left, point), value_text(right, point)), strict=True)


def miss_at(statement: Prop | None, point: Point) -> str:
    """By how much an inequality misses at a point; empty for anything else."""
    match statement:
        case And(members):
            return next((miss_at(m, point) for m in members if at_point(m, point) != Truth.TRUE), "")
        case ForAll():
            index, there = _first_failing(statement, point)
            return miss_at(statement.instance(index), there)
        case Rel(name, left, right) if is_real(left) and name in _LARGER:
            larger, smaller = (left, right) if _LARGER[name] else (right, left)
            missed = value_text(minus(smaller, larger), point)
            equal = f"0: both sides are equal, and {name} is strict"
            return equal if missed == "0" else missed if missed[:1].isdigit() else ""
    return ""


_LARGER = {GE: True, GT: True, LE: False, LT: False}
"""Whether the left side should be the larger one."""


def _failing(statement: ForAll, point: Point) -> Iterator[tuple[str, str]]:
    """The first index for which a statement fails, before one where that is open, and its sides there."""
    index, failing = _first_failing(statement, point)
    yield statement.letter.removeprefix(WHOLE), str(failing.values[index])
    yield from sides_at(statement.instance(index), failing)


def _first_failing(statement: ForAll, point: Point) -> tuple[Index, Point]:
    index = Index(f"{statement.letter}·", statement.size)
    length = index.size.value if isinstance(index.size, Num) else point.values[index.size]
    points = [Point({**point.values, index: place}) for place in range(1, int(length) + 1)]  # type: ignore[arg-type]
    truths = [at_point(statement.instance(index), there) for there in points]
    return index, points[truths.index(min(truths))]


def _truth_text(statement: Prop, point: Point) -> str:
    return {Truth.TRUE: "true", Truth.OPEN: "not decided"}.get(at_point(statement, point), "false")


def value_text(term: Term, point: Point) -> str:
    """A term's value at a point, to six digits; `unknown` where a ball around it shows none of them."""
    try:
        value = value_at(term, point)
    except Unknown:
        return UNKNOWN
    if isinstance(value, NoValue):
        return repr(value)
    digits = str(value.str(6, radius=False))
    if not value.is_finite() or "nan" in digits:
        return UNKNOWN
    if value.contains(0) and value.abs_upper() < _NOTHING:
        return "0"
    return digits.rstrip("0").rstrip(".") if "." in digits and "e" not in digits else digits

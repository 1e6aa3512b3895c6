"""What terms and statements are at a point, as text: for witnesses, and for --at."""

from __future__ import annotations

from collections.abc import Iterator

from ..terms.matrices import places_of
from ..terms.node import Term
from ..terms.statement import WHOLE, And, ForAll, Iff, Implies, Prop, Rel
from ..terms.term import Index, Num, is_real
from .numbers.certain import Truth, at_point, value_at
from .numbers.field import NoValue, Unknown
from .numbers.points import Point

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


def _failing(statement: ForAll, point: Point) -> Iterator[tuple[str, str]]:
    """The first index for which a statement fails, and its sides there."""
    index = Index(f"{statement.letter}·", statement.size)
    length = index.size.value if isinstance(index.size, Num) else point.values[index.size]
    points = [Point({**point.values, index: place}) for place in range(1, int(length) + 1)]  # type: ignore[arg-type]
    failing = next((p for p in points if at_point(statement.instance(index), p) != Truth.TRUE), points[0])
    yield statement.letter.removeprefix(WHOLE), str(failing.values[index])
    yield from sides_at(statement.instance(index), failing)


def _truth_text(statement: Prop, point: Point) -> str:
    return {Truth.TRUE: "true", Truth.OPEN: "not decided"}.get(at_point(statement, point), "false")


def value_text(term: Term, point: Point) -> str:
    """A term's value at a point, to six digits."""
    try:
        value = value_at(term, point)
    except Unknown:
        return "unknown"
    if isinstance(value, NoValue):
        return repr(value)
    digits = str(value.str(6, radius=False))
    if value.contains(0) and value.abs_upper() < _NOTHING:
        return "0"
    return digits.rstrip("0").rstrip(".") if "." in digits and "e" not in digits else digits

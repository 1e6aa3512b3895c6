"""A claim looked at with numbers: how many points agree, how many touch, and one that refutes it.

Floating point only picks the points that are looked at closely. A refutation
needs every hypothesis to hold for certain and the statement to fail for
certain; rounding refutes nothing. Where a hypothesis is an equation that balls
cannot show, or a strict statement fails by an equation, `exact` is asked: it
may prove an equation at a point exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from ..terms.node import Term
from ..terms.statement import EQ, GT, LT, NE, Prop, Rel
from ..terms.term import Fn, Mul, Num, Variable, is_real, num
from .draw import Batch, batches
from .field import Unknown
from .meet import fixed_sizes, moved
from .points import Point, row_of
from .shrink import shrunk
from .slack import Closest
from .truth import FALSE, NO_VALUE, TOUCHING, TRUE, Glance, Truth, at_points, domain
from .walk import Env
from .width import width

Exact = Callable[[Prop, Point], bool]
"""Whether a statement is proved to hold at a point."""

_LONGEST_BY_BALLS = 128
_MOST_CANDIDATES = 8
_LARGEST_SIMPLE = 1000
_MOST_TOUCHING = 4
_SHORT = 3


class Finding(Enum):
    """What a point says of a claim."""

    AGREES = "agrees"
    TOUCHES = "touches"
    REFUTES = "refutes"
    UNDEFINED = "undefined"
    OUTSIDE = "outside"


@dataclass
class Samples:
    """The outcome: counts, and a point that refutes the statement or at which it has no value."""

    seed: int
    count: int = 0
    touching: int = 0
    skipped: int = 0
    longest: int = 0
    met: bool = False
    """Whether the hypotheses were found to hold for certain at some point."""
    refutation: Point | None = None
    undefined: Point | None = None
    slack: str = ""
    """Of an inequality, if it was asked for: the least difference of its sides that was found, a ball."""


@dataclass(frozen=True)
class Question:
    """A statement under hypotheses, over its variables."""

    statement: Prop
    given: tuple[Prop, ...]
    variables: frozenset[Variable]
    exact: Exact

    def meeting(self, points: Sequence[Point]) -> list[Point]:
        """Those of points of equal sizes at which the declared signs and all hypotheses hold for certain."""
        kept = [p for p in points if all(length >= dim.at_least for dim, length in p.sizes().items())]
        for hypothesis in (*domain(points[0]), *self.given):
            truths = at_points(hypothesis, kept) if kept else []
            kept = [
                point
                for point, truth in zip(kept, truths, strict=True)
                if truth == Truth.TRUE or (truth == Truth.OPEN and self.exact(hypothesis, point))
            ]
        return kept

    def ask(self, point: Point) -> Finding:
        """What is certain at one point."""
        return self.ask_all([point])[0]

    def ask_all(self, points: Sequence[Point]) -> list[Finding]:
        """What is certain at each of points of equal sizes."""
        inside = self.meeting(points)
        truths = dict(zip(map(id, inside), at_points(self.statement, inside) if inside else [], strict=True))
        return [self._finding(point, truths.get(id(point))) for point in points]

    def _finding(self, point: Point, truth: Truth | None) -> Finding:
        if truth == Truth.OPEN and self._fails_by_equality(point):
            return Finding.REFUTES
        return {
            None: Finding.OUTSIDE,
            Truth.TRUE: Finding.AGREES,
            Truth.FALSE: Finding.REFUTES,
            Truth.UNDEFINED: Finding.UNDEFINED,
            Truth.OPEN: Finding.TOUCHES,
        }[truth]

    def _fails_by_equality(self, point: Point) -> bool:
        """Whether a strict relation fails because its two sides are exactly equal."""
        match self.statement:
            case Rel(name, left, right) if name in (GT, LT, NE) and is_real(left):
                return self.exact(Rel(EQ, left, right), point)
        return False


def examine(
    question: Question, seed: int, first: Iterable[Point] = (), draw: bool = True, measure: bool = False
) -> Samples:
    """Look at the statement at the first points and, if `draw`, at many more, until one refutes it.

    With `measure` the slack of an inequality is told.
    """
    samples = Samples(seed, met=not question.given)
    for point in first:
        finding = question.ask(point)
        if finding is not Finding.OUTSIDE:
            samples.met = True
            _count(samples, finding, max(point.sizes().values(), default=0))
        if _settled(samples, question, point, finding):
            return samples
    if not draw:
        return samples
    cost = width(question.statement, *question.given)
    closest = Closest(question.statement) if measure else None
    for batch in batches(question.variables, fixed_sizes(question.given), cost, seed):
        if _examine_batch(samples, question, batch, closest):
            return samples
    samples.slack = _slack(question, closest) if closest is not None else ""
    return samples


def _slack(question: Question, closest: Closest) -> str:
    """At the closest of the points that surely meet the hypotheses."""
    for batch, row in closest.candidates():
        for point in _readings(batch, row):
            if question.meeting([point]):
                return closest.ball(point)
    return ""


def _examine_batch(samples: Samples, question: Question, batch: Batch, closest: Closest | None) -> bool:
    """Look at one batch; True when a refutation was found."""
    length = max([n for v, n in batch.variables.items() if isinstance(n, int)], default=0)
    batch, met = moved(batch, question.given)
    glance = Glance()
    try:
        codes = np.broadcast_to(glance.codes(question.statement, Env(batch.variables)), batch.rows)
    except Unknown:
        codes = np.full(batch.rows, NO_VALUE)
    samples.skipped += int((~met).sum())
    if closest is not None:
        closest.see(batch, length, met & ((codes == TRUE) | (codes == TOUCHING)), glance.gap)
    suspects = [(code, row) for row, code in enumerate(codes) if met[row] and code != TRUE]
    agreed = int((met & (codes == TRUE)).sum())
    samples.count += agreed
    if agreed:
        samples.longest = max(samples.longest, length)
    if not samples.met and length <= _LONGEST_BY_BALLS:
        samples.met = any(_surely_met(question, batch, row) for row in np.flatnonzero(met)[:_MOST_CANDIDATES])
    looked = {FALSE: 0, NO_VALUE: 0, TOUCHING: 0}
    close = []
    for code, row in sorted(suspects):
        looked[int(code)] += 1
        most = _MOST_TOUCHING if code == TOUCHING and length > _SHORT else _MOST_CANDIDATES
        if length > _LONGEST_BY_BALLS or looked[int(code)] > most:
            _pass_over(samples, int(code), length)
        else:
            close.append((int(code), row))
    findings = _looked_at(question, batch, [row for _, row in close])
    for (code, _), (point, finding) in zip(close, findings, strict=True):
        if _settled(samples, question, point, finding):
            return True
        _note(samples, code, finding, length)
    return False


def _looked_at(question: Question, batch: Batch, rows: list[int]) -> list[tuple[Point, Finding]]:
    """What is certain of each row: of its simple reading or, where that is outside, of its numbers bit by bit."""
    readings = [list(_readings(batch, row)) for row in rows]
    if not rows:
        return []
    found = list(zip([r[0] for r in readings], question.ask_all([r[0] for r in readings]), strict=True))
    again = [k for k, (_, finding) in enumerate(found) if finding is Finding.OUTSIDE and len(readings[k]) > 1]
    if again:
        points = [readings[k][-1] for k in again]
        for k, point, finding in zip(again, points, question.ask_all(points), strict=True):
            found[k] = point, finding
    return found


def _surely_met(question: Question, batch: Batch, row: int) -> bool:
    return any(question.meeting([point]) for point in _readings(batch, row))


def _pass_over(samples: Samples, code: int, length: int) -> None:
    """A point that was not looked at closely: touching, as far as floats can tell, or skipped."""
    if code == TOUCHING:
        _count(samples, Finding.TOUCHES, length)
    else:
        samples.skipped += 1


def _note(samples: Samples, code: int, finding: Finding, length: int) -> None:
    if finding is Finding.OUTSIDE and code == TOUCHING:
        finding = Finding.TOUCHES
    if finding is Finding.OUTSIDE or (code == NO_VALUE and finding is Finding.TOUCHES):
        samples.skipped += 1
    else:
        _count(samples, finding, length)


def _count(samples: Samples, finding: Finding, length: int) -> None:
    samples.count += 1
    samples.touching += finding is Finding.TOUCHES
    samples.longest = max(samples.longest, length)


def _settled(samples: Samples, question: Question, point: Point, finding: Finding) -> bool:
    """Keep a point that refutes the claim, or at which it has no value, as small as it can be made."""
    if finding is Finding.REFUTES:
        samples.refutation = shrunk(point, lambda p: question.ask(p) is Finding.REFUTES)
        return True
    if finding is Finding.UNDEFINED and samples.undefined is None:
        samples.undefined = shrunk(point, lambda p: question.ask(p) is Finding.UNDEFINED)
    return False


# ── exact readings of floating-point values ───────────────────────────────────


def _readings(batch: Batch, row: int) -> Iterator[Point]:
    """A row as an exact point: first with its numbers read as simple ones, then bit by bit."""
    exact = row_of(batch.variables, row)
    simple = Point({v: _simple(value) for v, value in exact.values.items()})
    if simple.values != exact.values:
        yield simple
    yield exact


def _simple(value: Any) -> Any:
    """Numbers within rounding of a whole number, a small fraction or the log of one are taken as that."""
    if isinstance(value, tuple):
        return tuple([_simple(v) for v in value])
    return _simple_number(value) if isinstance(value, Num) and value.value.denominator != 1 else value


@lru_cache(maxsize=100_000)
def _simple_number(value: Num) -> Term:
    number = float(value.value)
    fraction = value.value.limit_denominator(_LARGEST_SIMPLE)
    if abs(float(fraction) - number) <= 1e-13 * max(1.0, abs(number)):
        return Num(fraction)
    if abs(number) < np.log(_LARGEST_SIMPLE):
        power = Fraction(float(np.exp(abs(number)))).limit_denominator(_LARGEST_SIMPLE)
        if power > 1 and abs(float(np.log(float(power))) - abs(number)) <= 1e-13 * max(1.0, abs(number)):
            log = Fn("log", (Num(power),))
            return log if number > 0 else Mul((num(-1), log))
    return value


__all__ = ["Exact", "Finding", "Question", "Samples", "examine"]

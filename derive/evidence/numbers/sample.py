"""A claim looked at with numbers: how many points agree, how many touch, and one that refutes it.

Floating point only picks the points that are looked at closely. A refutation
needs every hypothesis to hold for certain and the statement to fail for
certain; rounding refutes nothing. Where a hypothesis is an equation that balls
cannot show, or a strict statement fails by an equation, `exact` is asked: it
may prove an equation at a point exactly.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from .certain import Truth
from .draw import Batch, batches
from .field import FAULTS, Array, TooLarge
from .glance import FALSE, NO_VALUE, TOUCHING, TRUE, Glance
from .meet import LONGEST, fixed_sizes, moved
from .points import Point
from .premises import MOST_TRIED, surely_met
from .question import Finding, Question
from .readings import readings
from .shrink import shrunk
from .sizes import Part
from .slack import ATTAINED, Closest
from .walk import Env
from .width import width

_MOST_TOUCHING = 4
_SHORT = 3


@dataclass
class Samples:
    """The outcome: counts, and a point that refutes the statement or at which it has no value."""

    seed: int
    count: int = 0
    touching: int = 0
    skipped: int = 0
    longest: int = 0
    met_at: Point | None = None
    """A point at which all hypotheses were found to hold for certain; not looked for where there are none."""
    refutation: Point | None = None
    undefined: Point | None = None
    asked: Finding | None = None
    """What the point that was asked for says, if one was."""
    unseen: bool = False
    """Whether there are sizes of which no points were drawn yet."""
    in_doubt: bool = False
    """Whether floats say that the statement fails at a long vector, where nobody looked closely."""
    slack: str = ""
    """Of an inequality, if it was asked for: the least difference of its sides that was found, a ball."""


def examine(
    question: Question,
    seed: int,
    first: Iterable[Point] = (),
    draw: bool = True,
    measure: bool = False,
    until: float = math.inf,
    asked: Point | None = None,
    part: Part = Part.EVERY,
) -> Samples:
    """Look at the statement at the first points and, if `draw`, at many more, until one refutes it.

    With `measure` the slack of an inequality is told. `until`: when, by the
    monotonic clock, it is time for something else. `asked`: the very first; if it
    refutes the statement, or that has no value there, it is told as it is, and no other.
    `part`: at which sizes points are drawn; `look_on` looks at others.
    """
    samples = Samples(seed)
    if asked is not None and _settled_at(samples, question, asked):
        return samples
    for point in first:
        finding = question.ask(point)
        if finding is not Finding.OUTSIDE:
            samples.met_at = samples.met_at or point
            _count(samples, finding, max(point.sizes().values(), default=0))
        if settled(samples, question, point, finding):
            return samples
    if draw:
        look_on(samples, question, part, measure, until)
    return samples


def look_on(samples: Samples, question: Question, part: Part, measure: bool = False, until: float = math.inf) -> None:
    """Look at the statement at points of more sizes, until one refutes it or it is time for something else.

    After the first sizes at the others too, if floats say that it fails at the longest of these.
    """
    samples.unseen = part is Part.FIRST
    cost = width(question.statement, *question.given)
    closest = Closest(question.statement) if measure else None
    for batch in batches(question.variables, fixed_sizes(question.given), cost, samples.seed, part):
        if _examine_batch(samples, question, batch, closest):
            return
        if time.monotonic() > until:
            break
    if closest is not None:
        samples.slack = _slack(question, closest)
    if samples.unseen and samples.in_doubt and time.monotonic() < until:
        look_on(samples, question, Part.OTHERS, until=until)


def _settled_at(samples: Samples, question: Question, point: Point) -> bool:
    """Look at the statement at one point; whether it fails, or has no value, there."""
    samples.asked = finding = question.ask(point)
    if finding is not Finding.OUTSIDE:
        samples.met_at = point
        _count(samples, finding, max(point.sizes().values(), default=0))
    if finding is Finding.REFUTES:
        samples.refutation = point
    elif finding is Finding.UNDEFINED:
        samples.undefined = point
    return finding in (Finding.REFUTES, Finding.UNDEFINED)


def _slack(question: Question, closest: Closest) -> str:
    """At the closest of the points that surely meet the hypotheses; exactly 0 where the sides are shown to be equal."""
    said = next((closest.ball(point) for point in _meeting(question, closest.candidates())), "")
    equal = closest.equation
    if equal is None or said in ("", ATTAINED):
        return said
    attained = (question.exact(equal, point) for point in _meeting(question, closest.touching()))
    return ATTAINED if any(attained) else said


def _meeting(question: Question, rows: Iterable[tuple[Batch, int]]) -> Iterator[Point]:
    """The points that surely meet the hypotheses, of rows of batches."""
    for batch, row in rows:
        yield from (point for point in readings(batch, row) if question.meeting([point]))


def _examine_batch(samples: Samples, question: Question, batch: Batch, closest: Closest | None) -> bool:
    """Look at one batch; True when a refutation was found."""
    length = max([n for v, n in batch.variables.items() if isinstance(n, int)], default=0)
    batch, met = moved(batch, question.given)
    glance = Glance()
    codes = _glanced(glance, question, batch)
    if question.given and samples.met_at is None and length <= LONGEST:
        samples.met_at = surely_met(question, batch, np.flatnonzero(met)[:MOST_TRIED])
    if codes is None:
        samples.skipped += batch.rows
        return False
    samples.skipped += batch.rows - int(np.count_nonzero(met))
    if closest is not None:
        closest.see(batch, length, met & ((codes == TRUE) | (codes == TOUCHING)), glance.gap)
    agree = codes == TRUE
    suspects = [(int(codes[row]), int(row)) for row in np.flatnonzero(met & ~agree)]
    agreed = int(np.count_nonzero(met & agree))
    samples.count += agreed
    if agreed:
        samples.longest = max(samples.longest, length)
    looked = {FALSE: 0, NO_VALUE: 0, TOUCHING: 0}
    close = []
    for code, row in sorted(suspects):
        looked[code] += 1
        most = _MOST_TOUCHING if code == TOUCHING and length > _SHORT else MOST_TRIED
        passed_over = length > LONGEST or (code != FALSE and not batch.closely)
        if passed_over or looked[code] > most:
            samples.in_doubt |= passed_over and code == FALSE
            _pass_over(samples, code, length)
        else:
            close.append((code, row))
    looked_at = _looked_at(question, batch, close)
    samples.skipped += len(close) - len(looked_at)
    known: dict[int, Finding] = {}
    for code, point, truth in looked_at:
        finding = known.get(id(point)) or question.finding(point, truth)
        known[id(point)] = finding
        if settled(samples, question, point, finding):
            return True
        _note(samples, code, finding, length)
    return False


def _glanced(glance: Glance, question: Question, batch: Batch) -> Array | None:
    """What floating point says of each row; nothing where it cannot. None where balls cannot either, by the sizes."""
    try:
        return np.broadcast_to(glance.codes(question.statement, Env(batch.variables)), batch.rows)
    except TooLarge:
        return None
    except FAULTS:
        return np.full(batch.rows, NO_VALUE)


def _looked_at(question: Question, batch: Batch, close: list[tuple[int, int]]) -> list[tuple[int, Point, Truth | None]]:
    """What balls show of each row: of its simple reading or, where that is outside, of its numbers bit by bit.

    Rows are left out in which a number is infinite. Rows of the same numbers have one point.
    """
    read = [(code, readings(batch, row)) for code, row in close]
    firsts = [(code, point, more) for code, more in read for point in islice(more, 1)]
    one = _made_one([point for _, point, _ in firsts])
    truths = _truths(question, one)
    found = [(code, point, truths[id(point)]) for (code, _, _), point in zip(firsts, one, strict=True)]
    outside = [k for k, (_, _, truth) in enumerate(found) if truth is None]
    again = [(k, point) for k in outside for point in islice(firsts[k][2], 1)]
    one = _made_one([point for _, point in again])
    truths = _truths(question, one)
    for (k, _), point in zip(again, one, strict=True):
        found[k] = found[k][0], point, truths[id(point)]
    return found


def _made_one(points: list[Point]) -> list[Point]:
    """The points, equal ones by the first of them."""
    known: dict[Any, Point] = {}
    return [known.setdefault(tuple(point.values.items()), point) for point in points]


def _truths(question: Question, points: list[Point]) -> dict[int, Truth | None]:
    """What balls show at points, each looked at once."""
    different = list({id(point): point for point in points}.values())
    truths = question.truths(different) if different else []
    return dict(zip(map(id, different), truths, strict=True))


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


def settled(samples: Samples, question: Question, point: Point, finding: Finding) -> bool:
    """Keep a point that refutes the claim, or at which it has no value, as small as it can be made."""
    if finding is Finding.REFUTES:
        samples.refutation = shrunk(point, lambda p: question.ask(p) is Finding.REFUTES)
        return True
    if finding is Finding.UNDEFINED and samples.undefined is None:
        samples.undefined = shrunk(point, lambda p: question.ask(p) is Finding.UNDEFINED)
    return False

"""Points that meet hypotheses which random ones do not: solved for, then made exact, or shown to lie near by."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ...terms.statement import RELATION, Prop, Rel
from ...terms.term import Scalar, num
from .draw import Batch, batches
from .exactly import Reading, readings_of
from .field import FAULTS
from .meet import fixed_sizes, moved
from .points import Point
from .question import Question
from .roots import Place, has_solution
from .solve import System, solutions

_LONGEST, _SHORT = 7, 3
_ROWS, _FEW = 16, 6
_SECONDS = 4.0


@dataclass(frozen=True)
class Nearby(Point):
    """A point near which there surely is one that was looked for; no closed form of that was found."""

    def __str__(self) -> str:
        return "near " + re.sub(r"-?\d+/\d{4,}", _decimal, super().__str__())


def _decimal(fraction: re.Match[str]) -> str:
    return f"{float(Fraction(fraction[0])):.6g}"


def solved_points(question: Question, seed: int, seconds: float = _SECONDS, few: bool = False) -> Iterator[Point]:
    """Points that meet all hypotheses for certain, or near which one does. With `few`, not for long."""
    until = time.process_time() + seconds
    given = (*_signs(question), *question.given)
    for batch in batches(question.variables, fixed_sizes(question.given), 1, seed):
        if max([n for n in batch.variables.values() if isinstance(n, int)], default=0) > (_SHORT if few else _LONGEST):
            return
        for start in (batch, moved(batch, question.given)[0]):
            rows = np.unique(np.linspace(0, start.rows - 1, _FEW if few else _ROWS).astype(int))
            yield from _solved(question, start, rows, given, until)
        if time.process_time() > until:
            return


def _signs(question: Question) -> Iterator[Prop]:
    """What the declared signs of the scalars ask."""
    for variable in sorted(question.variables, key=lambda v: v.name):
        if isinstance(variable, Scalar) and variable.signs in RELATION:
            yield Rel(RELATION[variable.signs], variable, num(0))


def _solved(question: Question, batch: Batch, rows: object, given: tuple[Prop, ...], until: float) -> Iterator[Point]:
    try:
        for system, found in solutions(batch, rows, given, until):  # type: ignore[arg-type]
            last: Reading | None = None
            for reading in readings_of(system, found):
                last = last or (reading if reading.decided else None)
                if question.meeting([reading.point]):
                    yield reading.point
                    break
            else:
                nearby = _near(question, system, last, given) if last is not None else None
                if nearby is not None:
                    yield nearby
    except FAULTS:
        return


def _near(question: Question, system: System, reading: Reading, given: tuple[Prop, ...]) -> Point | None:
    """The point as far as its digits go, where the hypotheses surely have a solution near by."""
    places: list[Place] = [system.places[column] for column in reading.decided]
    fits = all(length >= dim.at_least for dim, length in reading.exact.sizes().items())
    return Nearby(reading.exact.values) if fits and has_solution(given, reading.exact, places) else None

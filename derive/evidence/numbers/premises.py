"""Where a statement says something: points that meet its hypotheses, and the premises inside of it.

A claim whose hypotheses no point meets says nothing; so does A ⇒ B where no
point meets A. Both are looked for in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from ...terms.node import free
from ...terms.statement import And, ForAll, Implies, Prop
from ...terms.term import Dim, Index, Num
from .draw import Batch, batches
from .meet import LONGEST, fixed_sizes, moved
from .met import solved_points
from .points import Point
from .question import Question
from .readings import readings
from .width import width

MOST_TRIED = 8
"""Of one batch so many points are looked at closely."""
_MOST_PLACES = 64


def surely_met(question: Question, batch: Batch, rows: Iterable[int]) -> Point | None:
    """The first of some rows of a batch that meets the hypotheses for certain, as an exact point."""
    found = (p for row in rows for point in readings(batch, row) for p in question.meeting([point]))
    return next(found, None)


def meeting_point(question: Question, seed: int, first: Iterable[Point] = ()) -> Point | None:
    """A point that meets all hypotheses for certain: one of the first, or one that is drawn."""
    for point in first:
        for whole in _completed(question, point):
            if question.meeting([whole]):
                return whole
    cost = width(*question.given)
    for batch in batches(question.variables, fixed_sizes(question.given), cost, seed):
        if max([n for n in batch.variables.values() if isinstance(n, int)], default=0) > LONGEST:
            break
        batch, met = moved(batch, question.given)
        found = surely_met(question, batch, np.flatnonzero(met)[:MOST_TRIED])
        if found is not None:
            return found
    return next(solved_points(question, seed), None)


def unmet_premises(question: Question, seed: int, first: Iterable[Point] = ()) -> tuple[Prop, ...]:
    """The premises, one inside the other, of an implication in the statement that no point was found to meet.

    Empty if there is none.
    """
    listed = list(first)
    for premises in _premises(question.statement, ()):
        given = (*question.given, *premises)
        variables = question.variables.union(*[free(p) for p in premises])
        if meeting_point(replace(question, given=given, variables=variables), seed, listed) is None:
            return premises
    return ()


def _premises(prop: Prop, above: tuple[Prop, ...]) -> Iterator[tuple[Prop, ...]]:
    """What is assumed where the innermost conclusions of a statement stand."""
    match prop:
        case Implies(given, then):
            inside = list(_premises(then, (*above, given)))
            yield from inside or [(*above, given)]
        case And(members):
            for member in members:
                yield from _premises(member, above)
        case ForAll(size, _, letter):
            yield from _premises(prop.instance(Index(f"{letter}·{len(above)}", size)), above)


def _completed(question: Question, point: Point) -> Iterator[Point]:
    """The point with every choice of positions for indices that it does not name."""
    missing = [v for v in question.variables if isinstance(v, Index) and v not in point.values]
    lengths = [_length(v, point) for v in missing]
    for places in list(product(*[range(1, length + 1) for length in lengths]))[:_MOST_PLACES]:
        yield Point({**point.values, **dict(zip(missing, places, strict=True))})


def _length(index: Index, point: Point) -> int:
    size = index.size
    return int(size.value) if isinstance(size, Num) else point.sizes().get(size, 1) if isinstance(size, Dim) else 1

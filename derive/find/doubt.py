"""Whether numbers refute a goal: then nothing is searched for."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

import numpy as np

from ..evidence.numbers.draw import Batch, batches
from ..evidence.numbers.field import FAULTS, Array
from ..evidence.numbers.glance import FALSE, Glance
from ..evidence.numbers.meet import fixed_sizes, moved
from ..evidence.numbers.question import Finding, Question
from ..evidence.numbers.readings import readings
from ..evidence.numbers.walk import Env
from ..evidence.numbers.width import width
from ..search.at_point import fails_at, holds_at
from ..terms.statement import Prop, Tends

_MOST_BATCHES, _MOST_POINTS = 4, 4


@lru_cache(maxsize=4096)
def is_refuted(goal: Prop, given: tuple[Prop, ...]) -> bool:
    """Whether one of a few points shows, for certain, that the goal does not follow from the hypotheses."""
    question = Question.of(goal, given, holds_at, fails_at)
    drawn = batches(question.variables, fixed_sizes(question.given), width(question.statement, *question.given), seed=0)
    return any(_refutes(question, batch) for batch in islice(drawn, _MOST_BATCHES))


def _refutes(question: Question, batch: Batch) -> bool:
    batch, met = moved(batch, question.given)
    rows = [int(row) for row in np.flatnonzero(met & _is_doubtful(question.statement, batch))]
    return any(question.ask(point) is Finding.REFUTES for row in rows[:_MOST_POINTS] for point in readings(batch, row))


def _is_doubtful(statement: Prop, batch: Batch) -> Array:
    """The points at which floats say that a statement is false, of a limit all: floats do not judge it."""
    if isinstance(statement, Tends):
        return np.full(batch.rows, True)
    try:
        return np.asarray(np.broadcast_to(Glance().codes(statement, Env(batch.variables)), batch.rows) == FALSE)
    except FAULTS:
        return np.full(batch.rows, False)

"""Lists of reasons for one step, the simplest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..search.convert import derivatives
from ..search.reasons import CALCULUS, Citable, Cite, Extremes, Hypothesis, Monotone, Reason, Unfold
from ..search.scope import Scope
from ..search.supply import extrema
from ..terms.definition import definitions_in
from ..terms.node import Node


def lists(goal: Node, scope: Scope, others: Sequence[Citable]) -> Iterator[tuple[Reason, ...]]:
    """Reasons that are worth a try. `others` are what may be cited, the nearest first."""
    yield ()
    unfolds = tuple(Unfold(f"by.unfold({d.name})", d) for d in definitions_in(goal))
    calculus = (CALCULUS,) if any(True for _ in derivatives(goal)) else ()
    hypotheses = (Hypothesis("by.hyp"),) if scope.given else ()
    extremes = (Extremes("by.extremes"),) if extrema((goal,)) else ()
    cites = tuple(Cite(o.name, o) for o in others)
    for one in (*calculus, *hypotheses, *extremes, *unfolds):
        yield (one,)
    for cite in cites:
        yield (cite,)
        yield (Monotone(f"by.monotone({cite.label})", cite),)
    if len(unfolds) > 1:
        yield unfolds
    if calculus:
        for one in unfolds:
            yield (one, *calculus)
        yield (*unfolds, *calculus)
    for extra in (*hypotheses, *extremes):
        yield (*unfolds, extra)
    for cite in cites:
        yield (*unfolds, cite)

"""The nearest reason that would apply: a failed step is tried again with one reason more, or others."""

from __future__ import annotations

from collections.abc import Iterator

from ..kernel import Rejected
from ..terms.matrices import named_definitions_in
from ..terms.statement import Rel
from .audit import idle_reasons
from .convert import derivatives
from .reasons import CALCULUS, Citable, Cite, Event, Extremes, Hypothesis, Monotone, Reason, Unfold
from .scope import Scope
from .step import Step
from .supply import extrema

_ATTEMPTS = 60
"""How many lists of reasons are tried: attempts are counted, not seconds, so that every machine finds the same."""
_QUESTIONS = 10
"""How many questions an estimate may ask meanwhile."""


def nearest_reason(
    goal: Rel, reasons: tuple[Reason, ...], scope: Scope, others: tuple[Citable, ...]
) -> tuple[Reason, ...] | None:
    """Reasons with which the step would hold, the written ones first; None if none of those that are tried do."""
    kept = tuple(r for r in reasons if not isinstance(r, Event))
    tried: set[tuple[Reason, ...]] = set()
    for extra in _suggestions(goal, scope, others):
        for chosen in ((*kept, *extra), extra):
            if chosen in tried:
                continue
            if len(tried) == _ATTEMPTS:
                return None
            tried.add(chosen)
            try:
                step = Step(goal, chosen, Scope(scope.given, scope.known, further=False, questions=_QUESTIONS))
                step.prove()
            except Rejected:
                continue
            if idle_reasons(step):
                continue
            return chosen
    return None


def _suggestions(goal: Rel, scope: Scope, others: tuple[Citable, ...]) -> Iterator[tuple[Reason, ...]]:
    """Reasons that are worth a try, the simplest first."""
    yield ()
    definitions = named_definitions_in(goal)
    unfolds = tuple(Unfold(f"by.unfold({d.name})", d) for d in definitions)
    calculus = (CALCULUS,) if any(True for _ in derivatives(goal)) else ()
    hypotheses = (Hypothesis("by.hyp"),) if scope.given else ()
    extremes = (Extremes("by.extremes"),) if extrema((goal,)) else ()
    cites = tuple(Cite(o.name, o) for o in others)
    for one in (*unfolds, *calculus, *hypotheses, *extremes):
        yield (one,)
    if len(unfolds) > 1:
        yield unfolds
    if calculus:
        for one in unfolds:
            yield (one, *calculus)
        yield (*unfolds, *calculus)
    for cite in reversed(cites):
        yield (cite,)
        yield (Monotone(f"by.monotone({cite.label})", cite),)
    for extra in (*hypotheses, *extremes):
        yield (*unfolds, extra)
    for cite in reversed(cites):
        yield (*unfolds, cite)

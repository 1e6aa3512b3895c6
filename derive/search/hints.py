"""The nearest reason that would apply: a failed step is tried again with one reason more, or others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ..kernel import Rejected
from ..terms.matrices import named_definitions_in
from ..terms.statement import EQ, NE, Rel
from .audit import idle_reasons
from .convert import derivatives
from .reasons import CALCULUS, Citable, Cite, Event, Extremes, Hypothesis, Monotone, Reason, Unfold
from .scope import Scope
from .step import Step
from .supply import extrema

_ATTEMPTS = 60
"""How many lists of reasons are tried: attempts are counted, not seconds, so that every machine finds the same."""
_ESTIMATED = 8
"""With how many of them an inequality is also estimated, which takes longer."""
_QUESTIONS = 10
"""How many questions an estimate may ask meanwhile."""

Reasons = tuple[Reason, ...]


def nearest_reason(goal: Rel, reasons: Reasons, scope: Scope, others: tuple[Citable, ...]) -> Reasons | None:
    """Reasons with which the step would hold, the written ones first; None if none of those that are tried do.

    An inequality that follows from none of them at once is estimated, as a step does that an author writes.
    """
    lists = list(islice(_lists(goal, reasons, scope, others), _ATTEMPTS))
    found = _first(goal, lists, scope, further=False)
    if found is None and goal.name not in (EQ, NE):
        found = _first(goal, lists[:_ESTIMATED], scope, further=True)
    return found


def nearest_citation(goal: Rel, reasons: Reasons, scope: Scope, offered: Iterable[Citable]) -> Reasons | None:
    """The written reasons with a citation of one of these claims, or the citation alone, if the step holds then."""
    kept = tuple(r for r in reasons if not isinstance(r, Event))
    cites = [Cite(one.name, one) for one in offered]
    each = [one for cite in cites for one in (cite, Monotone(f"by.monotone({cite.label})", cite))]
    lists = dict.fromkeys([chosen for one in each for chosen in ((*kept, one), (one,))])
    return _first(goal, lists, scope, further=False)


def _first(goal: Rel, lists: Iterable[Reasons], scope: Scope, further: bool) -> Reasons | None:
    """The first list with which the step holds, and which names nothing that the step can do without."""
    for chosen in lists:
        try:
            step = Step(goal, chosen, Scope(scope.given, scope.known, further=further, questions=_QUESTIONS))
            step.prove()
        except Rejected:
            continue
        if not idle_reasons(step):
            return chosen
    return None


def _lists(goal: Rel, reasons: Reasons, scope: Scope, others: tuple[Citable, ...]) -> Iterator[Reasons]:
    """Each list once: what is suggested, after the reasons that are written and instead of them."""
    kept = tuple(r for r in reasons if not isinstance(r, Event))
    met: set[Reasons] = set()
    for extra in _suggestions(goal, scope, others):
        for chosen in ((*kept, *extra), extra):
            if chosen not in met:
                met.add(chosen)
                yield chosen


def _suggestions(goal: Rel, scope: Scope, others: tuple[Citable, ...]) -> Iterator[Reasons]:
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

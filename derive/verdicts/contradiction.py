"""A published statement that contradicts a proved claim: its negation follows, and its hypotheses are met."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.claim import Claim
from ..evidence.numbers.points import Point
from ..evidence.numbers.premises import meeting_point
from ..evidence.numbers.question import Question
from ..evidence.numbers.seek import relations
from ..kernel import Rejected
from ..search.at_point import fails_at, holds_at
from ..search.reasons import CALCULUS, Cite, Hypothesis, Reason
from ..search.scope import Scope
from ..search.step import Step
from ..terms.node import IllFormed
from ..terms.statement import EQ, NE, Prop, Rel, negated
from ..terms.substitution import Capture
from ..terms.term import Dim, Index, Num, Scalar, num
from .case import Case

_MOST = 4


def contradicted_at(case: Case, true: Claim) -> Point | None:
    """A point that meets the hypotheses of a statement, and at which a proved claim contradicts it."""
    claim = case.claim
    for premises, relation in list(relations(claim.statement, ()))[:_MOST]:
        given, goal = (*claim.given, *premises), negated(relation)
        question = Question.of(goal, given, holds_at, fails_at, also=case.evidence.variables)
        point = meeting_point(question, case.settings.seed)
        if point is None or not question.meeting([point]):
            continue
        if _follows(goal, given, true) or _follows(goal, (*given, *_values(point)), true):
            return Point({v: value for v, value in point.values.items() if v in case.evidence.variables})
    return None


def _follows(goal: Rel, given: tuple[Prop, ...], true: Claim) -> bool:
    """Whether the kernel proves a relation from a claim and what is given."""
    cite, hypotheses = Cite(true.name, true), Hypothesis("by.hyp")
    tries: tuple[tuple[Reason, ...], ...] = ((cite,), (cite, hypotheses), (cite, hypotheses, CALCULUS))
    return any(_is_shown(goal, reasons, given) for reasons in tries)


def _is_shown(goal: Rel, reasons: tuple[Reason, ...], given: tuple[Prop, ...]) -> bool:
    try:
        theorem = Step(goal, reasons, Scope(given)).prove()
    except (Rejected, IllFormed, Capture, RecursionError):
        return False
    return theorem.statement == goal and theorem.hypotheses <= frozenset(given) and not theorem.axioms


def _values(point: Point) -> Iterator[Prop]:
    """What the numbers and positions of a point are, as hypotheses: vectors stay as they are."""
    places: list[tuple[Index, object]] = []
    for variable, value in sorted(point.values.items(), key=lambda pair: pair[0].name):
        if isinstance(variable, Scalar) and isinstance(value, Num):
            yield Rel(EQ, variable, value)
        elif isinstance(variable, Dim) and isinstance(value, int):
            yield Rel(EQ, variable, num(value))
        elif isinstance(variable, Index):
            for other, place in places:
                if other.size == variable.size:
                    yield Rel(EQ if place == value else NE, variable, other)
            places.append((variable, value))

"""A statement that has no value at a point: it is false there, and may lack nothing but a hypothesis."""

from __future__ import annotations

from msgspec.structs import replace

from ..evidence.numbers.question import Question
from ..evidence.numbers.sample import examine
from ..messages.refuted import NO_VALUE
from ..records.verdict import Failure, Verdict, WitnessVerdict
from ..search.at_point import fails_at, holds_at
from ..terms.node import free
from ..terms.statement import GE, Prop, Rel
from ..terms.term import Dim, num
from .case import Case
from .hypotheses import first_gap
from .missing import stating

_MOST = 4
_TWO = 2


def refuted_without_value(case: Case, so_far: Verdict) -> Verdict | None:
    """Refuted where nothing else refutes it and it has no value at a point; None where there is no such point.

    What it lacks is named, if that is its only fault.
    """
    point = case.evidence.undefined
    if point is None:
        return None
    told = _sided(case.refuted(so_far, point))
    message = f"the statement is false: {point.there(lacking(told.witness))}"
    missing = _missing(case)
    failure = Failure(message, hint=stating(case, missing) if missing else None)
    return replace(told, code=NO_VALUE.code, message=message, failure=failure)


def _sided(told: Verdict) -> Verdict:
    """The same where the one side that balls leave open is said to have no value: no other may have none."""
    sides = dict(told.witness.values) if told.witness is not None else {}
    if told.witness is None or sorted({"undefined", "unknown"} & set(sides.values())) != ["unknown"]:
        return told
    (*others, last) = [side for side, value in sides.items() if value == "unknown"]
    values = tuple([(side, "undefined" if side == last else value) for side, value in sides.items()])
    return told if others else replace(told, witness=replace(told.witness, values=values))


def lacking(witness: WitnessVerdict | None) -> str:
    """Which side of a statement has no value at a point."""
    sides = dict(witness.values) if witness is not None else {}
    without = [side for side in ("left", "right") if sides.get(side) == "undefined"]
    if len(without) == 1:
        return f"the {without[0]} side has no value"
    return "both sides have no value" if without else "it has no value"


def _missing(case: Case) -> tuple[Prop, ...]:
    """The hypotheses with which the statement has a value and nothing refutes it; none where those are not found.

    That a dimension is not 1 comes before anything else.
    """
    statement, given = case.claim.statement, case.claim.given
    for size in sorted([v for v in free(statement) if isinstance(v, Dim) and v.at_least < _TWO], key=lambda v: v.name):
        larger = (Rel(GE, size, num(_TWO)),)
        if first_gap((*given, *larger), statement) is None and _mends(case, larger):
            return larger
    added: tuple[Prop, ...] = ()
    while (gap := first_gap((*given, *added), statement)) is not None:
        if gap.needs is None or not free(gap.needs) or gap.needs in added or len(added) == _MOST:
            return ()
        added = (*added, gap.needs)
    added = _without_repetition(added, statement, given)
    return added if _mends(case, added) else ()


def _mends(case: Case, added: tuple[Prop, ...]) -> bool:
    """Whether points meet the hypotheses with these added, and none refutes the statement."""
    question = Question.of(case.claim.statement, (*case.claim.given, *added), holds_at, fails_at)
    found = examine(question, case.settings.seed)
    return found.met_at is not None and found.refutation is None and found.undefined is None


def _without_repetition(added: tuple[Prop, ...], statement: Prop, given: tuple[Prop, ...]) -> tuple[Prop, ...]:
    """Those that the others do not make superfluous."""
    for one in added:
        others = tuple([prop for prop in added if prop is not one])
        if others and first_gap((*given, *others), statement) is None:
            added = others
    return added

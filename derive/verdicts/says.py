"""What the facts say that a step names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from ..claims.claim import Claim
from ..claims.proof import StepRecord
from ..find.goals import NOT_SHOWN
from ..printing.text import text
from ..search.reasons import Cite, Fact, Hypothesis, Monotone, Reason
from ..search.scope import Scope
from ..search.supply import theorems
from ..terms.node import free, is_reserved
from ..terms.statement import Prop, Rel
from .case import Case

_MOST = 3


def says(case: Case, record: StepRecord) -> tuple[tuple[str, str], ...]:
    """Each fact of a step, by the name that the file has for it, with what it says; the first ones of several."""
    out: list[tuple[str, str]] = []
    for reason in record.reasons:
        inner = _inner(reason)
        if inner is not None:
            name = case.wording.reason(inner)
            out += [(name, said) for said in dict.fromkeys(islice(_of(case, inner, record), _MOST))]
    return tuple(out)


def _inner(reason: Reason) -> Fact | None:
    """The fact that a reason carries, or is."""
    if isinstance(reason, Monotone):
        return _inner(reason.fact)
    return reason if isinstance(reason, Fact) else None


def _of(case: Case, fact: Fact, record: StepRecord) -> Iterator[str]:
    match fact:
        case Hypothesis(_, None):
            yield from [_as_written(case, given) for given in record.given]
        case Hypothesis(_, number, ()):
            yield from [_as_written(case, given) for given in record.given[(number or 1) - 1 : number]]
        case Cite(_, Claim() as claim, ()):
            given = f", given {' and '.join(map(text, claim.given))}" if claim.given else ""
            yield text(claim.statement) + given
        case _:
            yield from map(case.said, stated(fact, record))


def _as_written(case: Case, given: Prop) -> str:
    """A hypothesis in the letters of its author, unless a rule opened it at an index that nobody wrote."""
    return case.said(given) if any([is_reserved(v) for v in free(given)]) else text(given)


def stated(fact: Fact, record: StepRecord) -> list[Prop]:
    """What a fact says about the terms of a step."""
    found: list[Prop] = []
    with suppress(*NOT_SHOWN):
        found += [t.statement for t in islice(theorems(fact, (record.before, record.target), Scope(record.given)), 8)]
    return [prop for prop in dict.fromkeys(found) if isinstance(prop, Rel)] or found

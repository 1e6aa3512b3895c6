"""What may be wrong with the hypotheses of a claim: one has no value, or contradicts itself."""

from __future__ import annotations

from typing import Any

from ..kernel.context import base, known
from ..kernel.context.domain import Gap
from ..printing.text import text
from ..search.convert import Converter, derivatives, right_of, tidying
from ..search.scope import Scope, hypothesis
from ..source.statements import source
from ..terms.letters import letters_for
from ..terms.node import Term, free
from ..terms.statement import NE, SIGNS, And, Every, ForAll, Iff, Implies, Prop, Rel, for_all
from ..terms.term import ZERO, Index, is_real, minus


def undefined_hypothesis(given: tuple[Prop, ...]) -> str | None:
    """Why a hypothesis may have no value where those hold that have one before it, in some order; None if none may."""
    settled: tuple[Prop, ...] = ()
    waiting = list(given)
    while waiting:
        gaps = [(statement, first_gap(settled, statement)) for statement in waiting]
        clear = tuple([statement for statement, found in gaps if found is None])
        if not clear:
            statement, found = gaps[0]
            return f"hypothesis {text(statement)}: {found.reason}; state that too" if found is not None else None
        settled = (*settled, *clear)
        waiting = [statement for statement, found in gaps if found is not None]
    return None


def first_gap(given: tuple[Prop, ...], statement: Prop) -> Gap | None:
    """The first term of a statement that may have no value where what is given holds."""
    match statement:
        case Rel(_, left, right):
            return _gap_of(left, given) or _gap_of(right, given)
        case ForAll(size, _, letter):
            index = Index(f"{letter}·{len(given)}", size)
            found = first_gap(given, statement.instance(index))
            return found.under((index,), (letter,)) if found is not None else None
        case Every(_, _, _, letter):
            return first_gap(given, statement.instance(statement.variable(f"{letter}·{len(given)}")))
        case And() | Iff():
            return next((g for g in (first_gap(given, part) for part in statement.parts()) if g is not None), None)
        case Implies(premise, then):
            return first_gap(given, premise) or first_gap((*given, premise), then)
    return None


def _gap_of(term: Term, given: tuple[Prop, ...]) -> Gap | None:
    """The same of a term. D(‖x‖², v) has a value also where ‖x‖ has no slope: what moves is seen in normal form."""
    ctx = known(tuple(map(hypothesis, given)))
    found = ctx.gap(term)
    if found is not None and any(True for _ in derivatives(term)):
        alike = Converter(tidying, Scope(given), (term,))(term)
        return None if alike is not None and ctx.gap(right_of(alike)) is None else found
    return found


def impossible_hypothesis(given: tuple[Prop, ...]) -> str | None:
    """Why no point meets a hypothesis for every index: at one of those that occur in it, it says a ≠ a, or a > a."""
    for statement in given:
        other = contradicted_at(statement)
        if other is not None and isinstance(statement, ForAll):
            return _told(statement, other)
    return None


def contradicted_at(statement: Prop) -> Index | None:
    """An index in a statement for every index at which that says a ≠ a, or a > a; None if there is none."""
    return next((i for i in _places(statement) if is_impossible(statement.instance(i))), None)  # type: ignore[attr-defined]


def doubtful_at(statement: Prop) -> Index | None:
    """The same, also where the statement asks for it under a premise that may be true."""
    return next((i for i in _places(statement) if is_impossible(_asked_at(statement, i))), None)


def _places(statement: Prop) -> list[Index]:
    if not isinstance(statement, ForAll):
        return []
    own = [v for v in free(statement) if isinstance(v, Index) and v.size == statement.size]
    return sorted(own, key=lambda v: v.name)


def _asked_at(statement: Any, index: Index) -> Prop:
    asked: Prop = statement.instance(index)
    while isinstance(asked, Implies) and not is_impossible(asked.given):
        asked = asked.then
    return asked


def is_impossible(statement: Prop) -> bool:
    """Whether a statement says a ≠ a, a > a or a < a."""
    if not isinstance(statement, Rel) or SIGNS[statement.name] & ZERO:
        return False
    if not is_real(statement.left):
        return statement.left == statement.right
    return not base().normal(minus(*statement.parts()))


def _told(statement: ForAll, other: Index) -> str:
    """What is wrong, and the same hypothesis off that index."""
    (index,) = letters_for((statement.letter,), (statement.size,), {v.name for v in free(statement)})
    elsewhere = for_all(index, Implies(Rel(NE, index, other), statement.instance(index)))
    fault = f"vacuous: hypothesis {text(statement)} contradicts itself at {index.name} = {other.name}"
    written = source(elsewhere)
    return f"{fault}; state {written}" if written is not None else fault

"""Limits: from the function itself, or between two bounds that tend to the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..claims.chain import Chain
from ..claims.parts import Limit, Part, Squeeze
from ..search.reasons import Reason
from ..terms.node import Term
from ..terms.statement import EQ, GE, LE, Rel, Tends, tends
from ..terms.term import Scalar, num
from .chains import holds
from .doubt import is_refuted
from .goals import Goal, is_proved_by
from .middles import bounds, equal_terms
from .reasons import unfoldings
from .state import Prove, State

_MOST_BOUNDS, _MOST_FACTS = 4, 8


def by_limit(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """f → L from the expansion of f, or of what it is equal to, as far as need be with claims that say of signs."""
    if not isinstance(goal.prop, Tends):
        return None
    variable = Scalar(goal.prop.letter, goal.prop.signs)
    body: Term = goal.prop.instance(variable)
    lemmas = state.table.bearing_on(goal.prop, goal.scope)
    facts: list[tuple[Reason, ...]] = [(), *[(lemma.cite,) for lemma in lemmas]]
    starts = [Chain(body)]
    unfolds = unfoldings(goal.prop)
    for middle in equal_terms(body, goal.scope, lemmas):
        starts.append(Chain(body, (goal.link(EQ, middle.term, middle.reasons[0]),)))
    for start in starts:
        for known in facts if start.links in ((), starts[-1].links) or not unfolds else ((),):
            part = Limit(start, known)
            if is_proved_by(part, goal, state.budget):
                return part
    return None


def squeezed(state: State, goal: Goal, depth: int, prove: Prove) -> Part | None:
    """f → L from g ≤ f ≤ h, where claims say so, or signs that 0 ≤ f."""
    if not isinstance(goal.prop, Tends):
        return None
    variable = Scalar(goal.prop.letter, goal.prop.signs)
    body: Term = goal.prop.instance(variable)
    lemmas = state.table.bearing_on(goal.prop, goal.scope)
    below = [_bound(goal, m.term, body, m.reasons[0]) for m in bounds(body, GE, goal.scope, lemmas)]
    above = [Chain(body, (goal.link(LE, m.term, m.reasons[0]),)) for m in bounds(body, LE, goal.scope, lemmas)]
    for limit in (goal.prop.target, num(0), num(1)) if isinstance(goal.prop.target, Term) else ():
        below.append(_bound(goal, limit, body, ()))
        above.append(Chain(body, (goal.link(LE, limit, ()),)))
    facts: list[tuple[Reason, ...]] = [(), *[(lemma.cite,) for lemma in lemmas[:_MOST_FACTS]]]
    uppers = [(chain, known) for chain in above[: _MOST_BOUNDS + 1] for known in _bounding(state, goal, chain, facts)]
    lowers = [(chain, known) for chain in below[: _MOST_BOUNDS + 1] for known in _bounding(state, goal, chain, facts)]
    for (lower, one), (upper, other) in product(lowers, uppers):
        part = Squeeze(lower, upper, tuple(dict.fromkeys((*one, *other))))
        if is_proved_by(part, goal, state.budget):
            return part
    return None


def _bounding(state: State, goal: Goal, chain: Chain, facts: list[tuple[Reason, ...]]) -> Iterator[tuple[Reason, ...]]:
    """Where a bound of f holds and tends to what f does: the facts by which it does, the first that will do."""
    prop: Tends = goal.prop  # type: ignore[assignment]
    variable = Scalar(prop.letter, prop.signs)
    body = prop.instance(variable)
    bound: Term = chain.links[0].target if chain.start == body else chain.start  # type: ignore[assignment]
    wanted = goal.to(tends(bound, variable, prop.point or prop.toward, prop.target, prop.side))
    if is_refuted(wanted.prop, goal.scope.given):
        return
    step = Rel(LE, chain.start, chain.links[0].target)  # type: ignore[arg-type]
    if holds(state, step, chain.links[0].reasons, goal):
        for known in facts:
            if is_proved_by(Limit(Chain(bound), known), wanted, state.budget):
                yield known
                return


def _bound(goal: Goal, bound: Term, body: Term, reasons: tuple[Reason, ...]) -> Chain:
    return Chain(bound, (goal.link(LE, body, reasons),))

"""Chains between the two sides of a relation: in one step, or over terms between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..claims.chain import Chain, Link
from ..search.reasons import Rows, Unfold
from ..terms.statement import CONVERSE, EQ, GE, GT, LE, LT, NE, Rel
from ..terms.term import is_real
from .budget import Budget, Spent
from .doubt import is_refuted
from .goals import Goal, Stated, holds_by
from .middles import Move, Moves, from_side
from .reasons import Reasons, at_an_index, bounded, citing, multiplied, pairs, plain, scaled
from .state import State
from .table import Lemma, Table

_MOST_MIDDLES, _MOST_CLOSING, _MOST_JOINED, _MOST_INSTEAD = 12, 4, 24, 4
_WEAKER = {GT: GE, LT: LE}
QUICK, SOUND, LONG = range(3)
"""How far one step is looked into: by what is near; also by estimates; also by pairs of claims and products."""


def holds(state: State, goal: Stated, reasons: Reasons, of: Goal, thorough: bool = False) -> bool:
    """Whether one step shows something under the hypotheses of a goal; tried once."""
    key = (goal, reasons, of.scope.given, thorough)
    if key not in state.steps:
        state.steps[key] = holds_by(goal, reasons, of.scope, state.budget, thorough)
    return bool(state.steps[key])


def step_reasons(state: State, goal: Goal, named: Reasons = (), level: int = LONG) -> Reasons | None:
    """Reasons by which one step shows a goal."""
    prop = goal.prop
    if not isinstance(prop, Stated):
        return None
    for reasons, thorough in _ladder(state, goal, level):
        for chosen in ((*named, *[r for r in reasons if r not in named]), reasons) if named else (reasons,):
            if holds(state, prop, chosen, goal, thorough):
                return chosen if named else _citing_instead(state, goal, chosen)
    return None


def _citing_instead(state: State, goal: Goal, reasons: Reasons) -> Reasons:
    """One of the nearest claims in place of definitions, if it is enough. No attempts of the search count for it."""
    prop: Stated = goal.prop  # type: ignore[assignment]
    unfolded = {reason.definition for reason in reasons if isinstance(reason, Unfold)}
    others = tuple(reason for reason in reasons if not isinstance(reason, Unfold | Rows))
    budget = Budget(2 * _MOST_INSTEAD)
    for lemma in state.table.saying(unfolded, prop, goal.scope)[:_MOST_INSTEAD] if unfolded else ():
        for chosen in dict.fromkeys(((lemma.cite,), (lemma.cite, *others))) if lemma.schemas else ():
            if lemma.cite not in others and holds_by(prop, chosen, goal.scope, budget):
                return chosen
    return reasons


def _ladder(state: State, goal: Goal, level: int) -> Iterator[tuple[Reasons, bool]]:
    """Reasons to try, and whether the step itself may search for long."""
    prop, scope = goal.prop, goal.scope
    simple = list(dict.fromkeys(plain(prop, scope)))
    yield from ((reasons, False) for reasons in simple)
    lemmas = state.table.bearing_on(prop, scope)  # none is proved before the goal needs one
    yield from ((reasons, False) for reasons in citing(prop, scope, lemmas))
    if not isinstance(prop, Rel):
        yield from ((reasons, False) for reasons in (*scaled(prop), *pairs(prop, scope, lemmas)))
        return
    if level < SOUND or not is_real(prop.left):
        return
    yield from ((reasons, True) for reasons in simple)
    yield from ((reasons, False) for reasons in bounded(prop, lemmas))
    if level < LONG:
        return
    yield from ((reasons, False) for reasons in at_an_index(prop, scope, lemmas))
    yield from ((reasons, False) for reasons in multiplied(prop, scope, lemmas))
    yield from ((reasons, False) for reasons in pairs(prop, scope, lemmas))
    for lemma in lemmas[:_MOST_CLOSING]:
        yield (lemma.cite,), True


def chain(state: State, goal: Goal, depth: int) -> Chain | None:
    """A chain from the left side of a relation between numbers to its right side, over so many terms at most."""
    prop = goal.prop
    if not isinstance(prop, Rel) or not is_real(prop.left):
        return None
    links = _links(state, goal, depth)
    return Chain(prop.left, shortened(links, goal)) if links is not None else None


def shortened(links: tuple[Link, ...], goal: Goal) -> tuple[Link, ...]:
    """The steps of a chain, two taken as one wherever that holds by the reasons of both, or of one of them."""
    own = State(Budget(_MOST_JOINED), Table(()))
    found = list(links)
    place, start = 0, goal.prop.parts()[0]
    while place + 1 < len(found):
        one, other = found[place], found[place + 1]
        name = other.relation if one.relation == EQ else one.relation
        step = Rel(name, start, other.target)  # type: ignore[arg-type]
        lists = dict.fromkeys(((*one.reasons, *[r for r in other.reasons if r not in one.reasons]), other.reasons))
        reasons = next((r for r in lists if _is_joined(own, step, r, goal)), None)
        if reasons is not None and other.relation in (EQ, name):
            found[place : place + 2] = [goal.link(name, other.target, reasons)]
        else:
            start, place = one.target, place + 1
    return tuple(_as_equations(own, found, goal)) if len(found) > 1 else tuple(found)


def _as_equations(own: State, links: list[Link], goal: Goal) -> Iterator[Link]:
    """Each step that bounds, as an equation where it is one by the same reasons."""
    start = goal.prop.parts()[0]
    for link in links:
        equal = Rel(EQ, start, link.target)  # type: ignore[arg-type]
        plain_one = link.relation in (GE, LE) and _is_joined(own, equal, link.reasons, goal)
        yield goal.link(EQ, link.target, link.reasons) if plain_one else link
        start = link.target


def _is_joined(own: State, step: Rel, reasons: Reasons, goal: Goal) -> bool:
    try:
        return holds(own, step, reasons, goal)
    except Spent:
        return False


def _links(state: State, goal: Goal, depth: int) -> tuple[Link, ...] | None:
    prop: Rel = goal.prop  # type: ignore[assignment]
    key = (prop, goal.scope.given, depth, state.level)
    if key in state.failed or is_refuted(prop, goal.scope.given):
        return None
    reasons = step_reasons(state, goal, level=state.level)
    if reasons is not None:
        return (goal.link(prop.name, prop.right, reasons),)
    if depth > 0:
        for links in _over_middles(state, goal, depth):
            return links
    state.failed.add(key)
    return None


def _over_middles(state: State, goal: Goal, depth: int) -> Iterator[tuple[Link, ...]]:
    """left R middle R right, where claims, definitions or hypotheses lead from one of the sides to the middle."""
    prop: Rel = goal.prop  # type: ignore[assignment]
    lemmas = state.table.bearing_on(prop, goal.scope)
    for moves, forwards in _middles(goal, prop, lemmas):
        rest = _rest(prop, moves, forwards)
        if rest is None or is_refuted(rest, goal.scope.given):
            continue
        steps = _steps(state, goal, prop.left if forwards else prop.right, moves, forwards)
        others = _links(state, goal.to(rest), depth - 1) if steps is not None else None
        if steps is not None and others is not None:
            yield (*steps, *others) if forwards else (*others, *steps)


def _steps(state: State, goal: Goal, start: object, moves: Moves, forwards: bool) -> tuple[Link, ...] | None:
    """The steps from one side to a middle, or back."""
    links: list[Link] = []
    for move in moves:
        name = move.relation if forwards else CONVERSE.get(move.relation, move.relation)
        before, after = (start, move.term) if forwards else (move.term, start)
        step = Rel(name, before, after)  # type: ignore[arg-type]
        reasons = next((r for r in move.reasons if holds(state, step, r, goal)), None)
        if reasons is None:
            return None
        links.append(goal.link(name, step.right, reasons))
        start = move.term
    return tuple(links if forwards else links[::-1])


def _middles(goal: Goal, prop: Rel, lemmas: Sequence[Lemma]) -> list[tuple[Moves, bool]]:
    """Ways from either side, the shortest first, each to a term of its own."""
    back = CONVERSE.get(prop.name, prop.name)
    found = [(m, True) for m in from_side(prop.left, prop.name, prop, goal.scope, lemmas)]
    found += [(m, False) for m in from_side(prop.right, back, prop, goal.scope, lemmas)]
    ends: dict[object, tuple[Moves, bool]] = {}
    for moves, forwards in sorted(found, key=lambda f: len(f[0])):
        if moves[-1].term not in prop.parts():
            ends.setdefault((moves[-1].term, forwards, moves[-1].relation), (moves, forwards))
    return list(ends.values())[:_MOST_MIDDLES]


def _rest(prop: Rel, moves: Sequence[Move], forwards: bool) -> Rel | None:
    """What is left to show between a middle and the other side."""
    name, used = prop.name, [move.relation for move in moves]
    if name in _WEAKER and any(relation in (GT, LT) for relation in used):
        name = _WEAKER[name]
    if name in (NE, EQ) and any(relation != EQ for relation in used):
        return None
    return Rel(name, moves[-1].term, prop.right) if forwards else Rel(name, prop.left, moves[-1].term)

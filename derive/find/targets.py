"""What reasons make of a term or statement, in a form that one would write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from ..claims.chain import IFF
from ..search.convert import Converter, chained, derivatives, right_of, unfolding
from ..search.matching import subterms
from ..search.reasons import CALCULUS, Cite, ExpBound, Extremes, Fact, Hypothesis, Monotone, Reason, Rows, Unfold
from ..search.rewriting import by_equations, equations
from ..search.scope import Scope
from ..search.slopes import differentiating_all
from ..terms.definition import Definition, definitions_in
from ..terms.letters import letters_for
from ..terms.node import Node, Term, free
from ..terms.statement import EQ, SIGNS, Iff, Implies, Rel
from ..terms.term import MAX, MIN, At, Reduce, Vector, reduce_over
from .budget import Budget
from .chains import holds
from .forms import forms
from .goals import NOT_SHOWN, Goal, Stated, holds_by
from .middles import bounds
from .put import by_member, put, replaced
from .reasons import Reasons
from .state import State

_MOST_FORMS = 24


def target(state: State, relation: str, before: Node, named: Reasons, scope: Scope, end: Node | None) -> Node | None:
    """Where the reasons lead: to the end, if they do; else to the simplest form for which the step holds."""
    goal = Goal(before, scope, 0)  # type: ignore[arg-type]
    named = _meant(named, before)
    listed = [end] if end is not None else []
    for candidate in [*listed, *_candidates(relation, before, named, scope, state)]:
        if candidate == before:
            continue
        with suppress(*NOT_SHOWN):
            if holds(state, _stated(relation, before, candidate), named, goal):
                return candidate
    return None


def leads_to(found: Node, relation: str, before: Node, named: Reasons, scope: Scope, budget: Budget) -> bool:
    """Whether the reasons lead from one term or statement to another."""
    return holds_by(_stated(relation, before, found), _meant(named, before), scope, budget)


def _meant(named: Reasons, before: Node) -> Reasons:
    """The reasons; where there are none and something is to be derived, those of calculus."""
    return (CALCULUS,) if not named and any(True for _ in derivatives(before)) else named


def _stated(relation: str, before: Node, after: Node) -> Stated:
    if relation in SIGNS:
        return Rel(relation, before, after)  # type: ignore[arg-type]
    return (Iff if relation == IFF else Implies)(before, after)  # type: ignore[arg-type]


def _candidates(relation: str, before: Node, named: Reasons, scope: Scope, state: State) -> Iterator[Node]:
    """Forms of what the reasons make of it, the simplest first."""
    changed = [now for now in _changed(before, named, scope) if now is not None]
    if not isinstance(before, Term):
        yield from changed
        return
    if relation != EQ:
        yield from _bounded(relation, before, named, scope, state)
        return
    definitions = [d for d in _named_definitions(before, named) if isinstance(d, Definition)]
    found: dict[Term, None] = {}
    for now in changed:
        if isinstance(now, Term):
            found.update(dict.fromkeys(forms(now, scope, definitions)))
    yield from list(found)[:_MOST_FORMS]


def _named_definitions(before: Node, named: Sequence[Reason]) -> list[object]:
    return list(dict.fromkeys([*definitions_in(before), *[r.definition for r in named if isinstance(r, Unfold)]]))


def _changed(before: Node, named: Reasons, scope: Scope) -> Iterator[Node | None]:
    """What the reasons make of it, equations used from left to right, and from right to left."""
    for backwards in (False, True):
        with suppress(*NOT_SHOWN):
            yield _carried_out(before, named, scope, backwards)


def _carried_out(before: Node, named: Reasons, scope: Scope, backwards: bool) -> Node:
    change, now = None, before
    unfolds = frozenset(r.definition for r in named if isinstance(r, Unfold))
    rows = [r.rows for r in named if isinstance(r, Rows)]
    rewritings = [unfolding(unfolds)] if unfolds else []
    if rows:
        wanted = None if None in rows else frozenset().union(*[r for r in rows if r is not None])
        rewritings.append(differentiating_all(wanted, lambda name, where: None))
    for fact in named:
        if isinstance(fact, Cite | Hypothesis):
            rewritings.append(by_equations(equations(fact, scope), backwards))
    for place, rewriting in enumerate(rewritings):
        again = place < bool(unfolds) + bool(rows)
        change = chained(change, Converter(rewriting, scope, (before,), again)(now))
        now = before if change is None else right_of(change)
    return now


def _bounded(relation: str, before: Term, named: Reasons, scope: Scope, state: State) -> Iterator[Term]:
    """What the term is bounded by, by the facts that are named."""
    unfolds = tuple(r for r in named if isinstance(r, Unfold))
    starts = dict.fromkeys((_carried_out(before, unfolds, scope, False), before))
    facts = [r.fact if isinstance(r, Monotone) else r for r in named if isinstance(r, Fact)]
    lemmas = [lemma for lemma in state.table.lemmas if any(f == lemma.cite for f in facts)]
    for start in starts:
        if not isinstance(start, Term):
            continue
        yield from (move.term for move in bounds(start, relation, scope, lemmas))
        for new, fact in put(start, start, scope, lemmas):
            if not isinstance(fact, ExpBound | Extremes) or type(fact) in {type(f) for f in facts}:
                yield new
        for top in _extremes_of(start) if any(isinstance(f, Extremes) for f in facts) else ():
            yield replaced(start, by_member(top), scope)
        if not facts:
            yield from (new for new in forms(start, scope, []))


def _extremes_of(term: Term) -> Iterator[Reduce]:
    """The maxima and minima of the vectors whose components occur."""
    for part in dict.fromkeys(subterms(term)):
        if isinstance(part, At) and isinstance(part.vector, Vector) and len(part.indices) == 1:
            (index,) = letters_for(("i",), part.vector.shape, {v.name for v in free(term)})
            for kind in (MAX, MIN):
                yield reduce_over(kind, index, At(part.vector, (index,)))

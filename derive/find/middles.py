"""Terms between the two sides of a relation: what definitions, derivatives, equations and bounds make of one side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import msgspec

from ..claims.sayable import as_read, in_words
from ..kernel import hypothesis
from ..search.convert import Converter, Rewriting, derivatives, right_of, unfolding
from ..search.matching import match
from ..search.obligations import specialised
from ..search.reasons import CALCULUS, Attained, Fact, Unfold
from ..search.rewriting import by_equations, equations
from ..search.scope import Schema, Scope, schemas
from ..search.slopes import differentiating_all
from ..search.supply import in_full
from ..terms.definition import definitions_in
from ..terms.matrices import named_definitions_in
from ..terms.node import Term, free, opened
from ..terms.statement import CONVERSE, EQ, GE, GT, LE, LT, Rel
from ..terms.substitution import Capture
from ..terms.term import MAX, MIN, Index, Reduce
from .goals import NOT_SHOWN
from .put import inwards, put, split
from .reasons import HYPOTHESES, Reasons, at_an_index, instances, monotone, unfoldings
from .table import Lemma


class Move(msgspec.Struct, frozen=True):
    """A term that another one leads to, by which relation, and by which of several lists of reasons."""

    relation: str
    term: Term
    reasons: tuple[Reasons, ...]


Moves = tuple[Move, ...]
"""One after the other."""


def move(relation: str, term: Term, reasons: tuple[Reasons, ...]) -> Iterator[Move]:
    """A move to a term as a claim file can say it; by the reasons, or also by what had to be written out for that."""
    with suppress(Capture):
        said: Term = as_read(in_words(term))
        left = set(definitions_in(said))
        out = tuple(Unfold(f"by.unfold({d.name})", d) for d in named_definitions_in(term) if d not in left)
        yield Move(relation, said, reasons + tuple((*one, *out) for one in reasons) if out else reasons)


def from_side(term: Term, relation: str, goal: Rel, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Moves]:
    """What one side of a goal leads to: first by what claims say, then also unfolded."""
    whole = _unfolded(term, scope)
    starts: list[Moves] = [(), *([(whole,)] if whole is not None else [])]
    for start in starts:
        here = start[-1].term if start else term
        for move in bounds(here, relation, scope, lemmas):
            yield (*start, move)
        for move in equal_terms(here, scope, lemmas):
            yield (*start, move)
        for move in _inside(here, relation, goal, scope, lemmas):
            yield (*start, move)
    yield from starts[1:]


def _unfolded(term: Term, scope: Scope) -> Move | None:
    return next(_converted(term, unfolding(frozenset(named_definitions_in(term))), unfoldings(term), scope), None)


def equal_terms(term: Term, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Move]:
    """What a term is equal to by the equations that are cited or assumed, and by calculus."""
    for lemma in lemmas:
        yield from _by_equations(term, lemma.cite, scope)
        for cite in instances(lemma, term):
            for top, place in cite.tops:
                changed = _exchanged(term, top, place)
                if changed != term:
                    yield from move(EQ, changed, ((cite.reason,), (lemma.cite,)))
    if scope.given:
        yield from _by_equations(term, HYPOTHESES, scope)
        yield from _by_families(term, scope)
    yield from _attained(term, scope, lemmas)
    if any(True for _ in derivatives(term)):
        yield from _converted(term, differentiating_all(None, lambda name, where: None), (CALCULUS,), scope)


def _attained(term: Term, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Move]:
    """f(a) for max f, where a claim bounds every f(i) by it."""
    if isinstance(term, Reduce) and term.kind in (MAX, MIN):
        lists = list(at_an_index(Rel(EQ, term, term), scope, lemmas))
        for fact in dict.fromkeys(reasons[0] for reasons in lists):
            if isinstance(fact, Attained) and fact.index not in term.omit:
                yield from move(EQ, opened(term.body, (fact.index,)), ((fact,), (fact, HYPOTHESES)))


def _exchanged(term: Term, old: Term, new: Term) -> Term:
    """A term with one index written for another, outside of binders."""
    if term == old:
        return new
    if term.binds():
        return term
    parts = tuple(_exchanged(part, old, new) for part in term.parts())
    return term.retyped(parts, term.sizes()) if parts != term.parts() else term


def _by_equations(term: Term, fact: Fact, scope: Scope) -> Iterator[Move]:
    try:
        schemas = equations(fact, scope)
    except NOT_SHOWN:
        return
    for backwards in (False, True) if schemas else ():
        yield from _converted(term, by_equations(schemas, backwards), (fact,), scope, again=False)


def _by_families(term: Term, scope: Scope) -> Iterator[Move]:
    """What hypotheses such as ∀i ∀j b_i = b_j make of a term, at each index that occurs for what one side lacks."""
    indices = sorted((v for v in free(term) if isinstance(v, Index)), key=lambda i: i.name)
    stated = [s for given in scope.given for s in schemas(hypothesis(given), False, (*scope.given, term))]
    for schema in (s for s in stated if s.relation is not None and s.relation.name == EQ):
        sides = schema.theorem.statement.parts()
        for backwards in (False, True):
            lacking = list(schema.variables & (free(sides[1 - backwards]) - free(sides[backwards])))
            for index in indices if len(lacking) == 1 else ():
                if isinstance(lacking[0], Index) and lacking[0].size == index.size:
                    theorem = specialised(schema, {lacking[0]: index}, scope)
                    if theorem is not None:
                        one = Schema(theorem, schema.variables - {lacking[0]}, False)
                        yield from _converted(term, by_equations([one], backwards), (HYPOTHESES,), scope)


def _converted(term: Term, rewriting: Rewriting, reasons: Reasons, scope: Scope, again: bool = True) -> Iterator[Move]:
    try:
        change = Converter(rewriting, scope, (term,), again)(term)
    except NOT_SHOWN:
        return
    if change is not None and right_of(change) != term:
        yield from move(EQ, right_of(change), (reasons,))


def _inside(term: Term, relation: str, goal: Rel, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Move]:
    """With a fact put inside, or a term split off a sum."""
    if relation != EQ:
        for new, fact in put(term, goal, scope, lemmas):
            yield from move(relation, new, ((monotone(fact),), (fact,)))
    indices = {v for node in (goal, *scope.given) for v in free(node) if isinstance(v, Index)}
    for new in (*inwards(term, scope), *split(term, sorted(indices, key=lambda i: i.name), scope)):
        yield from move(EQ, new, ((),))


_GIVES = {GE: (GE, GT, EQ), GT: (GT, GE, EQ), LE: (LE, LT, EQ), LT: (LT, LE, EQ), EQ: (EQ,)}


def bounds(term: Term, relation: str, scope: Scope, lemmas: Sequence[Lemma]) -> Iterator[Move]:
    """What claims say that a term is at least, or at most."""
    for lemma in lemmas:
        for schema in lemma.schemas:
            for theorem in filter(None, (schema.theorem, in_full(schema.theorem))):
                whole = Schema(theorem, schema.variables, schema.closed_over)
                yield from _instances(whole, term, relation, lemma, scope)


def _instances(schema: Schema, term: Term, relation: str, lemma: Lemma, scope: Scope) -> Iterator[Move]:
    stated = schema.relation
    for turned in (False, True) if stated is not None else ():
        side = stated.right if turned else stated.left  # type: ignore[union-attr]
        name = CONVERSE.get(stated.name, stated.name) if turned else stated.name  # type: ignore[union-attr]
        if side.is_variable or name not in _GIVES.get(relation, ()):
            continue
        images = match(side, term, schema.variables)
        found = specialised(schema, images, scope) if images is not None else None
        if found is not None:
            yield from move(name, found.statement.parts()[0 if turned else 1], ((lemma.cite,),))

"""The theorems that a reason brings to a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import Any

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..printing.text import text
from ..terms.definition import definitions_in
from ..terms.letters import arbitrary, letters_for
from ..terms.node import VECTOR, IllFormed, Node, Term, free, opened
from ..terms.statement import CONVERSE, EQ, GE, GT, LE, LT, NE, ForAll, Prop, Rel
from ..terms.substitution import Capture, substitute
from ..terms.term import (
    MAX,
    MIN,
    NEG,
    POS,
    SUM,
    ZERO,
    ArgMax,
    Dim,
    Function,
    Index,
    Mul,
    Reduce,
    Size,
    num,
    shape_of,
    vector_of,
)
from .combine import combined
from .convert import Converter, unfolding
from .identities import given_inverses, inverses_of
from .matching import Images, match, subterms
from .obligations import instances, settled, specialised
from .reasons import Attained, Cite, ExpBound, Extremes, Fact, Hypothesis, Monotone, Summed, Times
from .refusal import put_by
from .scope import Schema, Scope, fitted, hypothesis, schemas


def schemas_of(fact: Fact, scope: Scope) -> list[Schema]:
    """The relations and equivalences that a citation or a hypothesis states. Raises Rejected if it has no proof.

    What has definitions in it is given as it is written, and with all of these unfolded.
    """
    found = as_written(fact, scope)
    return (
        found
        if not scope.through
        else [*found, *[replace(s, theorem=whole) for s in found if (whole := in_full(s.theorem)) is not None]]
    )


def as_written(fact: Fact, scope: Scope) -> list[Schema]:
    """The same, as it is written alone."""
    match fact:
        case Cite(_, target, images):
            found = [*schemas(target.theorem(), True, ()), *inverses_of(target.theorem(), True, scope)]
            return _at_images(found, images, scope) if images else found
        case Hypothesis(label, number, images):
            chosen = scope.given if number is None else scope.given[number - 1 : number]
            stated = [s for given in chosen for s in schemas(hypothesis(given), False, scope.given)]
            known_names = {_said(v) for s in stated for v in s.variables}
            for variable, _ in images:
                if variable.name not in known_names:  # type: ignore[attr-defined]
                    raise Rejected(f"{label}: the hypothesis says nothing of every {text(variable)}")
            return _at_images(stated, images, scope) if images else [*stated, *given_inverses(chosen, scope)]
    return []


def _at_images(found: list[Schema], images: tuple[tuple[Term, Term], ...], scope: Scope) -> list[Schema]:
    """What is stated, at the author's images. Raises Rejected where it cannot be at any of them."""
    fixed = [_at(s, _for_schema(images, s), images, scope) for s in found]
    if not any(fixed):
        raise scope.refusals[-1] if scope.refusals else Rejected("there is nothing to put them into")
    return [Schema(theorem, _still_open(s, images)) for s, theorem in zip(found, fixed, strict=True) if theorem]


def _at(schema: Schema, images: Images, named: tuple[tuple[Term, Term], ...], scope: Scope) -> Theorem | None:
    """The theorem at some images; its hypotheses about what is left open may wait until that has an image too."""
    found = specialised(schema, images, scope)
    if found is not None or not schema.closed_over:
        return found
    still_open = _still_open(schema, named)
    with suppress(Rejected, IllFormed, Capture):
        moved = tuple([(v, image) for v, image in images.items() if v != image])
        theorem = kernel.instance(schema.theorem, moved, scope.facts)
        waiting = [h for h in theorem.hypotheses if not free(h).isdisjoint(still_open)]
        return settled(theorem, scope.assuming(*waiting)) if waiting else None
    return None


def _said(variable: Any) -> str:
    """The name of a variable as its author knows it: one that opens a "for all" may have primes."""
    name: str = variable.name
    return name.rstrip("′")


def _for_schema(images: tuple[tuple[Term, Term], ...], schema: Schema) -> Images:
    """The author's images, by the names of the schema's variables, and of its dimensions what follows from them."""
    by_name = {_said(v): v for v in schema.variables}
    found = {by_name[v.name]: image for v, image in images if v.name in by_name}  # type: ignore[attr-defined]
    sizes = {n: m for v, image in found.items() for n, m in zip(_sizes(v), _sizes(image), strict=False) if n != m}
    own = frozenset().union(*[free(s) for s in (schema.theorem.statement, *schema.theorem.hypotheses)])
    sizes = {v: image for v, image in images if isinstance(v, Dim)} | sizes
    return found | {n: m for n, m in sizes.items() if n in own}


def _sizes(node: Any) -> tuple[Any, ...]:
    if isinstance(node, Function | Index):
        return node.sizes()
    return shape_of(node) if node.sort == VECTOR else ()


def _still_open(schema: Schema, images: tuple[tuple[Term, Term], ...]) -> frozenset[Term]:
    named = {v.name for v, _ in images}  # type: ignore[attr-defined]
    sizes = {v: image for v, image in _for_schema(images, schema).items() if isinstance(v, Dim)}
    return frozenset([substitute(v, sizes) for v in schema.variables if _said(v) not in named])


def theorems(fact: Fact, targets: tuple[Node, ...], scope: Scope) -> Iterator[Theorem]:
    """What a reason says about the terms of a step. Raises Rejected if a citation has no proof."""
    match fact:
        case Cite() | Hypothesis():
            for schema in schemas_of(fact, scope):
                if schema.relation is not None:
                    yield from instances(schema, targets, scope)
        case Monotone(_, Fact() as inner):
            yield from theorems(inner, targets, scope)
        case Extremes():
            yield from _extremes(targets, scope)
        case ExpBound(_, exponent):
            yield kernel.exp_bound(exponent, scope.facts)
        case Times(_, inner, factor):
            for theorem in theorems(inner, targets, scope):
                yield _times(theorem, factor, scope)
        case Summed(_, inner, index, omit):
            yield from _summed(inner, index, omit, scope)
        case Attained(_, index, inner):
            yield from _attained(index, inner, targets, scope)


def cited(goal: Prop, fact: Fact, scope: Scope) -> Theorem:
    """A goal that is an instance of what a reason states, either way round. Raises Rejected."""
    dims = frozenset([v for v in free(goal) if isinstance(v, Dim)])
    for schema in schemas_of(fact, scope):
        for fit, turned in product((schema, *fitted(schema, dims, scope.facts)), _both_ways(goal)):
            images = match(fit.theorem.statement, turned, fit.variables)
            theorem = specialised(fit, images, scope) if images is not None else None
            if theorem is not None and theorem.statement == turned:
                return theorem if turned == goal else kernel.symmetry(theorem)
    if scope.refusals:
        raise scope.refusals[-1]
    raise Rejected(f"{text(goal)} is no instance of {fact.label}", goal)


def cited_as_a_whole(goal: Prop, fact: Fact, scope: Scope) -> Theorem:
    """The same; of what is stated of all entries, at each of them. Raises Rejected."""
    try:
        return cited(goal, fact, scope)
    except Rejected as refusal:
        if isinstance(goal, ForAll):
            index = arbitrary(goal, {v.name for s in (goal, *scope.given) for v in free(s)})
            with suppress(Rejected):
                return kernel.generalisation(cited_as_a_whole(goal.instance(index), fact, scope), index)
        raise scope.refusals[-1] if scope.refusals else refusal from None


def _both_ways(goal: Prop) -> tuple[Prop, ...]:
    """A goal, and where it is an inequality the same one read from its other side."""
    turns = isinstance(goal, Rel) and goal.name in (GE, GT, LE, LT)
    return (goal, Rel(CONVERSE[goal.name], goal.right, goal.left)) if turns else (goal,)  # type: ignore[attr-defined]


# ── maxima and minima ─────────────────────────────────────────────────────────


@lru_cache(maxsize=1024)
def in_full(theorem: Theorem) -> Theorem | None:
    """The theorem with all definitions in its statement unfolded; None if there are none."""
    definitions = frozenset(definitions_in(theorem.statement))
    change = Converter(unfolding(definitions), Scope(()))(theorem.statement) if definitions else None
    return None if change is None else kernel.detachment(change, theorem)


def extrema(targets: tuple[Node, ...]) -> list[Reduce]:
    """The maxima and minima that occur."""
    found = [t for target in targets for t in subterms(target) if isinstance(t, Reduce) and t.kind in (MAX, MIN)]
    return list(dict.fromkeys(found))


def _extremes(targets: tuple[Node, ...], scope: Scope) -> Iterator[Theorem]:
    for vector in dict.fromkeys(v for target in targets for v in _taken_at_their_largest(target)):
        yield kernel.argmax(vector, scope.facts)
    indices = {v for target in targets for v in free(target) if isinstance(v, Index)}
    found = extrema((*targets, *_given_in_full(scope)))
    for term in found:
        own = sorted([i for i in indices if i.size == term.size], key=lambda i: i.name)
        places: list[Term] = [*own] or [_any_place(found, term.size)]
        for place in places:
            try:
                yield kernel.extremum(term, place, scope.facts)
            except Rejected as refusal:
                scope.refusals.append(put_by(refusal))


def _given_in_full(scope: Scope) -> list[Prop]:
    """The hypotheses, with all their definitions unfolded."""
    assumed = list(map(hypothesis, scope.given))
    return [(in_full(theorem) or theorem).statement for theorem in assumed]


def _taken_at_their_largest(node: Node) -> Iterator[Term]:
    """The vectors whose argmax occurs outside of binders."""
    if isinstance(node, ArgMax):
        yield node.vector
    for part in node.parts()[:-1] if node.binds() else node.parts():
        yield from _taken_at_their_largest(part)


def _any_place(found: list[Reduce], size: Size) -> Term:
    """An index of a size where the terms of a step name none: where the first of their extrema is largest."""
    first = next(t for t in found if t.size == size)
    return ArgMax(vector_of((size,), first.body, (first.letter,)))


def _attained(index: Term, fact: Fact, targets: tuple[Node, ...], scope: Scope) -> Iterator[Theorem]:
    for term in extrema(targets):
        if isinstance(index, Index) and index.size != term.size:
            continue
        yield attained(term, index, lambda goal: from_fact(goal, fact, scope), scope)


def attained(term: Reduce, index: Term, bound: Callable[[Rel], Theorem], scope: Scope) -> Theorem:
    """max f = f(a), from a proof of f(i) ≤ f(a) for a new index i; min likewise. Raises Rejected."""
    taken = {v.name for node in (term, index, *scope.given) for v in free(node)}
    (other,) = letters_for((term.letter,), (term.size,), taken)
    name = LE if term.kind == MAX else GE
    value = opened(term.body, (index,))
    below = bound(Rel(name, opened(term.body, (other,)), value))
    reduced = kernel.reduced(term.kind, below, other, term.omit, scope.facts)
    flat = kernel.normal_form(reduced.statement.parts()[1], value, scope.facts)
    one = kernel.transitivity(reduced, flat)
    two = kernel.extremum(term, index, scope.facts)
    return kernel.intersection((two, one), EQ)


def from_fact(goal: Rel, fact: Fact, scope: Scope) -> Theorem:
    """A relation that a reason states, or that follows from it linearly. Raises Rejected."""
    found = list(theorems(fact, goal.parts(), scope))
    for theorem in found:
        if theorem.statement == goal:
            return theorem
    return combined(goal, found, scope.facts)


# ── sums and multiples ────────────────────────────────────────────────────────


def _times(theorem: Theorem, factor: Term, scope: Scope) -> Theorem:
    relation = theorem.statement
    signs = known(scope.facts).sign(factor)
    if not isinstance(relation, Rel):
        raise Rejected(f"by.times takes a relation, and {text(relation)} is none")
    if signs & NEG and signs & POS and relation.name != EQ:
        raise Rejected(f"by.times: {text(factor)} may be negative", Rel(GE, factor, num(0)))
    name = CONVERSE[relation.name] if signs & NEG else relation.name
    if signs & ZERO:
        name = {GT: GE, LT: LE}.get(name, name)
    goal = Rel(name, *[Mul((factor, side)) for side in relation.parts()])
    return kernel.linear(goal, ((theorem, factor),), num(0), num(1), scope.facts)


def _summed(fact: Fact, index: Index, omit: tuple[Term, ...], scope: Scope) -> Iterator[Theorem]:
    inside = scope.assuming(*[Rel(NE, index, left_out) for left_out in omit])
    for schema in schemas_of(fact, inside):
        open_indices = [v for v in schema.variables if isinstance(v, Index) and v.size == index.size]
        choices: list[Images] = [{v: index} for v in open_indices if v != index]
        for images in choices if choices and index not in schema.variables else [{}]:
            theorem = specialised(schema, images, inside)
            if theorem is not None:
                yield kernel.reduced(SUM, theorem, index, omit, scope.facts)

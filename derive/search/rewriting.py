"""Rewriting by equations that are cited or assumed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from .. import kernel
from ..kernel import Rejected, Theorem, render
from ..kernel.context import known
from ..kernel.poly import Poly, atoms, raised, tidy
from ..terms.node import Term, free
from ..terms.ordering import key
from ..terms.statement import EQ, NE, Rel
from ..terms.term import At, Dim, Num, minus, num
from .convert import Converter, Rewriting
from .matching import match
from .obligations import specialised
from .reasons import Cite, Fact, Hypothesis
from .scope import Schema, Scope, fitted
from .supply import schemas_of

_MOST_BOUNDS = 8


def equations(fact: Fact, scope: Scope) -> list[Schema]:
    """The equations between numbers that a citation or a hypothesis states."""
    return [s for s in schemas_of(fact, scope) if s.relation is not None and s.relation.name == EQ]


def by_equations(schemas: list[Schema], backwards: bool) -> Rewriting:
    """Equations used from left to right, or from right to left; never from a bare number.

    Nor from a bare variable of what is cited: every term would be one, and so would each part of what it becomes.

    What is cited is fitted to the dimensions of the term, where these are others than its own.

    One that only changes indices about is used where it makes the term smaller. What is said of A_ij is also used
    for A_ji, where A is known to be symmetric.
    """

    over: dict[frozenset[Dim], list[Schema]] = {}

    def fitting(term: Term, scope: Scope) -> list[Schema]:
        dims = frozenset([v for v in free(term) if isinstance(v, Dim)])
        if dims not in over:
            over[dims] = [fit for schema in schemas for fit in _over(schema, dims, scope)]
        return over[dims]

    def rewriting(term: Term, scope: Scope) -> Theorem | None:
        found = as_written(term, scope)
        mirrored = _mirrored(term, scope) if found is None else None
        if mirrored is None:
            return found
        found = as_written(mirrored.statement.parts()[1], scope)
        if found is None or term in found.statement.parts():
            return None
        return kernel.transitivity(mirrored, found)

    def as_written(term: Term, scope: Scope) -> Theorem | None:
        for schema in fitting(term, scope):
            old, new = schema.theorem.statement.parts()[:: -1 if backwards else 1]
            anything = isinstance(old, Num) or old in schema.variables
            images = None if anything or old == term == new else match(old, term, schema.variables)
            theorem = specialised(schema, images, scope) if images is not None else None
            if theorem is None or len(set(theorem.statement.parts())) == 1:  # t = t would be used without end
                continue
            if not _changes_about(schema, old, new) or key(theorem.statement.parts()[0 if backwards else 1]) < key(
                term
            ):
                return kernel.symmetry(theorem) if backwards else theorem
        return None

    return rewriting


def _over(schema: Schema, dims: frozenset[Dim], scope: Scope) -> Iterator[Schema]:
    """A schema as it stands, and over these dimensions where its own are not all among them."""
    yield schema
    if dims and any([isinstance(v, Dim) and v not in dims for v in free(schema.theorem.statement)]):
        yield from fitted(schema, dims, scope.facts)


def _mirrored(term: Term, scope: Scope) -> Theorem | None:
    """A_ij = A_ji, for an entry of a matrix that is known to be symmetric."""
    if not isinstance(term, At) or term.vector not in known(scope.facts).symmetric:
        return None
    try:
        return kernel.normal_form(term, At(term.vector, term.indices[::-1]), scope.facts)
    except Rejected:
        return None


def with_equations(brought: list[Theorem], facts: Iterable[Fact], scope: Scope) -> list[Theorem]:
    """Inequalities that facts bring, with the equations of these facts put into them: ∇f(x) = 0 into a tangent at x."""
    stated = [schema for fact in facts if isinstance(fact, Cite | Hypothesis) for schema in equations(fact, scope)]
    bounds = [t for t in brought if isinstance(t.statement, Rel) and t.statement.name not in (EQ, NE)]
    found = []
    for theorem in dict.fromkeys(bounds[:_MOST_BOUNDS]) if stated else ():
        change = Converter(by_equations(stated, False), scope, (theorem.statement,))(theorem.statement)
        if change is not None:
            found.append(kernel.detachment(change, theorem))
    return found


def solved(schema: Schema, scope: Scope) -> Iterator[Schema]:
    """An equation solved for each term that it is linear in: from Σx/n = c follows Σx = c·n.

    What it is divided by must be known not to be 0.
    """
    inside = scope.assuming(*schema.theorem.hypotheses)
    left, right = schema.theorem.statement.parts()
    try:
        poly = known(inside.facts).normal(minus(left, right))
    except Rejected:
        return
    for term in sorted(atoms(poly), key=key):
        found = _solved_for(term, poly, schema.theorem, inside)
        if found is not None:
            yield replace(schema, theorem=found)


def _solved_for(term: Term, poly: Poly, theorem: Theorem, scope: Scope) -> Theorem | None:
    """term = value, from an equation; None if it has the term elsewhere too, or what it is multiplied by may be 0."""
    where = [mono for mono in poly if any(term == base or _occurs(term, base) for base, _ in mono)]
    if len(where) != 1 or (term, 1) not in where[0]:
        return None
    factor: Poly = {where[0] - {(term, 1)}: poly[where[0]]}
    if any(_occurs(term, base) for base in atoms(factor)):
        return None
    ctx = known(scope.facts)
    inverse: Poly = {raised(mono, -1): tidy(Fraction(1) / c) for mono, c in factor.items()}
    rest = {mono: -c for mono, c in poly.items() if mono != where[0]}
    try:
        goal = Rel(EQ, term, render(ctx.product([rest, inverse])))
        return kernel.linear(goal, ((theorem, render(inverse)),), num(0), num(1), scope.facts)
    except Rejected:
        return None


def _occurs(term: Term, inside: Term) -> bool:
    """Whether a term stands in another, outside of binders or in them."""
    return any([part == term or _occurs(term, part) for part in inside.parts()])


def _changes_about(schema: Schema, old: Term, new: Term) -> bool:
    """Whether the variables of an equation change places, so that rewriting could go on for ever."""
    images = match(new, old, schema.variables)
    return images is not None and all(image.is_variable for image in images.values())

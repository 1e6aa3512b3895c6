"""Theorems fitted to a place, and what that leaves to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice, product

from .. import kernel
from ..kernel import Rejected, Theorem
from ..printing.text import text
from ..terms.letters import arbitrary
from ..terms.node import IllFormed, Node, free
from ..terms.statement import And, Every, ForAll, Implies, Prop, Rel
from ..terms.substitution import Capture
from ..terms.term import Dim, Index, Scalar, Vector, is_real
from .combine import combined
from .convert import Converter, calls, right_of, unfolding
from .derived import by_normal_form
from .estimate import estimated
from .identities import given_inverses
from .matching import Images, like, match, matches
from .refusal import put_by
from .scope import Schema, Scope, fitted, hypothesis, schemas
from .signs import by_signs

_MOST_INSTANCES = 48
_MOST_AT_FUNCTIONS = 16
_DEEPEST = 4


# ── instances ─────────────────────────────────────────────────────────────────


def specialised(schema: Schema, images: Images, scope: Scope) -> Theorem | None:
    """The theorem with variables replaced and its hypotheses shown, or None; the scope remembers why not."""
    moved = tuple([(v, image) for v, image in images.items() if v != image])
    try:
        theorem = kernel.instance(schema.theorem, moved, scope.facts) if moved else schema.theorem
        return settled(theorem, scope)
    except (Rejected, IllFormed, Capture) as refusal:
        scope.refusals.append(put_by(refusal) if isinstance(refusal, Rejected) else Rejected(str(refusal)))
        return None


def settled(theorem: Theorem, scope: Scope) -> Theorem:
    """The theorem with every hypothesis that is not among the given ones shown. Raises Rejected."""
    open_ones = theorem.hypotheses - frozenset(scope.given)
    for statement in sorted(open_ones, key=text) if len(open_ones) > 1 else open_ones:  # the same in every run
        shown = prove(statement, scope.below())
        scope.obligations[shown] = statement
        theorem = kernel.detachment(kernel.discharge(theorem, statement), shown)
    return theorem


def instances(schema: Schema, targets: tuple[Node, ...], scope: Scope) -> Iterator[Theorem]:
    """The theorem as it may bear on some terms: where a side matches a subterm, as it stands, at other indices."""
    seen: set[Prop] = set()
    dims = frozenset([v for t in targets for v in free(t) if isinstance(v, Dim)])
    present = {v for node in (*targets, *scope.given) for v in free(node) if isinstance(v, Vector)}
    for fit in fitted(schema, dims, scope.facts):
        vectors = [v for v in fit.variables if isinstance(v, Vector)]
        for images in _candidates(fit, targets):
            if not all(u in present or not isinstance(u, Vector) for v in vectors for u in free(images.get(v, v))):
                continue  # it speaks of what does not occur here
            theorem = specialised(fit, images, scope)
            if theorem is not None and theorem.statement not in seen:
                seen.add(theorem.statement)
                yield theorem
            if len(seen) >= _MOST_INSTANCES:
                return


def _candidates(schema: Schema, targets: tuple[Node, ...]) -> Iterator[Images]:
    if not schema.variables:
        yield {}
        return
    for side in schema.theorem.statement.parts():
        for term in dict.fromkeys(t for target in targets for t in like(side, target, schema.variables)):
            images = match(side, term, schema.variables)
            if images is not None:
                yield images
    if any([isinstance(v, Vector | Scalar) for v in schema.variables]):
        yield from islice(matches(schema.theorem.statement, targets, schema.variables), _MOST_AT_FUNCTIONS)
    yield {}
    indices = sorted([v for v in schema.variables if isinstance(v, Index)], key=lambda i: i.name)
    found = sorted({v for t in targets for v in free(t) if isinstance(v, Index)}, key=lambda i: i.name)
    choices = [[i for i in found if i.size == index.size] or [index] for index in indices]
    for choice in product(*choices):
        yield dict(zip(indices, choice, strict=True))


# ── what is left to be shown ──────────────────────────────────────────────────


def prove(statement: Prop, scope: Scope) -> Theorem:
    """A proof of a side condition from the hypotheses, by signs, normal form and linear facts.

    Raises Rejected, naming the condition, if there is none.
    """
    if statement in scope.given:
        return hypothesis(statement)
    for theorem in scope.known:
        if theorem.statement == statement:
            return theorem
    if scope.depth > _DEEPEST:
        raise Rejected(f"{text(statement)} is needed here", statement)
    question = (statement, scope.given, scope.known, scope.depth, scope.thorough)
    if question in scope.failed:
        raise scope.failed[question].with_traceback(None)
    try:
        return _proved(statement, scope)
    except Rejected as refusal:
        scope.failed[question] = refusal
        raise


def _proved(statement: Prop, scope: Scope) -> Theorem:
    match statement:
        case And(members):
            return kernel.conjunction(tuple([prove(member, scope) for member in members]))
        case ForAll() | Every():
            return _prove_for_all(statement, scope)
        case Implies(given, then):
            return kernel.discharge(prove(then, scope.assuming(given)), given)
        case Rel(_, left, _) if is_real(left):
            return _prove_relation(statement, scope)
        case Rel(name, left, right):
            turned = Rel(name, right, left)
            if turned in scope.given:
                return kernel.symmetry(hypothesis(turned))
    raise Rejected(f"{text(statement)} is needed here", statement)


def _prove_for_all(statement: ForAll | Every, scope: Scope) -> Theorem:
    variable = arbitrary(statement, {v.name for s in (statement, *scope.given) for v in free(s)})
    return kernel.generalisation(prove(statement.instance(variable), scope), variable)


def _prove_relation(goal: Rel, scope: Scope) -> Theorem:
    for attempt in _THOROUGH if scope.thorough else _WAYS:
        try:
            return attempt(goal, scope)
        except Rejected:
            continue
    raise Rejected(f"{text(goal)} is needed here", goal)


def _by_normal_form(goal: Rel, scope: Scope) -> Theorem:
    return by_normal_form(goal, scope.facts)


def _by_hypotheses(goal: Rel, scope: Scope) -> Theorem:
    theorems = []
    for given in scope.given:
        for schema in schemas(hypothesis(given), False, (goal, *scope.given)):
            if schema.relation is not None:
                theorems += list(instances(schema, (goal,), scope))
    theorems += [s.theorem for s in given_inverses(scope.given, scope) if not s.variables]
    return combined(goal, theorems, scope.facts)


def further(goal: Rel, scope: Scope) -> Theorem:
    """A relation, by one of the ways that ask for side conditions themselves. Raises Rejected."""
    for way in FURTHER:
        with suppress(Rejected):
            return way(goal, scope)
    raise Rejected(f"{text(goal)} is needed here", goal)


FURTHER: list[Callable[[Rel, Scope], Theorem]] = []
"""These stand above this module, and add themselves as they are loaded."""


def _unfolded(goal: Rel, scope: Scope) -> Theorem:
    definitions = frozenset([call.definition for call in calls(goal)])
    change = Converter(unfolding(definitions), scope)(goal) if definitions else None
    if change is None:
        raise Rejected("there is nothing to unfold")
    return kernel.detachment(kernel.symmetry(change), prove(right_of(change), scope))


_WAYS: tuple[Callable[[Rel, Scope], Theorem], ...] = (
    by_signs,
    _by_normal_form,
    _by_hypotheses,
    further,
    _unfolded,
)
_THOROUGH = (*_WAYS, estimated)

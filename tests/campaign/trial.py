"""One neighbour of a claim or of a step: is it false, and what does the checker make of it?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from derive.claims.chain import Chain, Link
from derive.claims.claim import Claim
from derive.claims.parts import Part, part_of
from derive.claims.proof import StepRecord
from derive.claims.proving.prove import prove_claim
from derive.claims.written.expression import as_written
from derive.evidence.explicit import NoAnswer, time_limit
from derive.evidence.numbers.question import Question
from derive.evidence.numbers.sample import examine
from derive.kernel import Rejected
from derive.search.at_point import holds_at
from derive.search.scope import Scope
from derive.search.step import Step
from derive.terms.definition import Definition
from derive.terms.node import IllFormed, Node
from derive.terms.statement import SIGNS, Prop, Rel, require_typed
from derive.terms.substitution import Capture, substitute
from derive.terms.term import Dim

from .operators import bounds, hypotheses, mutants

_SECONDS = 10.0
_OTHER_SEEDS = (1, 2)

Attempt = Callable[[], bool]
"""Whether the checker proves the neighbour in one way."""


@dataclass(frozen=True)
class Neighbour:
    """A changed statement under hypotheses, with ways in which its author might go on to prove it."""

    key: str
    operator: str
    statement: Prop
    given: tuple[Prop, ...]
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a neighbour. `false`: balls show so. `refuted`: a run of derive would show so too."""

    key: str
    operator: str
    false: bool
    refuted: bool
    proved: bool


def tried(neighbour: Neighbour) -> Outcome:
    """Judge a neighbour by balls alone, and let the checker try to prove it."""
    by_derive = _is_false(neighbour, 0, holds_at)
    false = by_derive or any(_is_false(neighbour, seed, lambda *_: False) for seed in _OTHER_SEEDS)
    proved = any(_succeeds(attempt) for attempt in neighbour.attempts)
    return Outcome(neighbour.key, neighbour.operator, false, by_derive, proved)


def _is_false(neighbour: Neighbour, seed: int, exact: Any) -> bool:
    """Whether a point is found at which it surely fails, or surely has no value."""
    try:
        for prop in (neighbour.statement, *neighbour.given):
            require_typed(prop)  # an index that was exchanged for one of another dimension has no value there
        with time_limit(_SECONDS):
            found = examine(Question.of(neighbour.statement, neighbour.given, exact, lambda prop, point: False), seed)
    except (NoAnswer, IllFormed, Capture):
        return False
    return found.refutation is not None or found.undefined is not None


def _succeeds(attempt: Attempt) -> bool:
    try:
        with time_limit(_SECONDS):
            return attempt()
    except (Rejected, NoAnswer, IllFormed, Capture):
        return False


# ── the neighbours of a claim ─────────────────────────────────────────────────


def neighbours(claim: Claim) -> Iterator[Neighbour]:
    """All neighbours of a claim: of its statement, its hypotheses, its bounds, and of its single steps."""
    with as_written():
        part = part_of(claim.body(), claim.name)
    name, statement, given = claim.name, claim.statement, claim.given
    for place, (operator, changed) in enumerate(mutants(statement)):
        yield Neighbour(f"{name}|statement|{place}", operator, changed, given, tuple(_proofs(changed, given, part)))
    for place, (operator, other) in enumerate(hypotheses(given)):
        attempt = _proof(statement, other, part)
        yield Neighbour(f"{name}|given|{place}", operator, statement, other, (attempt,))
    for place, (dim, lower) in enumerate(bounds((statement, *given))):
        yield from _lowered(f"{name}|bound|{place}", statement, given, part, dim, lower)
    for number, record in enumerate(claim.proof().steps, 1):
        if record.relation in SIGNS:
            yield from _step(f"{name}|step {number}", record)


def _step(key: str, record: StepRecord) -> Iterator[Neighbour]:
    goal = Rel(record.relation, record.before, record.target)  # type: ignore[arg-type]
    for place, (operator, changed) in enumerate(mutants(goal)):
        if isinstance(changed, Rel):
            attempt = _one_step(changed, record.reasons, record.given)
            yield Neighbour(f"{key}|{place}", operator, changed, record.given, (attempt,))
    for place, (operator, other) in enumerate(hypotheses(record.given)):
        yield Neighbour(f"{key}|given|{place}", operator, goal, other, (_one_step(goal, record.reasons, other),))


def _lowered(
    key: str, statement: Prop, given: tuple[Prop, ...], part: Part, dim: Dim, lower: Dim
) -> Iterator[Neighbour]:
    try:
        changed = substitute(statement, {dim: lower})
        other = tuple(substitute(g, {dim: lower}) for g in given)
        moved = _mapped(part, {dim: lower})
    except (IllFormed, Capture, TypeError, ValueError):
        return
    yield Neighbour(key, "bound lowered", changed, other, (_proof(changed, other, moved),))


def _mapped(thing: Any, images: dict[Any, Any]) -> Any:
    """A part of a proof with a variable replaced in all its terms."""
    match thing:
        case Node():
            return substitute(thing, images)
        case tuple():
            return tuple(_mapped(t, images) for t in thing)
        case Definition():
            return thing
    if (
        is_dataclass(thing)
        and not isinstance(thing, type)
        and type(thing).__module__ in ("derive.claims.chain", "derive.claims.parts")
    ):
        return replace(thing, **{f.name: _mapped(getattr(thing, f.name), images) for f in fields(thing)})
    return thing


# ── ways to prove them ────────────────────────────────────────────────────────


def _proofs(statement: Prop, given: tuple[Prop, ...], part: Part) -> Iterator[Attempt]:
    """As it stands; with the ends of the chain changed too; in one step with all the reasons; without reasons."""
    yield _proof(statement, given, part)
    if isinstance(statement, Rel) and isinstance(part, Chain) and part.links:
        last = part.links[-1]
        changed = Chain(
            statement.left, (*part.links[:-1], Link(last.relation, statement.right, last.reasons, last.line))
        )
        yield _proof(statement, given, changed)
        reasons = tuple(dict.fromkeys(r for link in part.links for r in link.reasons))
        for own in (reasons, ()):
            link = Link(statement.name, statement.right, own, last.line)
            yield _proof(statement, given, Chain(statement.left, (link,)))


def _proof(statement: Prop, given: tuple[Prop, ...], part: Part) -> Attempt:
    return lambda: prove_claim(statement, given, part).theorem is not None


def _one_step(goal: Rel, reasons: tuple[Any, ...], given: tuple[Prop, ...]) -> Attempt:
    return lambda: Step(goal, reasons, Scope(given)).prove().statement == goal

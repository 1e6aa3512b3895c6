"""What each claim that may be cited can bear on: read off once, so that what cannot match is not tried.

A head is what a term is besides its variables: a definition, a function, a
sum, a derivative. A side of a lemma can match only where all of its heads are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from ..claims.claim import Claim
from ..claims.finding import Stopped
from ..kernel import Rejected
from ..search.reasons import Cite
from ..search.scope import Schema, Scope
from ..search.supply import as_written
from ..terms.definition import definitions_in
from ..terms.node import IllFormed, Node
from ..terms.statement import GE, LE, And, Every, ForAll, Iff, Implies, Prop, Rel
from ..terms.term import ArgMax, Call, Delta, Deriv, Fn, Index, Reduce, is_real
from .citable import offered

Heads = frozenset[Any]


@lru_cache(maxsize=8192)
def heads(node: Node) -> Heads:
    """What a term or statement is made of, besides variables, sums and products."""
    inside = frozenset[Any]().union(*[heads(part) for part in node.parts()])
    match node:
        case Call(definition, _):
            return inside | {definition}
        case Fn(name, _):
            return inside | {name}
        case Reduce(kind):
            return inside | {kind}
        case Deriv() | ArgMax() | Delta():
            return inside | {type(node).__name__}
    return inside


@lru_cache(maxsize=8192)
def all_heads(node: Node) -> Heads:
    """The same, with those of all definitions that it uses."""
    return heads(node).union(*[heads(d.body) for d in definitions_in(node)])


@dataclass(frozen=True, eq=False)
class Lemma:
    """A claim that may be cited, and what it states. Whether it is proved is not asked before it is of use."""

    claim: Claim
    cite: Cite

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """What it says, as theorems; nothing, if it has no proof. Raises Stopped where the clock ended that search."""
        try:
            return tuple(as_written(self.cite, Scope(())))
        except (Rejected, IllFormed):
            if self.claim.is_stopped:
                raise Stopped from None
            return ()

    @cached_property
    def statements(self) -> tuple[Prop, ...]:
        """What it states: "and" taken apart, "for all" opened, without premises, as in its schemas."""
        return tuple(_stated(self.claim.statement))

    @cached_property
    def sides(self) -> tuple[Heads, ...]:
        """The heads of what its relations stand between; of other statements, of the whole."""
        found: list[Heads] = []
        for statement in self.statements:
            parts = statement.parts() if isinstance(statement, Rel | Iff) else (statement,)
            found += [heads(part) for part in parts]
        return tuple(found)

    def fit(self, known: Heads) -> int:
        """0: every side may be met with; 1: some side may, or what it assumes of some number; 2: none can."""
        bare = [not side for side in self.sides]
        met = [side <= known for side in self.sides]
        if all(met):
            return 1 if all(bare) else 0
        assumed = any(bare) and any(own and own <= known for own in map(heads, self.claim.given))
        return 1 if assumed or any(m and not b for m, b in zip(met, bare, strict=True)) else 2

    @property
    def is_of_numbers(self) -> bool:
        """Whether it states a relation between numbers."""
        return any(isinstance(s, Rel) and is_real(s.left) for s in self.statements)

    @property
    def is_of_indices(self) -> bool:
        """Whether it says of two indices that they are equal, or not."""
        return any(isinstance(s, Rel) and not is_real(s.left) for s in self.statements)

    @property
    def is_a_bound(self) -> bool:
        """Whether it says of a number that it is at least, or at most, another one."""
        return any(isinstance(s, Rel) and s.name in (GE, LE) for s in self.statements)


def _stated(statement: Prop) -> Iterator[Prop]:
    match statement:
        case And(members):
            for member in members:
                yield from _stated(member)
        case ForAll(size, _, letter):
            yield from _stated(statement.instance(Index(letter, size)))
        case Every(_, _, _, letter):
            yield from _stated(statement.instance(statement.variable(letter)))
        case Implies(_, then):
            yield from _stated(then)
        case _:
            yield statement


_MOST_OFFERED = 12
"""How many of the library's claims are looked at for one goal."""


class Table:
    """The claims that may be cited, the nearest first; last those of the library that are `offered`."""

    def __init__(self, claims: Sequence[Claim], offered: Sequence[Claim] = ()) -> None:
        self.claims = claims
        self._offered = offered

    @cached_property
    def lemmas(self) -> tuple[Lemma, ...]:
        """What may be cited, and what it states."""
        return tuple(Lemma(claim, Cite(claim.name, claim)) for claim in self.claims)

    @cached_property
    def library(self) -> tuple[Lemma, ...]:
        """The same of what is offered besides."""
        return tuple(Lemma(claim, Cite(claim.name, claim)) for claim in self._offered if claim not in self.claims)

    @property
    def lacks_proofs(self) -> bool:
        """Whether one that was asked for its theorem has none."""
        asked = [one for one in (*self.lemmas, *vars(self).get("library", ())) if "schemas" in vars(one)]
        return any(not one.schemas and not one.claim.is_proved for one in asked)

    def bearing_on(self, goal: Prop, scope: Scope) -> list[Lemma]:
        """Those that can bear on a goal: first those of which every side may be met with, else the nearest first."""
        known = _heads_in(goal, scope)
        ranked = [(lemma.fit(known), place, lemma) for place, lemma in enumerate(self.lemmas)]
        own = [lemma for fit, _, lemma in sorted(ranked, key=lambda r: r[:2]) if fit < 2 and lemma.schemas]
        return own + [lemma for lemma in self.offering(goal, scope) if lemma.schemas]

    def offering(self, goal: Prop, scope: Scope) -> list[Lemma]:
        """Those of the library of which every side may be met with, first what says most of it."""
        known = _heads_in(goal, scope)
        fitting = [lemma for lemma in self.library if not lemma.fit(known)]
        return sorted(fitting, key=lambda lemma: -len(frozenset().union(*lemma.sides)))[:_MOST_OFFERED]

    def saying(self, definitions: Collection[object], goal: Prop, scope: Scope) -> list[Lemma]:
        """Those that speak of definitions, and of which every side may be met with, the nearest first."""
        known = _heads_in(goal, scope)
        fitting = [lemma for lemma in self.lemmas if not lemma.fit(known)]
        return [lemma for lemma in fitting if not heads(lemma.claim.statement).isdisjoint(definitions)]


def nearest_offered(claim: Claim, goal: Prop, given: tuple[Prop, ...]) -> tuple[Claim, ...]:
    """The library's claims that can bear on a goal in the proof of a claim, the nearest first."""
    return tuple(lemma.claim for lemma in Table((), offered(claim)).offering(goal, Scope(given)))


def _heads_in(goal: Prop, scope: Scope) -> Heads:
    """What a goal and its hypotheses are made of."""
    return all_heads(goal).union(*[all_heads(given) for given in scope.given])

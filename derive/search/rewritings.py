"""Both sides of a step, rewritten by the equations that are cited or assumed: in either direction, and seen through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from itertools import tee
from typing import TypeVar

from .. import kernel
from ..kernel import Rejected, Theorem
from ..kernel.context import known
from ..terms.definition import definitions_in
from ..terms.node import Term, free
from ..terms.statement import Rel
from ..terms.term import Dim
from .angles import in_parts, parts_of
from .convert import HYPERBOLIC, Rewriting, unfolding
from .reasons import Cite, Fact, Hypothesis
from .regrouping import Chain, factors_of, regrouped
from .rewriting import by_equations, equations, solved
from .scope import Schema, Scope, fitted
from .side import Side, Sides

T = TypeVar("T")

MOST_CHOICES = 256
"""So many choices of directions are tried; there are two for each equation."""


def _now(sides: Sides) -> tuple[Term, Term]:
    return sides[0].now, sides[1].now


class Replayed:
    """What an iterator gives, asked for as it is wanted, and as often as it is."""

    def __init__(self, found: Iterator[Sides]) -> None:
        (self._found,) = tee(found, 1)

    def __iter__(self) -> Iterator[Sides]:
        return copy(self._found)


def each(attempts: Iterable[T], ways: Replayed) -> Iterator[tuple[T, Sides]]:
    """Each attempt with all of the ways, before the next one."""
    return ((attempt, sides) for attempt in attempts for sides in ways)


@dataclass(frozen=True)
class Rewritings:
    """What the two sides of a goal can be made into. `convert` and `unfold` are the step's own, which keeps account."""

    goal: Rel
    facts: tuple[Fact, ...]
    scope: Scope
    convert: Callable[[Term, Rewriting, bool], Theorem | None]
    unfold: Callable[[Side], None]

    def of(self, start: Sides) -> Iterator[Sides]:
        """Both sides with the equations used from left to right, and from right to left; then unfolded once more."""
        seen = {_now(start)}
        for sides in self._chosen(start, tuple(self._equations()), set()):
            if _now(sides) in seen:
                continue
            if len(seen) > MOST_CHOICES:
                return
            seen.add(_now(sides))
            yield sides
            again = [
                replace(side, unfolded=side.unfolded.copy(), came_to_light=set(side.came_to_light)) for side in sides
            ]
            for side in again:
                self.unfold(side)
            if (again[0], again[1]) != sides:
                yield again[0], again[1]

    def _chosen(self, sides: Sides, equations: tuple[list[Schema], ...], met: set[object]) -> Iterator[Sides]:
        """Both sides with each of the equations used, in one direction or the other.

        What two choices make alike goes on as one: so a direction in which nothing happens is no choice.
        """
        stage = len(equations), *_now(sides)
        if stage in met:
            return
        met.add(stage)
        if not equations:
            yield sides
            return
        for back in (False, True):
            yield from self._chosen(self._each(sides, by_equations(equations[0], back)), equations[1:], met)

    def seen_through(self, start: Sides) -> Iterator[Sides]:
        """Both sides with all definitions unfolded, where facts may speak of what stands in them.

        Then with the equations solved for what they are linear in: as it is written, and as the normal form writes it.
        """
        if not self.facts or not self.scope.through:
            return
        definitions = frozenset(definitions_in(self.goal))
        whole = self._each(start, unfolding(definitions), again=True) if definitions else start
        if whole != start:
            yield whole
            yield from self.of(whole)
        answers = [s for schemas in self._equations() for schema in schemas for s in solved(schema, self.scope)]
        for answer in answers:
            for sides in (start, whole) if whole != start else (start,):
                for written in (sides, (self._normalised(sides[0]), self._normalised(sides[1]))):
                    changed = self._each(written, by_equations([answer], False))
                    if changed != written:
                        yield changed

    def in_other_brackets(self, start: Sides) -> Iterator[Sides]:
        """Products of matrices in such brackets that the equations can be used in them, and then used."""
        relations = [schema.theorem.statement for schemas in self._equations() for schema in schemas]
        chains = frozenset([factors_of(side) for relation in relations for side in relation.parts()]) - {()}
        left, right = [self._in_brackets(side, chains) for side in start]
        if chains and (left, right) != start:
            yield from self.of((left, right))

    def _in_brackets(self, side: Side, chains: frozenset[Chain]) -> Side:
        new = regrouped(side.now, chains)
        with suppress(Rejected):
            return side if new == side.now else side.with_change(kernel.normal_form(side.now, new, self.scope.facts))
        return side

    def in_other_functions(self, start: Sides) -> Iterator[Sides]:
        """Both sides with angles in parts of which all are multiples; then with sinh, cosh and tanh by exponentials."""
        if not self.scope.through:
            return
        parts = parts_of(Rel(self.goal.name, start[0].now, start[1].now), self.scope)
        for rewriting in (*([in_parts(parts)] if parts else []), unfolding(HYPERBOLIC)):
            changed = self._each(start, rewriting, again=True)
            if changed != start:
                yield changed

    def _equations(self) -> list[list[Schema]]:
        """The equations that each citation or hypothesis states."""
        found = [equations(f, self.scope) for f in self.facts if isinstance(f, Cite | Hypothesis)]
        return [[fit for schema in schemas for fit in self._fits(schema)] for schemas in found if schemas]

    def _fits(self, schema: Schema) -> Iterator[Schema]:
        """An equation as it stands; over the dimensions of the goal as well, where these are not its own."""
        yield schema
        there, own = [
            frozenset([v for v in free(s) if isinstance(v, Dim)]) for s in (self.goal, schema.theorem.statement)
        ]
        if not own <= there:
            yield from fitted(schema, there, self.scope.facts)

    def _each(self, sides: Sides, rewriting: Rewriting, again: bool = False) -> Sides:
        left, right = [side.with_change(self.convert(side.now, rewriting, again)) for side in sides]
        return left, right

    def _normalised(self, side: Side) -> Side:
        with suppress(Rejected):
            form = kernel.render(known(self.scope.facts).normal(side.now))
            return side.with_change(kernel.normal_form(side.now, form, self.scope.facts))
        return side

"""What is asked of points: whether they meet the hypotheses, and what the statement is there. Only certain answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from ...terms.letters import arbitrary
from ...terms.node import Node, free
from ...terms.statement import EQ, GT, LT, NE, Every, ForAll, Prop, Rel, Tends
from ...terms.symmetric import said_symmetric
from ...terms.term import Variable, is_real
from .certain import MOST_BITS, Truth, at_points, domain, exactly_at, has_values
from .points import Point
from .written_out import written_out


def _has_limit(node: Node) -> bool:
    return isinstance(node, Tends) or any([_has_limit(part) for part in node.parts() if isinstance(part, Prop)])


def _is_mirrored(rows: Any) -> bool:
    """Whether a matrix is symmetric as it is written, number by number."""
    return isinstance(rows, tuple) and rows == tuple(zip(*rows, strict=True))


def arbitrarily(statement: Prop) -> Prop:
    """A statement about every number or vector, at an arbitrary one: a point that refutes that one refutes it."""
    opened, places = statement, 0
    taken = {variable.name for variable in free(statement)}
    inner = statement
    while isinstance(inner, ForAll | Every):
        variable = arbitrary(inner, taken)
        taken.add(variable.name)
        places += isinstance(inner, Every)
        inner = inner.instance(variable)
        opened = inner if places else opened
    return opened


Exact = Callable[[Prop, Point], bool]
"""Whether a statement is proved to hold at a point."""


class Finding(Enum):
    """What a point says of a claim."""

    AGREES = "agrees"
    TOUCHES = "touches"
    REFUTES = "refutes"
    UNDEFINED = "undefined"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Question:
    """A statement under hypotheses, over its variables.

    Balls answer. Where they cannot show that two numbers are equal, fractions and then `exact`
    are asked; and `fails` whether a limit is another at a point, of which they say nothing.
    """

    statement: Prop
    given: tuple[Prop, ...]
    variables: frozenset[Variable]
    exact: Exact
    fails: Exact = lambda prop, point: False

    @classmethod
    def of(
        cls,
        statement: Prop,
        given: tuple[Prop, ...],
        exact: Exact,
        fails: Exact,
        also: frozenset[Variable] = frozenset(),
    ) -> Question:
        """The question over what is free in a statement and its hypotheses, and `also` these; functions written out."""
        statement, *given_there = map(written_out, (arbitrarily(statement), *given))
        variables = also.union(*[free(prop) for prop in (statement, *given_there)])
        return cls(statement, tuple(given_there), variables, exact, fails)

    def meeting(self, points: Sequence[Point]) -> list[Point]:
        """Those of points of equal sizes that are in the domain of the claim, and at which all hypotheses hold."""
        kept = [p for p in points if all(length >= dim.at_least for dim, length in p.sizes().items()) and has_values(p)]
        for hypothesis in (*domain(points[0]), *self.given):
            matrix = said_symmetric(hypothesis)
            clear = {id(point) for point in kept if matrix is not None and _is_mirrored(point.values.get(matrix))}
            asked = [point for point in kept if id(point) not in clear]
            met = {
                id(point)
                for point, truth in zip(asked, at_points(hypothesis, asked) if asked else [], strict=True)
                if truth == Truth.TRUE or (truth == Truth.OPEN and self._holds(hypothesis, point))
            }
            kept = [point for point in kept if id(point) in met | clear]
        return kept

    def _holds(self, prop: Prop, point: Point) -> bool:
        """Whether a statement holds exactly: by fractions, where all numbers are rational, or as is proved."""
        truth = exactly_at(prop, point)
        return truth == Truth.TRUE or (truth == Truth.OPEN and self.exact(prop, point))

    def ask(self, point: Point) -> Finding:
        """What is certain at one point."""
        (truth,) = self.truths([point])
        return self.finding(point, truth)

    def truths(self, points: Sequence[Point]) -> list[Truth | None]:
        """What balls show at each of points of equal sizes; None where the hypotheses are not known to hold."""
        inside = self.meeting(points)
        truths = dict(zip(map(id, inside), at_points(self.statement, inside) if inside else [], strict=True))
        return [truths.get(id(point)) for point in points]

    def finding(self, point: Point, truth: Truth | None) -> Finding:
        """What is certain at a point of which balls show that; where they show nothing, others may."""
        if truth == Truth.OPEN and (self._fails_by_equality(point) or self._fails_as_a_limit(point)):
            return Finding.REFUTES
        return {
            None: Finding.OUTSIDE,
            Truth.TRUE: Finding.AGREES,
            Truth.FALSE: Finding.REFUTES,
            Truth.UNDEFINED: Finding.UNDEFINED,
            Truth.OPEN: Finding.TOUCHES,
        }[truth]

    def _fails_as_a_limit(self, point: Point) -> bool:
        return self.moves and self.fails(self.statement, point)

    @cached_property
    def moves(self) -> bool:
        """Whether there is a limit in the statement."""
        return _has_limit(self.statement)

    def _fails_by_equality(self, point: Point) -> bool:
        """Whether a strict relation fails because its two sides are exactly equal."""
        match self.statement:
            case Rel(name, left, right) if name in (GT, LT, NE) and is_real(left):
                equal = Rel(EQ, left, right)
                return at_points(equal, [point], MOST_BITS) != [Truth.FALSE] and self._holds(equal, point)
        return False

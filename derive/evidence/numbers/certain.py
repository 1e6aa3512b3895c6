"""A statement at points, by balls or by fractions: what is true and what is false there for certain."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import Any

import numpy as np
from flint import ctx as precision

from ...printing.text import text
from ...terms.node import Term
from ...terms.statement import (
    EQ,
    GE,
    GT,
    LE,
    LT,
    NE,
    RELATION,
    And,
    Every,
    ForAll,
    Iff,
    Implies,
    Prop,
    Rel,
    Same,
    Tends,
)
from ...terms.table import Table
from ...terms.term import Num, Scalar, is_real, num
from .approach import keeps_away
from .balls import Balls
from .codes import NEVER_JUDGED, OF_EVERY_NUMBER, everywhere, placed, together, unknown
from .field import FAULTS, Array, Field, NoValue, Unknown
from .jets import ground
from .points import NoPoint, Point, Value, components, env_of
from .rationals import Rationals
from .walk import Env, Walk
from .written_out import written_out

_BITS, MOST_BITS = 256, 4096
"""Most points that are looked at closely are such that fewer would not tell two sides apart. 1 and 1 - exp(-1400) take
more than 2,000."""


class Truth(IntEnum):
    """What is known of a statement at a point; "and" is the least of its members."""

    FALSE = 0
    UNDEFINED = 1
    OPEN = 2
    TRUE = 3


def at_point(prop: Prop, point: Point) -> Truth:
    """What balls show of a statement at a point: TRUE and FALSE are certain, OPEN is where they overlap."""
    return at_points(prop, [point])[0]


def at_points(prop: Prop, points: Sequence[Point], bits: int = _BITS) -> list[Truth]:
    """The same at points of equal sizes, which share the work of reading the statement.

    Where it cannot be evaluated it is OPEN.
    """
    prop, before = written_out(prop), precision.prec
    precision.prec = bits
    try:
        field = Balls()
        return _Judge(field).codes(prop, env_of(points, field), len(points))
    except FAULTS:
        return [at_points(prop, [point], bits)[0] for point in points] if len(points) > 1 else [Truth.OPEN]
    finally:
        precision.prec = before


def exactly_at(prop: Prop, point: Point) -> Truth:
    """What a statement is at a point, where all numbers in it are rational; OPEN where they need not be."""
    field = Rationals()
    try:
        return _Judge(field).codes(written_out(prop), env_of([point], field), 1)[0]
    except FAULTS:
        return Truth.OPEN


def truth_in(prop: Prop, env: Env) -> Truth:
    """What balls show of a statement wherever its variables lie in theirs. Raises Unknown."""
    return _Judge(Balls()).codes(prop, env, 1)[0]


def surely(name: str, left: Any, right: Any) -> bool:
    """Whether a relation holds for all numbers in two balls."""
    return _compared(name, left, right) == Truth.TRUE


def domain(point: Point) -> Iterator[Rel]:
    """What the declared signs of a point's scalars ask of them."""
    for variable in point.values:
        if isinstance(variable, Scalar) and variable.signs in RELATION:
            yield Rel(RELATION[variable.signs], variable, num(0))


def has_values(point: Point) -> bool:
    """Whether every component of a point is a finite number."""
    return all([_are_finite(value) for value in point.values.values() if not isinstance(value, int)])


def _are_finite(value: Value) -> bool:
    if isinstance(value, tuple):
        return all([type(part) is Num or _are_finite(part) for part in value])
    return isinstance(value, int) or _is_finite(value)


def _is_finite(component: Term) -> bool:
    if isinstance(component, Num):
        return True
    try:
        ball = value_at(component, Point({}))
    except Unknown:
        return False
    return not isinstance(ball, NoValue) and bool(ball.is_finite())


def require_domain(point: Point) -> None:
    """Raises NoPoint where a component has no value, or a scalar not the sign that it was declared with."""
    for what, component in components(point):
        if not _is_finite(component):
            raise NoPoint(f"{what} = {text(component)} has no value")
    for relation in domain(point):
        if at_point(relation, point) in (Truth.FALSE, Truth.UNDEFINED):
            raise NoPoint(f"{text(relation.left)} was declared with the sign {text(relation)}, which fails there")


def value_at(term: Any, point: Point, bits: int = 128) -> Any:
    """A ball around a term's value at a point, or UNDEFINED or UNKNOWN. Raises Unknown where there is none of these."""
    term, before = written_out(term), precision.prec
    precision.prec = bits
    try:
        found = np.asarray(ground(Walk(Balls()).real(term, env_of([point], Balls())))).reshape(-1)
        return found[0]
    except FAULTS as problem:
        raise Unknown(str(problem)) from problem
    finally:
        precision.prec = before


class _Judge:
    def __init__(self, field: Field) -> None:
        self.walk = Walk(field)

    def codes(self, prop: Prop, env: Env, rows: int) -> list[Truth]:
        """The truth of a statement at each point of an environment."""
        return [Truth(int(code)) for code in np.broadcast_to(np.asarray(self.judged(prop, env)), (rows,))]

    def judged(self, prop: Prop, env: Env) -> Array:
        """Codes of truth for every position of the indices that are open."""
        return TRUTH[type(prop)](self, prop, env)


TRUTH: Table[Callable[[_Judge, Any, Env], Array]] = Table("what balls show of a statement at points", Prop)
TRUTH.entry(ForAll)(everywhere)
TRUTH.entry(And)(together)
TRUTH.rest({NEVER_JUDGED: (Same,), OF_EVERY_NUMBER: (Every,)})(unknown)


@TRUTH.entry(Tends)
def _limit(judge: _Judge, prop: Tends, env: Env) -> Array:
    """Never true: no number of values shows a limit."""
    if not isinstance(judge.walk.field, Balls):
        raise Unknown("a limit is looked at by balls")
    return np.where(keeps_away(prop, env), Truth.FALSE, Truth.OPEN)


@TRUTH.entry(Rel)
def _relation(judge: _Judge, prop: Rel, env: Env) -> Array:
    if not is_real(prop.left):
        return np.where(placed(judge, prop, env), Truth.TRUE, Truth.FALSE)
    sides = [np.asarray(ground(judge.walk.real(side, env))) for side in prop.parts()]
    return np.asarray(np.frompyfunc(lambda a, b: _compared(prop.name, a, b), 2, 1)(*sides))


@TRUTH.entry(Implies)
def _implication(judge: _Judge, prop: Implies, env: Env) -> Array:
    return np.asarray(np.frompyfunc(_implied, 2, 1)(judge.judged(prop.given, env), judge.judged(prop.then, env)))


@TRUTH.entry(Iff)
def _equivalence(judge: _Judge, prop: Iff, env: Env) -> Array:
    return np.asarray(np.frompyfunc(_equivalent, 2, 1)(judge.judged(prop.left, env), judge.judged(prop.right, env)))


def _compared(name: str, left: Any, right: Any) -> Truth:
    if isinstance(left, NoValue) or isinstance(right, NoValue):
        certain = any(isinstance(side, NoValue) and side.certain for side in (left, right))
        return Truth.UNDEFINED if certain else Truth.OPEN
    holds, fails = _SURELY[name]
    return Truth.TRUE if holds(left, right) else Truth.FALSE if fails(left, right) else Truth.OPEN


_SURELY = {
    EQ: (operator.eq, operator.ne),
    NE: (operator.ne, operator.eq),
    GE: (operator.ge, operator.lt),
    GT: (operator.gt, operator.le),
    LE: (operator.le, operator.gt),
    LT: (operator.lt, operator.ge),
}
"""Of two balls: each comparison is true only where it holds for all numbers in them."""


def _implied(given: Truth, then: Truth) -> Truth:
    if given in (Truth.FALSE, Truth.UNDEFINED):
        return Truth.TRUE
    return then if given == Truth.TRUE or then == Truth.TRUE else Truth.OPEN


def _equivalent(left: Truth, right: Truth) -> Truth:
    if Truth.OPEN in (left, right):
        return Truth.OPEN
    return Truth.TRUE if (left == Truth.TRUE) == (right == Truth.TRUE) else Truth.FALSE

"""Whether equations surely have a solution near a point: by Krawczyk's test, in balls.

Let F be as many equations as there are numbers to find, B a box around the
point m, and Y any matrix. If m - Y·F(m) + (1 - Y·F'(B))·(B - m) lies inside of B,
then F is 0 somewhere in B. Every other hypothesis has to hold on the whole box.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from flint import arb, arb_mat, fmpq
from flint import ctx as precision

from ...terms.statement import EQ, Prop
from .balls import Balls
from .certain import Truth, surely, truth_in
from .constraints import Reader, spread
from .field import FAULTS, NoValue, Unknown
from .jets import Jet, Number, ground
from .points import Point, env_of, same_entries
from .walk import Env, Walk
from .walk.place import listed_components

_BITS = 128
_REACH = fmpq(1, 10**9)
Place = tuple[Any, tuple[int, ...]]


def has_solution(given: Sequence[Prop], point: Point, places: Sequence[Place]) -> bool:
    """Whether all hypotheses surely hold at a point that differs from this one, by little, in these numbers alone."""
    before = precision.prec
    precision.prec = _BITS
    try:
        middle = env_of([point], Balls())
        box, reach = _widened(middle, places)
        related = [prop for prop in given if _is_made_of_relations(prop, box)]
        others = [prop for prop in given if prop not in related]
        if not all([truth_in(prop, box) == Truth.TRUE for prop in others]) or not _others_hold(related, box):
            return False
        return _is_solved(related, middle, box, places, reach)
    except (*FAULTS, ZeroDivisionError):
        return False
    finally:
        precision.prec = before


def _widened(env: Env, places: Sequence[Place]) -> tuple[Env, list[arb]]:
    """The box: these numbers, each with a reach."""
    variables, reaches = dict(env.variables), []
    for variable, place in places:
        held = np.array(variables[variable], dtype=object)
        middle = held[(0, *place)].mid()
        reach = arb(_REACH) * (1 + abs(middle))
        reaches.append(reach)
        for same in same_entries(variable, place):
            held[(0, *same)] = middle + arb(0, reach.upper())
        variables[variable] = held
    return Env(variables), reaches


def _is_made_of_relations(prop: Prop, env: Env) -> bool:
    try:
        return bool(list(Reader(Walk(Balls())).parts(prop, env)))
    except Unknown:
        return False


def _others_hold(given: Sequence[Prop], box: Env) -> bool:
    """Whether all relations that are no equations surely hold on the whole box."""
    for prop in given:
        for part in Reader(Walk(Balls())).parts(prop, box):
            gaps, asked = spread(ground(part.gap), part.asked, 1)
            if part.name != EQ and not all(surely(part.name, gap, arb(0)) for gap in gaps[asked]):
                return False
    return True


def _equations(given: Sequence[Prop], env: Env, moved: bool) -> list[Any]:
    """left - right of all equations; or how they grow, where a number moves. Raises Unknown."""
    walk = Walk(Balls())
    walk.level = int(moved)
    out: list[Any] = []
    for prop in given:
        for part in [part for part in Reader(walk).parts(prop, env) if part.name == EQ]:
            value = walk.on.slope(part.gap, 1) if moved else part.gap
            values, asked = spread(ground(value), part.asked, 1)
            out += list(values[asked])
    if any(isinstance(value, NoValue) for value in out):
        raise Unknown("an equation may have no value")
    return out


def _is_solved(given: Sequence[Prop], middle: Env, box: Env, places: Sequence[Place], reach: list[arb]) -> bool:
    """Krawczyk's test."""
    size = len(places)
    values = _equations(given, middle, moved=False)
    if len(values) != size or not size:
        return False
    grown = [_equations(given, _moving(box, place), moved=True) for place in places]
    if any(len(column) != size for column in grown):
        return False
    slopes = arb_mat([[grown[k][row] for k in range(size)] for row in range(size)])
    inverse = arb_mat([[entry.mid() for entry in row] for row in slopes.tolist()]).inv()
    inverse = arb_mat([[entry.mid() for entry in row] for row in inverse.tolist()])
    moved = inverse * arb_mat([[value] for value in values])
    rest = arb_mat([[arb(int(a == b)) for b in range(size)] for a in range(size)]) - inverse * slopes
    around = arb_mat([[arb(0, width.upper())] for width in reach])
    off = rest * around - moved
    return all(bool(abs(off[k, 0]) < reach[k].lower()) for k in range(size))


def _moving(env: Env, place: Place) -> Env:
    """The box with one of its numbers moving."""
    variable, where = place
    held = np.asarray(env.variables[variable], dtype=object)
    slope = np.full(held.shape, arb(0), dtype=object)
    for same in same_entries(variable, where):
        slope[(0, *same)] = arb(1)
    if not where:
        return Env({**env.variables, variable: Jet(held, slope, 1)})

    def components(indices: tuple[Any, ...], depth: int) -> Number:
        value, growth = [listed_components(rows)(indices, depth) for rows in (held, slope)]
        return Jet(value, growth, 1)

    return Env({**env.variables, variable: components})

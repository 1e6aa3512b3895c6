"""Points moved so that they meet hypotheses: what a hypothesis asks of a variable is given to it.

Nothing here is trusted. A point counts only when its hypotheses are found to
hold there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from ...terms.node import Bound, Term, free
from ...terms.statement import EQ, GE, GT, LE, LT, NE, And, ForAll, Implies, Prop, Rel
from ...terms.symmetric import said_symmetric
from ...terms.term import ANY, MAX, SUM, At, Dim, Index, Num, Reduce, Scalar, Vector, is_real
from .draw import Batch, mirrored
from .field import FAULTS, Array
from .floats import Floats
from .glance import NO_VALUE, Glance
from .jets import ground
from .walk import Axis, Env, Walk, positions

LONGEST = 128
"""Longer vectors are not looked at closely."""

_GRID = np.concatenate([-np.geomspace(60, 1e-3, 24), [0.0], np.geomspace(1e-3, 60, 24)])
_SECTIONS = np.linspace(0.0, 1.0, 9)


def fixed_sizes(given: tuple[Prop, ...]) -> dict[Dim, int]:
    """Dimensions that a hypothesis sets to a number."""
    out = {}
    for prop in _flat(given):
        match prop:
            case Rel(name, Dim() as dim, Num(value)) if name == EQ and value.denominator == 1:
                out[dim] = int(value)
    return out


def _flat(given: tuple[Prop, ...]) -> Iterator[Prop]:
    for prop in given:
        if isinstance(prop, And):
            yield from _flat(prop.members)
        else:
            yield prop


def moved(batch: Batch, given: tuple[Prop, ...]) -> tuple[Batch, Array]:
    """The batch moved towards the hypotheses, and which of its points meet them, as far as floats can tell."""
    if not given:
        return batch, np.ones(batch.rows, dtype=bool)
    return _moved(batch, given) if _longest(batch) > LONGEST else _moved_once(_Drawn(batch), given)


class _Drawn:
    """A batch by the very arrays in it, which nobody changes in place and which are drawn for several questions."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self._arrays = tuple([(v, held if isinstance(v, Dim) else id(held)) for v, held in batch.variables.items()])

    def __hash__(self) -> int:
        return hash(self._arrays)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Drawn) and self._arrays == other._arrays and self.batch.closely == other.batch.closely


@lru_cache(maxsize=32)
def _moved_once(drawn: _Drawn, given: tuple[Prop, ...]) -> tuple[Batch, Array]:
    return _moved(drawn.batch, given)


def _longest(batch: Batch) -> int:
    return max([n for v, n in batch.variables.items() if isinstance(v, Dim)], default=0)


def _moved(batch: Batch, given: tuple[Prop, ...]) -> tuple[Batch, Array]:
    held = {v: np.array(h) if not isinstance(v, Dim) else h for v, h in batch.variables.items()}
    batch = replace(batch, variables=held)
    hypotheses = list(_flat(given))
    with np.errstate(all="ignore"):
        for prop in hypotheses:
            try:
                _Mover(batch).move(prop)
            except FAULTS:
                continue
        met = meets(batch, given)
        unmet = [p for p in hypotheses if isinstance(p, Rel) and p.name == EQ and is_real(p.left)]
        if unmet and not met.any():
            _solve(batch, unmet[-1])
            met = meets(batch, given)
    return batch, met


def meets(batch: Batch, given: tuple[Prop, ...]) -> Array:
    """Which points meet the hypotheses."""
    glance, met = Glance(strict=True), np.ones(batch.rows, dtype=bool)
    for prop in given:
        try:
            codes = np.asarray(glance.codes(prop, Env(batch.variables)))
        except FAULTS:
            return np.zeros(batch.rows, dtype=bool)
        met &= np.broadcast_to(codes, batch.rows) > NO_VALUE
    return met


class _Mover:
    """Gives a variable what a hypothesis says of it."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.values = batch.variables
        self.env = Env(batch.variables)
        self.walk = Walk(Floats())

    def move(self, prop: Prop) -> None:
        matrix = said_symmetric(prop)
        if matrix is not None:
            self.values[matrix] = mirrored(self.values[matrix])
        match prop:
            case ForAll(size, Rel(name, left, right)) if is_real(left):
                axis = Axis(1, self.walk.length(size, self.env))
                self._relate(name, left, right, self.env.bind((axis,), 1), axis)
            case ForAll(size, Implies(premise, Rel(_, left, _) as then)) if is_real(left):
                self._where(premise, ForAll(size, then, prop.letter))
            case Rel(name, left, right) if is_real(left):
                self._relate(name, left, right, self.env, None)
            case Rel(name, Index() as left, right):
                self._place(name, left, right)

    def _where(self, premise: Prop, prop: ForAll) -> None:
        """What is asked of components and scalars, where the premise holds for them, or for some index."""
        shape = (self.batch.rows, self.walk.length(prop.size, self.env))
        codes = Glance(strict=True).codes(premise, self.env.bind((Axis(1, shape[1]),), 1))
        holds = np.broadcast_to(codes > NO_VALUE, shape)
        where: dict[Any, Array] = {v: holds for v in free(prop) if isinstance(v, Vector) and v.shape == (prop.size,)}
        where |= {v: np.asarray(holds.any(axis=1)) for v in free(prop) if isinstance(v, Scalar)}
        before = {v: np.array(self.values[v]) for v in where}
        self.move(prop)
        self.values.update({v: np.where(where[v], self.values[v], old) for v, old in before.items()})

    def _relate(self, name: str, left: Term, right: Term, env: Env, axis: Axis | None) -> None:
        if name == EQ:
            assigned = self._assign(left, right, env, axis) or self._assign(right, left, env, axis)
            if not assigned and axis is None:
                self._normalise(left, right, env)
                self._crown(left, right, env)
        elif name in (LE, LT):
            self._relate({LE: GE, LT: GT}[name], right, left, env, axis)
        elif name in (GE, GT):
            self._raise(left, right, env, axis)

    def _assign(self, target: Term, value: Term, env: Env, axis: Axis | None) -> bool:
        """x_k = value for every k, x_t = value, or c = value, where the value does not depend on the variable."""
        match target:
            case Scalar() if axis is None and target not in free(value):
                self.values[target] = self._flat_values(value, env)
                return True
            case At(Vector() as vector, (Bound(0),)) if axis is not None and vector not in free(value):
                self.values[vector] = np.array(np.broadcast_to(self._real(value, env), (self.batch.rows, axis.length)))
                return True
            case At(Vector() as vector, (Index() as index,)) if axis is None and vector not in free(value):
                rows = np.arange(self.batch.rows)
                self.values[vector][rows, self.values[index]] = self._flat_values(value, env)
                return True
        return False

    def _normalise(self, left: Term, right: Term, env: Env) -> None:
        """Σ x = value: the vector scaled, or shifted where it cannot be."""
        match left:
            case Reduce(kind, _, (), At(Vector() as vector, (Bound(0),))) if kind == SUM and vector not in free(right):
                wanted = self._flat_values(right, env)[:, None]
                rows = self.values[vector]
                total = rows.sum(axis=1, keepdims=True)
                scaled = rows * wanted / np.where(total == 0, 1.0, total)
                shifted = rows + (wanted - total) / rows.shape[1]
                self.values[vector] = np.where(np.abs(total) > 1e-3, scaled, shifted)

    def _crown(self, left: Term, right: Term, env: Env) -> None:
        """max x = x_t: the component lifted to the largest; so two of them tie."""
        for one, other in ((left, right), (right, left)):
            match one, other:
                case Reduce(kind, _, (), At(Vector() as vector, (Bound(0),))), At(own, (Index() as index,)):
                    if kind == MAX and own == vector:
                        rows = np.arange(self.batch.rows)
                        self.values[vector][rows, self.values[index]] = self.values[vector].max(axis=1)

    def _raise(self, left: Term, right: Term, env: Env, axis: Axis | None) -> None:
        """left ≥ right: a variable lifted above the right side, or lowered below the left, or x_t made the largest."""
        match left, right:
            case At(Vector() as vector, (Bound(0),)), _ if axis is not None and vector not in free(right):
                low = np.broadcast_to(self._real(right, env), (self.batch.rows, axis.length))
                self.values[vector] = low + np.abs(self.values[vector] - low)
            case Scalar(_, signs), _ if left not in free(right) and not (signs != ANY and _is_free_to_move(right)):
                values = self._real(right, env)
                low = np.broadcast_to(values if axis is None else values.max(axis=-1), (self.batch.rows,))
                self.values[left] = low + np.abs(self.values[left] - low)
            case At(Vector() as vector, (Index() as index,)), At(own, (Bound(0),)) if own == vector:
                self.values[index] = self.values[vector].argmax(axis=1)
            case At(Vector() as vector, (Index() as index,)), _ if axis is None and vector not in free(right):
                rows, place = np.arange(self.batch.rows), self.values[index]
                low = self._flat_values(right, env)
                self.values[vector][rows, place] = low + np.abs(self.values[vector][rows, place] - low)
            case _, Scalar() if right not in free(left):
                values = self._real(left, env)
                high = np.broadcast_to(values if axis is None else values.min(axis=-1), (self.batch.rows,))
                self.values[right] = high - np.abs(self.values[right] - high)

    def _place(self, name: str, left: Index, right: Term) -> None:
        other = positions(self.walk.index(right, self.env), 0)
        here = self.values[left]
        if name == EQ:
            self.values[left] = np.array(np.broadcast_to(other, here.shape))
        elif name == NE and isinstance(left.size, Dim):
            length = self.walk.length(left.size, self.env)
            self.values[left] = np.where(here == other, (other + 1) % length, here)

    def _real(self, term: Term, env: Env) -> Array:
        return np.asarray(ground(self.walk.real(term, env)), dtype=float)

    def _flat_values(self, term: Term, env: Env) -> Array:
        return np.array(np.broadcast_to(self._real(term, env), (self.batch.rows,)))


def _is_free_to_move(term: Term) -> bool:
    return isinstance(term, Scalar) and term.signs == ANY


# ── one equation solved ───────────────────────────────────────────────────────


def _solve(batch: Batch, equation: Rel) -> None:
    """Rows moved along a line until an equation holds: one scalar, one component, or the length of a vector."""
    best: dict[Any, Any] = {}
    solved = np.zeros(batch.rows, dtype=bool)
    for base, move in _lines(batch, equation):
        parameter, found = _root(base, equation, move)
        fresh = found & ~solved
        if fresh.any():
            for variable, values in move(base, parameter).items():
                kept = best.setdefault(variable, np.array(batch.variables[variable]))
                kept[fresh] = np.broadcast_to(values, kept.shape)[fresh]
            solved |= fresh
    batch.variables.update(best)


Move = Callable[[Batch, Array], dict[Any, Array]]
"""What variables become by a parameter for each row."""


def _lines(batch: Batch, equation: Rel) -> Iterator[tuple[Batch, Move]]:
    """Where to start, and ways to move on from there with one parameter a row."""
    indices = [v for v in batch.variables if isinstance(v, Index)]
    for variable in sorted(free(equation), key=lambda v: v.name):
        if isinstance(variable, Scalar):
            yield batch, lambda _, s, v=variable: {v: s}  # type: ignore[misc]
        elif isinstance(variable, Vector) and len(variable.shape) == 1:
            own = [i for i in indices if i.size == variable.shape[0]]
            for index in own:
                yield _zeroed(batch, variable), lambda b, s, v=variable, i=index: {v: _lifted(b, v, i, s)}  # type: ignore[misc]
            yield batch, lambda b, s, v=variable: {v: b.variables[v] * s[:, None]}  # type: ignore[misc]


def _zeroed(batch: Batch, vector: Vector) -> Batch:
    """The batch with a vector 0 in the first rows, so that the point can be read."""
    rows = np.array(batch.variables[vector])
    rows[: max(1, batch.rows // 2)] = 0.0
    return Batch({**batch.variables, vector: rows}, batch.rows)


def _lifted(batch: Batch, vector: Vector, index: Index, amount: Array) -> Array:
    """The vector with one component set."""
    rows = np.array(batch.variables[vector])
    rows[np.arange(batch.rows), batch.variables[index]] = amount
    return rows


def _root(batch: Batch, equation: Rel, move: Move) -> tuple[Array, Array]:
    """A zero of (left - right) along a line for each row, by sections, and for which rows there is one."""
    try:
        values = _gaps(batch, equation, move, np.broadcast_to(_GRID, (batch.rows, len(_GRID))))
    except FAULTS:
        return np.zeros(batch.rows), np.zeros(batch.rows, dtype=bool)
    change = np.isfinite(values[:, :-1]) & np.isfinite(values[:, 1:]) & (values[:, :-1] * values[:, 1:] <= 0)
    found, place = change.any(axis=1), change.argmax(axis=1)
    rows = np.arange(batch.rows)
    low, high = _GRID[place], _GRID[place + 1]
    low_sign = np.sign(values[rows, place])[:, None]
    while found.any() and (np.nextafter(low, high) < high).any():
        between = low[:, None] + (high - low)[:, None] * _SECTIONS
        same = np.sign(_gaps(batch, equation, move, between[:, 1:-1])) == low_sign
        place = np.concatenate([same, np.zeros((batch.rows, 1), dtype=bool)], axis=1).argmin(axis=1)
        narrower = between[rows, place], between[rows, place + 1]
        if (narrower[1] - narrower[0] >= high - low).all():
            break
        low, high = narrower
    return np.asarray(high), np.asarray(found)


def _gaps(batch: Batch, equation: Rel, move: Move, parameters: Array) -> Array:
    """left - right of an equation for each row and each of its parameters."""
    walk, times = Walk(Floats()), parameters.shape[1]
    many = batch.repeated(times)
    env = Env({**many.variables, **move(many, parameters.reshape(-1))})
    sides = [np.asarray(ground(walk.real(side, env)), dtype=float) for side in equation.parts()]
    return np.array(np.broadcast_to(sides[0] - sides[1], (many.rows,))).reshape(batch.rows, times)

"""A term evaluated at points.

Axis 0 of every array counts the points; each binder that is open adds an axis
for its index. A sum is a reduction over its axis. A derivative runs the term
again with a jet in place of the variable. Definitions are evaluated with their
parameters bound to values, so that nothing is substituted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from ...terms.node import Bound, Node, Term
from ...terms.term import (
    MAX,
    PROD,
    SUM,
    Add,
    ArgMax,
    At,
    Call,
    Delta,
    Deriv,
    Dim,
    Fn,
    Index,
    Lam,
    Lit,
    Mul,
    Num,
    Pi,
    Pow,
    Reduce,
    Scalar,
    Tup,
    Vector,
    is_integral,
    shape_of,
)
from .field import Array, Field, Unknown
from .jets import Arithmetic, Jet, Number, constant_where, each, ground

_MOST_BITS = 1 << 14
_LARGEST = 1 << _MOST_BITS
"""Whole numbers beyond it are not computed with."""

Places = Callable[[tuple[Any, ...], int], Number]
"""A vector as a function: index arrays, and how many binders are open, to components."""


@dataclass(frozen=True)
class Axis:
    """A bound index: axis number `axis`, running over `length` positions."""

    axis: int
    length: int


@dataclass(frozen=True)
class Env:
    """What the variables stand for, and the binders that are open, outermost first."""

    variables: Mapping[Any, Any]
    frames: tuple[tuple[Any, ...], ...] = ()
    depth: int = 0

    def bind(self, values: tuple[Any, ...], depth: int) -> Env:
        """One more binder open."""
        return Env(self.variables, (*self.frames, values), depth)

    def bound(self, level: int) -> Any:
        """What a bound index stands for."""
        for frame in reversed(self.frames):
            if level < len(frame):
                return frame[level]
            level -= len(frame)
        raise Unknown("a loose index")


def padded(values: Array, depth: int) -> Array:
    """An array with one axis for the points and one for each open binder."""
    values = np.asarray(values)
    return values.reshape(values.shape + (1,) * (1 + depth - values.ndim)) if values.ndim else values


def positions(index: Any, depth: int) -> Array:
    """The positions of an index, from 0, as an array."""
    if isinstance(index, Axis):
        shape = [1] * (1 + depth)
        shape[index.axis] = index.length
        return np.arange(index.length).reshape(shape)
    return padded(index, depth)


def agreeing(left: Any, right: Any, depth: int) -> Array:
    """Where two indices are the same position, as truth values."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Axis) and not isinstance(other, Axis) and np.size(other) == len(other):
            marked = np.zeros((len(other), one.length), dtype=bool)
            marked[np.arange(len(marked)), np.reshape(other, -1)] = True
            shape = [1] * (1 + depth)
            shape[0], shape[one.axis] = marked.shape
            return marked.reshape(shape)
    return np.asarray(positions(left, depth) == positions(right, depth))


class Walk:
    """Evaluates terms over a field."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.on = Arithmetic(field)
        self._level = 0

    # ── real terms ──

    def real(self, term: Term, env: Env) -> Number:
        """The value of a real term. Raises Undefined or Unknown over balls; nan over floats."""
        match term:
            case Num(value):
                return self.on.number(value)
            case Pi():
                return self.field.pi()
            case Dim():
                return self.on.number(env.variables[term])
            case Scalar():
                return each(lambda v: padded(v, env.depth), env.variables[term])
            case At(vector, indices):
                return self.vector(vector, env)(tuple([self.index(i, env) for i in indices]), env.depth)
            case Add(terms):
                return self._folded(self.on.add, terms, env)
            case Mul(factors):
                return self._folded(self.on.multiply, factors, env)
            case Pow(base, exponent):
                return self._power(base, exponent, env)
            case Fn(name, (argument,)):
                return self.on.apply(name, self.real(argument, env))
            case Delta(left, right):
                return self.field.indicator(agreeing(self.index(left, env), self.index(right, env), env.depth))
            case Reduce():
                return self._reduce(term, env)
            case Deriv():
                return self._derivative(term, env)
            case Call(definition, args):
                values = {p: self._value(p, a, env) for p, a in zip(definition.params, args, strict=True)}
                return self.real(definition.body, Env(values, (), env.depth))
        raise Unknown(f"no value for {type(term).__name__}")

    def _folded(self, combine: Callable[[Number, Number], Number], terms: tuple[Term, ...], env: Env) -> Number:
        first, *others = [self.real(t, env) for t in terms]
        for value in others:
            first = combine(first, value)
        return first

    def _power(self, base: Term, exponent: Term, env: Env) -> Number:
        value = self.real(base, env)
        if is_integral(exponent):
            return self.on.whole_power(value, self.whole(exponent, env))
        return self.on.power(value, self.real(exponent, env))

    def whole(self, term: Term, env: Env) -> Array:
        """A term that is whole wherever it has a value, in Python's own numbers. Raises Unknown for very large ones."""
        match term:
            case Num(value):
                found: Any = int(value)
            case Dim():
                found = int(env.variables[term])
            case Delta(left, right):
                where = agreeing(self.index(left, env), self.index(right, env), env.depth)
                found = np.where(where, 1, 0)
            case Add(terms):
                found = reduce(np.add, [self.whole(t, env) for t in terms])
            case Mul(factors):
                found = reduce(np.multiply, [self.whole(f, env) for f in factors])
            case Pow(base, exponent):
                found = _raised(self.whole(base, env), self.whole(exponent, env))
            case _:
                raise Unknown("no whole number")
        wholes = np.array(found, dtype=object)
        if any(abs(value) > _LARGEST for value in wholes.flat):
            raise Unknown("a whole number is very large")
        return wholes

    # ── indices and vectors ──

    def index(self, term: Term, env: Env) -> Any:
        """An index: an Axis, or an array of positions from 0."""
        match term:
            case Bound(level):
                return env.bound(level)
            case Lit(position):
                return np.asarray([position - 1])
            case Index():
                return env.variables[term]
            case ArgMax(vector):
                (size,) = shape_of(vector)
                length = self.length(size, env)
                axis = env.depth + 1
                values = self.vector(vector, env)((Axis(axis, length),), axis)
                place = self.field.place_of_largest(np.asarray(ground(values)), axis, first=not self._level)
                return np.squeeze(place, axis=axis)
        raise Unknown("no index")

    def length(self, size: Term, env: Env) -> int:
        """How many positions a size has."""
        return int(size.value) if isinstance(size, Num) else int(env.variables[size])

    def vector(self, term: Term, env: Env) -> Places:
        """A vector term as a function of its indices."""
        match term:
            case Vector():
                held = env.variables[term]
                return held if callable(held) else _components(held)
            case Lam(_, body):
                return lambda indices, depth: self.real(body, env.bind(indices, depth))
            case Tup(values):
                columns = [np.asarray(ground(self.real(v, Env(env.variables)))).reshape(-1) for v in values]
                return _components(np.stack(np.broadcast_arrays(*columns), axis=1))
        raise Unknown("no vector")

    def _value(self, parameter: Node, term: Term, env: Env) -> Any:
        """What a parameter of a definition is bound to."""
        match parameter:
            case Vector():
                return self.vector(term, env)
            case Dim():
                return self.length(term, env)
            case Index():
                return self.index(term, env)
        return self.real(term, env)

    # ── reductions ──

    def _reduce(self, term: Reduce, env: Env) -> Number:
        length = self.length(term.size, env)
        axis = env.depth + 1
        index = Axis(axis, length)
        body = self.real(term.body, env.bind((index,), axis))
        left_out = self._left_out(term, index, env)
        if term.kind == SUM:
            return each(lambda v: _summed(v, axis, length, left_out, self.on.number(0)), body)
        if term.kind == PROD:
            return self._product(body, axis, length, left_out)
        return self._largest(term.kind, body, axis, length, left_out)

    def _left_out(self, term: Reduce, index: Axis, env: Env) -> Array | None:
        """Where a range is left out, as an array of truth values."""
        out = None
        for omitted in term.omit:
            here = agreeing(index, self.index(omitted, env), index.axis)
            out = here if out is None else out | here
        return out

    def _product(self, body: Number, axis: int, length: int, left_out: Array | None) -> Number:
        total: Number = self.on.number(1)
        for place in range(length):
            factor = each(lambda v, p=place: _slice(v, p, axis), body)  # type: ignore[misc]
            if left_out is not None:
                factor = constant_where(_slice(left_out, place, axis), self.on.number(1), self.on.number(0), factor)
            total = self.on.multiply(total, factor)
        return total

    def _largest(self, kind: str, body: Number, axis: int, length: int, left_out: Array | None) -> Number:
        turn = self.on.number(1 if kind == MAX else -1)
        values = self.on.multiply(turn, body)
        if left_out is not None:
            values, length = self._kept(values, axis, length, left_out)
        if not isinstance(values, Jet):
            top = self.field.largest(_spread(values, axis, length), axis)
        else:
            place = self.field.place_of_largest(_spread(ground(values), axis, length), axis)
            top = each(lambda v: self._taken(_spread(v, axis, length), place, axis), values)
        return self.on.multiply(turn, each(lambda v: np.squeeze(v, axis=axis), top))

    def _taken(self, values: Array, place: Array, axis: int) -> Array:
        shape = np.broadcast_shapes(values.shape[:axis], place.shape[:axis])
        values = np.broadcast_to(values, (*shape, *values.shape[axis:]))
        return self.field.at_place(values, np.broadcast_to(place, (*shape, *place.shape[axis:])), axis)

    def _kept(self, values: Number, axis: int, length: int, left_out: Array) -> tuple[Number, int]:
        """The values that are not left out, and how many: as many at every point, or it is not known."""
        counts = (~left_out).sum(axis=axis)
        if counts.max() == 0:
            return each(lambda v: np.full(np.shape(v), self.field.absent), values), length
        if counts.min() != counts.max():
            raise Unknown("ranges of different lengths")
        order = np.argsort(left_out, axis=axis, kind="stable")
        keep = int(counts.min())

        def kept(v: Array) -> Array:
            v = _spread(np.asarray(v), axis, length)
            shape = np.broadcast_shapes(v.shape, order.shape)
            moved = np.take_along_axis(np.broadcast_to(v, shape), np.broadcast_to(order, shape), axis)
            return moved.take(range(keep), axis=axis)

        return each(kept, values), keep

    # ── derivatives ──

    def _derivative(self, term: Deriv, env: Env) -> Number:
        self._level += 1
        level = self._level
        try:
            root = term.root
            moved: Any
            if isinstance(term.var, At):
                held = self.vector(root, env)
                places = tuple([self.index(i, env) for i in term.var.indices])
                moved = self._moving_vector(held, places, level)
            else:
                moved = Jet(env.variables[root], np.asarray([self.on.number(1)]), level)
            inner = Env({**env.variables, root: moved}, env.frames, env.depth)
            return self.on.slope(self.real(term.body, inner), level)
        finally:
            self._level -= 1

    def _moving_vector(self, held: Places, places: tuple[Any, ...], level: int) -> Places:
        """The vector with the component at `places` moving."""

        def components(indices: tuple[Any, ...], depth: int) -> Number:
            here: Any = True
            for index, place in zip(indices, places, strict=True):
                here = here & agreeing(index, place, depth)
            return Jet(held(indices, depth), self.field.indicator(here), level)

        return components


def _components(rows: Array) -> Places:
    """A vector given by its components at each point."""

    def components(indices: tuple[Any, ...], depth: int) -> Array:
        if len(indices) == 1 and isinstance(indices[0], Axis) and rows.ndim == 2:
            shape = [1] * (1 + depth)
            shape[0], shape[indices[0].axis] = rows.shape
            return rows.reshape(shape)
        places = [positions(i, depth) for i in indices]
        points = padded(np.arange(rows.shape[0]), depth)
        found: Array = rows[(points, *places)] if rows.shape[0] > 1 else rows[(0 * points, *places)]
        return found

    return components


def _raised(base: Array, exponent: Array) -> Array:
    """Whole numbers to natural powers. Raises Unknown for very large ones."""
    bits = np.frompyfunc(lambda b, e: max(abs(b) - 1, 0).bit_length() * e, 2, 1)(base, exponent)
    if any(size > _MOST_BITS for size in np.ravel(bits)):
        raise Unknown("a whole number is very large")
    return np.asarray(base**exponent, dtype=object)


def _spread(values: Array, axis: int, length: int) -> Array:
    """The values with the full length along an axis."""
    values = _full(values, axis)
    shape = list(values.shape)
    shape[axis] = length
    return np.broadcast_to(values, shape)


def _full(values: Array, axis: int) -> Array:
    """The values with an axis for the points and for every binder up to `axis`."""
    values = np.asarray(values)
    return padded(values, axis) if values.ndim else np.asarray(np.reshape(values, (1,) * (axis + 1)))


def _summed(values: Array, axis: int, length: int, left_out: Array | None, zero: Any) -> Array:
    values = _full(values, axis)
    if left_out is None:
        total = np.asarray(values.sum(axis=axis))
        return total if values.shape[axis] == length else total * length
    if values.shape[axis] == 1:
        counts = (~left_out).sum(axis=axis)
        counts = counts.astype(object) if values.dtype == object else counts
        return np.asarray(np.where(counts == 0, zero, values.squeeze(axis=axis) * counts))
    kept: Array = np.where(left_out, zero, values)
    return np.asarray(kept.sum(axis=axis))


def _slice(values: Array, place: int, axis: int) -> Array:
    values = _full(values, axis)
    return np.asarray(values.take(place if values.shape[axis] > 1 else 0, axis=axis))

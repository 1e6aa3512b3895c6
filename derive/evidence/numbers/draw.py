"""Vectors that hurt: ties, one label far above the rest, ±700, differences of 1e-8, sorted, nearly equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from ...terms.term import ANY, NEG, POS, ZERO, Dim, Index, Scalar, Variable, Vector
from .field import Array
from .sizes import Part, length_of, sizes_of

Rng = np.random.Generator

_PLAIN_UP_TO, _PLAIN = 3, 36
_WHOLE = np.array([0.0, 0.0, 0.0, 1.0, -1.0, 2.0])
"""Short vectors come in so many rows of small whole numbers, all 0 and all 1 first."""

_FEW, _FAR = np.array([-1.0, 0.0, 2.0]), np.array([-700.0, 0.0, 700.0])

_KINDS: tuple[Callable[[Rng, int], Array], ...] = (
    lambda rng, n: rng.normal(size=n),
    lambda rng, n: np.zeros(n),
    lambda rng, n: rng.integers(-3, 4, size=n).astype(float),
    lambda rng, n: _any_of(rng, _FEW, n),
    lambda rng, n: np.where(np.arange(n) == rng.integers(n), float(rng.integers(1, 6)), 0.0),
    lambda rng, n: rng.uniform(0.01, 1.0, size=n),
    lambda rng, n: _any_of(rng, _FAR, n),
    lambda rng, n: 1e-8 * rng.normal(size=n),
    lambda rng, n: np.sort(rng.normal(size=n)),
    lambda rng, n: 1.0 + 1e-8 * rng.normal(size=n),
    lambda rng, n: rng.dirichlet(np.ones(n)),
    lambda rng, n: 20.0 * rng.normal(size=n),
)


def _any_of(rng: Rng, numbers: Array, size: int | tuple[int, ...]) -> Array:
    """As `choice`, which takes longer to draw the same."""
    found: Array = numbers[rng.integers(0, len(numbers), size=size)]
    return found


_SCALARS = (0.0, 1.0, -1.0, 0.5, 2.0, -0.25, 3.0, 1e-8, -40.0, 12.0)


@dataclass
class Batch:
    """Many points of one choice of lengths: a row of each array is a point."""

    variables: dict[Variable, Any]
    rows: int
    closely: bool = True
    """Whether floats' doubts about points of it are looked into."""

    def take(self, rows: Array) -> Batch:
        """Some of the points."""
        kept = {v: held if isinstance(v, Dim) else held[rows] for v, held in self.variables.items()}
        return Batch(kept, len(rows), self.closely)

    def repeated(self, times: int) -> Batch:
        """Every point so many times in a row."""
        rows = {v: h if isinstance(v, Dim) else np.repeat(h, times, axis=0) for v, h in self.variables.items()}
        return Batch(rows, times * self.rows, self.closely)


def batches(
    variables: Iterable[Variable], fixed: dict[Dim, int], cost: int, seed: int, part: Part = Part.EVERY
) -> Iterator[Batch]:
    """Batches from the shortest vectors to the longest; `cost` is how many indices are bound inside each other."""
    listed = tuple(
        sorted(variables, key=lambda v: (type(v).__name__, isinstance(v, Vector) and v.total is not None, v.name))
    )
    for sizes in sizes_of(listed, fixed, cost, part):
        yield drawn(listed, tuple(sizes.lengths.items()), sizes.rows, seed, sizes.closely)


def drawn(
    variables: tuple[Variable, ...], lengths: tuple[tuple[Dim, int], ...], rows: int, seed: int, closely: bool = True
) -> Batch:
    """Claims over variables of the same kinds are looked at in the same points, drawn once, whatever their names."""
    sizes = dict(lengths)
    forms = tuple([_form(variable, sizes) for variable in variables])
    held = zip(variables, _arrays(forms, tuple(sizes.values()), rows, seed), strict=True)
    out: dict[Variable, Any] = {variable: array for variable, array in held if array is not None}
    return Batch({**dict[Variable, Any](lengths), **out}, rows, closely)


class _Form(NamedTuple):
    """All of a variable that its numbers depend on: not its name."""

    kind: type[Variable]
    shape: tuple[int, ...] = ()
    signs: int = ANY
    total: int | None = None
    is_symmetric: bool = False


def _form(variable: Variable, sizes: dict[Dim, int]) -> _Form:
    match variable:
        case Scalar(_, signs):
            return _Form(Scalar, signs=signs)
        case Index(_, size):
            return _Form(Index, (length_of(size, sizes),))
        case Vector(_, shape, total):
            chosen = None if total is None else length_of(total, sizes)
            return _Form(Vector, tuple([length_of(s, sizes) for s in shape]), ANY, chosen, bool(variable.symmetric))
    return _Form(type(variable))


@lru_cache(maxsize=64)
def _arrays(forms: tuple[_Form, ...], sizes: tuple[int, ...], rows: int, seed: int) -> tuple[Array | None, ...]:
    """The numbers of each variable; None for a dimension. Nobody changes them in place."""
    rng = np.random.default_rng([seed, *sizes])
    vectors: dict[tuple[int, ...], Array] = {}
    plain = _PLAIN if max(sizes, default=1) <= _PLAIN_UP_TO else 0

    def array(place: int, form: _Form) -> Array | None:
        if form.kind is Scalar:
            return _with_signs(_plain(rng, _scalars(rng, rows, place), plain), form.signs)
        if form.kind is Index:
            return np.asarray(rng.integers(0, form.shape[0], size=rows))
        if form.kind is not Vector:
            return None
        if form.total is not None:
            return _mask(rng, rows, form.shape[0], form.total, vectors)
        values = _vectors(rng, rows, int(np.prod(form.shape)), place).reshape(rows, *form.shape)
        values = _plain(rng, _related(values, vectors.get(form.shape)), plain)
        values = mirrored(values) if form.is_symmetric else values
        vectors.setdefault(form.shape, values)
        return values

    return tuple([array(place, form) for place, form in enumerate(forms)])


def mirrored(matrices: Array) -> Array:
    """Matrices with what stands below the diagonal above it too."""
    lower = np.tril(np.ones(matrices.shape[1:], dtype=bool))
    return np.where(lower, matrices, matrices.swapaxes(1, 2))


def _mask(rng: Rng, rows: int, n: int, total: int, vectors: dict[tuple[int, ...], Array]) -> Array:
    """Subsets of as many positions: those of a vector's largest entries in every other row, else any."""
    order = rng.random((rows, n))
    first = vectors.get((n,))
    if first is not None:
        order[::2] = first[::2]
    ranks = np.argsort(np.argsort(-order, axis=1, kind="stable"), axis=1)
    return (ranks < total).astype(float)


def _plain(rng: Rng, values: Array, rows: int) -> Array:
    """The first rows in small whole numbers: all 0, all 1, then any."""
    if rows:
        values[:rows] = _any_of(rng, _WHOLE, values[:rows].shape)
        values[0], values[1] = 0.0, 1.0
    return values


def _vectors(rng: Rng, rows: int, n: int, place: int) -> Array:
    """One kind after the other; each variable starts at another kind."""
    return np.stack([_KINDS[(row + 5 * place) % len(_KINDS)](rng, n) for row in range(rows)])


def _related(values: Array, first: Array | None) -> Array:
    """Every sixth vector is the first one again, and every seventh a shift of it."""
    if first is not None:
        values[5::6] = first[5::6]
        values[6::7] = first[6::7] + 1.5
    return values


def _scalars(rng: Rng, rows: int, place: int) -> Array:
    drawn = np.array(_SCALARS)[(np.arange(rows) + 3 * place) % len(_SCALARS)]
    return np.where(rng.random(rows) < 0.4, rng.normal(size=rows), drawn)


def _with_signs(drawn: Array, signs: int) -> Array:
    """The numbers with the signs that a scalar was declared with."""
    if signs & ANY == ANY:
        return drawn
    size = np.where((drawn == 0) & (not signs & ZERO), 1.0, np.abs(drawn))
    if signs & POS and signs & NEG:
        return np.where(drawn < 0, -size, size)
    return size if signs & POS else -size if signs & NEG else 0 * size

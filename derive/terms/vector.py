"""Vectors and their components, and which index fits which."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from .leaf import Dim, Index, Lit, Num, Size, Vector, require_sizes
from .node import INDEX, VECTOR, Bound, BoundVector, IllFormed, Term, closed, free, opened, require_real


@dataclass(frozen=True, eq=False, slots=True)
class Lam(Term):
    """The vector whose component at `letters` is `body`. Build with `vector_of`."""

    sort: ClassVar[str] = VECTOR

    shape: tuple[Size, ...]
    body: Term
    letters: tuple[str, ...] = field(compare=False)

    def check(self) -> None:
        require_sizes(*self.shape)
        if len(self.letters) != len(self.shape) or not self.shape:
            raise IllFormed("a vector has a letter for each index, and at least one")
        require_real(self.body)

    def parts(self) -> tuple[Term, ...]:
        return (self.body,)

    def sizes(self) -> tuple[Size, ...]:
        return self.shape

    def retyped(self, parts: tuple[Term, ...], sizes: tuple[Size, ...]) -> Term:
        return vector_of(sizes, parts[0], self.letters)

    def binds(self) -> int:
        return len(self.shape)


@dataclass(frozen=True, eq=False, slots=True)
class Tup(Term):
    """A vector written out, component by component."""

    sort: ClassVar[str] = VECTOR

    values: tuple[Term, ...]

    def check(self) -> None:
        if not self.values:
            raise IllFormed("a vector has at least one component")
        require_real(*self.values)

    def parts(self) -> tuple[Term, ...]:
        return self.values

    def rebuilt(self, parts: tuple[Term, ...]) -> Tup:
        return Tup(parts)


@dataclass(frozen=True, eq=False, slots=True)
class At(Term):
    """The component of a vector variable. Build with `at`."""

    vector: Term
    indices: tuple[Term, ...]

    def check(self) -> None:
        shape = shape_of(self.vector)
        if len(shape) != len(self.indices):
            raise IllFormed(f"a vector with {len(shape)} indices was given {len(self.indices)}")
        for index, size in zip(self.indices, shape, strict=True):
            require_size(index, size)

    def parts(self) -> tuple[Term, ...]:
        return (self.vector, *self.indices)

    def rebuilt(self, parts: tuple[Term, ...]) -> Term:
        return at(parts[0], parts[1:])


class OfSquare(Term):
    """What is made of a square matrix as a whole."""

    __slots__ = ()

    matrix: Term

    def check(self) -> None:
        shape = shape_of(self.matrix)
        if len(shape) != 2 or shape[0] != shape[1]:
            sizes = " × ".join(map(_size_name, shape))
            raise IllFormed(f"a square matrix is needed, with as many rows as columns, not one of shape {sizes}")

    def parts(self) -> tuple[Term, ...]:
        return (self.matrix,)

    def rebuilt(self, parts: tuple[Term, ...]) -> Term:
        kind: Any = type(self)
        made: Term = kind(*parts)
        return made


@dataclass(frozen=True, eq=False, slots=True)
class Inv(OfSquare):
    """The inverse A⁻¹ of a square matrix. It has a value where the determinant is not 0."""

    sort: ClassVar[str] = VECTOR

    matrix: Term


@dataclass(frozen=True, eq=False, slots=True)
class Adj(OfSquare):
    """The adjugate of a square matrix: at i, j stands (-1)^(i+j) times the minor without row j and column i."""

    sort: ClassVar[str] = VECTOR

    matrix: Term


@dataclass(frozen=True, eq=False, slots=True)
class Det(OfSquare):
    """The determinant of a square matrix."""

    matrix: Term


@dataclass(frozen=True, eq=False, slots=True)
class ArgMax(Term):
    """An index at which a vector is largest (the first such)."""

    sort: ClassVar[str] = INDEX

    vector: Term

    def check(self) -> None:
        if len(shape_of(self.vector)) != 1:
            raise IllFormed("argmax is an index of a vector with one index")

    def parts(self) -> tuple[Term, ...]:
        return (self.vector,)

    def rebuilt(self, parts: tuple[Term, ...]) -> ArgMax:
        return ArgMax(*parts)


# ── which index fits ──────────────────────────────────────────────────────────


def shape_of(vector: Term) -> tuple[Size, ...]:
    """The sizes of a vector term's indices. Raises IllFormed for a term that is no vector."""
    match vector:
        case Vector(_, shape, _) | Lam(shape, _, _):
            return shape
        case BoundVector(_, sizes):
            return sizes  # type: ignore[return-value]  # those of the quantifier that binds it
        case Tup(values):
            return (Num(Fraction(len(values))),)
        case Inv(matrix) | Adj(matrix):
            return shape_of(matrix)
    raise IllFormed("a component was asked of something that is not a vector")


def size_of(index: Term) -> Size | None:
    """The size over which an index term runs; None for one that fits several."""
    match index:
        case Index(_, size):
            return size
        case ArgMax(vector):
            return shape_of(vector)[0]
        case Bound() | Lit() if index.sort == INDEX:
            return None
    raise IllFormed("a position must be an index")


def require_one_size(left: Term, right: Term) -> None:
    """Raise IllFormed unless two index terms are positions of one range."""
    for index, other in ((left, right), (right, left)):
        size = size_of(other)
        if size is not None:
            require_size(index, size)


def require_size(index: Term, size: Size) -> None:
    """Raise IllFormed unless the index term is a position in 1, …, size."""
    own = size_of(index)
    if own is not None and own != size:
        raise IllFormed(
            f"index {getattr(index, 'name', 'argmax')} runs over {_size_name(own)}, not over {_size_name(size)}"
        )
    if isinstance(index, Lit) and not (isinstance(size, Num) and 1 <= index.position <= size.value):
        raise IllFormed(f"position {index.position} is outside 1, …, {_size_name(size)}")


def _size_name(size: Size) -> str:
    return size.name if isinstance(size, Dim) else str(size.value)


# ── shorthands ────────────────────────────────────────────────────────────────


def at(vector: Term, indices: tuple[Term, ...]) -> Term:
    """The component of any vector term."""
    if isinstance(vector, Lam) and len(indices) == len(vector.shape):
        for index, size in zip(indices, vector.shape, strict=True):
            require_size(index, size)
        component: Term = opened(vector.body, indices)
        if any(i.parts() and not free(i) <= free(component) for i in indices):
            raise IllFormed("a component at an index that may have no value would lose it")
        return component
    if isinstance(vector, Tup) and len(indices) == 1 and isinstance(indices[0], Lit):
        require_size(indices[0], shape_of(vector)[0])
        return vector.values[indices[0].position - 1]
    return At(vector, indices)


def vector_of(shape: tuple[Size, ...], body: Term, letters: tuple[str, ...]) -> Term:
    """The vector with the given components, `body` under `len(shape)` bound indices; x itself for x_i."""
    own = tuple(Bound(place) for place in range(len(shape)))
    if isinstance(body, At) and body.indices == own and isinstance(body.vector, Vector | BoundVector | Inv | Adj):
        places = tuple([Index(f"·place{number}", size) for number, size in enumerate(shape)])
        whole: Term = opened(body.vector, places)
        if shape_of(whole) == shape and free(whole).isdisjoint(places):
            return whole
    return Lam(shape, body, letters)


def abstract(body: Term, indices: tuple[Index, ...]) -> Term:
    """The vector i ↦ body, for free index variables i."""
    return vector_of(tuple(i.size for i in indices), closed(body, indices), tuple(i.name for i in indices))

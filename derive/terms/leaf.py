"""The leaves of terms: numbers, dimensions, scalars, indices, positions and vector variables."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Any, ClassVar

from .node import FUNCTION, INDEX, VECTOR, IllFormed, Term, is_reserved

NEG, ZERO, POS = 1, 2, 4
"""A sign is a set of possibilities, kept as bits; `ANY` is all three."""
ANY = NEG | ZERO | POS

_MOST_DIGITS = 4000
_MOST_BITS = 13_287


@dataclass(frozen=True, eq=False, slots=True)
class Num(Term):
    """A rational number, exact."""

    value: Fraction

    def check(self) -> None:
        if type(self.value) is not Fraction:
            raise IllFormed(f"a number is a fraction, not {self.value!r}")
        if max(self.value.numerator.bit_length(), self.value.denominator.bit_length()) > _MOST_BITS:
            raise IllFormed(f"a number has more than {_MOST_DIGITS:,} digits; write it as a power, or declare a scalar")


@dataclass(frozen=True, eq=False, slots=True)
class Pi(Term):
    """The number π."""


@dataclass(frozen=True, eq=False, slots=True)
class Dim(Term):
    """A dimension: an integer not below `at_least`, itself at least 1."""

    is_variable: ClassVar[bool] = True

    name: str
    at_least: int

    def check(self) -> None:
        if type(self.at_least) is not int or self.at_least < 1:
            raise IllFormed(f"dimension {self.name} must be at least 1, not {self.at_least}")


Size = Dim | Num


@dataclass(frozen=True, eq=False, slots=True)
class Scalar(Term):
    """A real variable; `signs` is the set of signs that it may have."""

    is_variable: ClassVar[bool] = True

    name: str
    signs: int = ANY

    def check(self) -> None:
        if not 0 < self.signs <= ANY:
            raise IllFormed(f"no number has the signs that {self.name} was declared with")


@dataclass(frozen=True, eq=False, slots=True)
class Index(Term):
    """A free index, a fixed but arbitrary position in 1, …, `size`."""

    is_variable: ClassVar[bool] = True
    sort: ClassVar[str] = INDEX

    name: str
    size: Size

    def check(self) -> None:
        require_sizes(self.size)

    def sizes(self) -> tuple[Size, ...]:
        return (self.size,)

    def retyped(self, parts: tuple[Term, ...], sizes: tuple[Size, ...]) -> Index:
        return Index(self.name, *sizes)


@dataclass(frozen=True, eq=False, slots=True)
class OtherIndex(Index):
    """An index that is none of those in `apart`: with it a binder is opened that leaves these out.

    No claim can speak of one, since its name is reserved: what is learnt of it holds where it differs from them.
    """

    apart: tuple[Term, ...]

    def check(self) -> None:
        require_sizes(self.size)
        if not is_reserved(self):
            raise IllFormed(f"{self.name} is an index like any other: it may be each position of its dimension")

    def retyped(self, parts: tuple[Term, ...], sizes: tuple[Size, ...]) -> OtherIndex:
        return OtherIndex(self.name, sizes[0], self.apart)


@dataclass(frozen=True, eq=False, slots=True)
class Lit(Term):
    """A position written out: 1, 2, …"""

    sort: ClassVar[str] = INDEX

    position: int

    def check(self) -> None:
        if type(self.position) is not int or self.position < 1:
            raise IllFormed("positions are whole numbers and count from 1")


@dataclass(frozen=True, eq=False, slots=True)
class Vector(Term):
    """A vector variable (or a matrix: one index for each of `shape`).

    `total` marks a mask, and says how many of its entries are 1; that they are
    0 or 1 is a hypothesis of the claims that speak of it, and nothing here. So
    is what it means that a matrix is declared `symmetric`, 1 or 0, and that a
    vector is declared as `weights`: 0, or the signs that each of them may have.
    """

    is_variable: ClassVar[bool] = True
    sort: ClassVar[str] = VECTOR

    name: str
    shape: tuple[Size, ...]
    total: Size | None = None
    symmetric: int = 0
    weights: int = 0

    def check(self) -> None:
        require_sizes(*self.sizes())
        if self.symmetric not in (0, 1):
            raise IllFormed(f"{self.name} is symmetric, 1, or not, 0")
        if self.symmetric and (len(self.shape) != 2 or len(set(self.shape)) > 1 or self.total is not None):
            raise IllFormed(f"{self.name} cannot be symmetric: only a square matrix is, with as many rows as columns")
        if self.weights not in (0, POS, POS | ZERO):
            raise IllFormed(
                f"{self.name} are weights that are positive, {POS}, or not negative, {POS | ZERO}; or none, 0"
            )
        if self.weights and (len(self.shape) != 1 or self.total is not None):
            raise IllFormed(f"{self.name} cannot be weights: only a vector is")

    def sizes(self) -> tuple[Size, ...]:
        return self.shape if self.total is None else (*self.shape, self.total)

    def retyped(self, parts: tuple[Term, ...], sizes: tuple[Size, ...]) -> Vector:
        places = len(self.shape)
        total = sizes[places] if self.total is not None else None
        return Vector(self.name, sizes[:places], total, self.symmetric, self.weights)


@dataclass(frozen=True, eq=False, slots=True)
class Function(Term):
    """A function that is not written out: any that has a value everywhere and, if `smooth`, derivatives of every order.

    `takes` has the shape of each argument, () for a number; `to` is that of its values.
    """

    is_variable: ClassVar[bool] = True
    sort: ClassVar[str] = FUNCTION

    name: str
    takes: tuple[tuple[Size, ...], ...]
    to: tuple[Size, ...]
    smooth: int = 1

    def check(self) -> None:
        if self.smooth not in (0, 1):
            raise IllFormed(f"the function {self.name} is smooth, 1, or need not be, 0")
        if not self.takes:
            raise IllFormed(f"the function {self.name} takes no argument")
        require_sizes(*self.sizes())

    def sizes(self) -> tuple[Size, ...]:
        return tuple([size for shape in (*self.takes, self.to) for size in shape])

    def retyped(self, parts: tuple[Term, ...], sizes: tuple[Size, ...]) -> Function:
        *takes, to = cut(sizes, [len(shape) for shape in (*self.takes, self.to)])
        return Function(self.name, tuple(takes), to, self.smooth)


Variable = Dim | Scalar | Index | Vector | Function


def require_sizes(*sizes: Size) -> None:
    """Raise IllFormed unless every size is a dimension or a positive whole number."""
    for size in sizes:
        whole = isinstance(size, Num) and size.value.denominator == 1 and size.value >= 1
        if not whole and not isinstance(size, Dim):
            raise IllFormed("an index runs over a dimension, or over 1, …, N")


def cut(things: tuple[Any, ...], lengths: list[int]) -> list[tuple[Any, ...]]:
    """Things in groups of these lengths."""
    return [things[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]

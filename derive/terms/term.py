"""The terms: real numbers, indices, vectors, and what is built from them.

Sorts. A *real* term has a value in ℝ wherever it is defined. An *index* term is
a position 1, …, n. A *vector* term is a function of one index or more. A *size*
(`Dim`, or a `Num` that is a positive integer) says how far an index runs; it is
also a real term, so that `n - 1` can be written.

A term is kept as its author wrote it: nothing here simplifies, except that a
component of a written-out vector is that component (`At` of a `Lam` or a `Tup`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from .leaf import ANY as ANY
from .leaf import NEG as NEG
from .leaf import POS as POS
from .leaf import ZERO as ZERO
from .leaf import Dim as Dim
from .leaf import Index as Index
from .leaf import Lit as Lit
from .leaf import Num as Num
from .leaf import Pi as Pi
from .leaf import Scalar as Scalar
from .leaf import Size as Size
from .leaf import Variable as Variable
from .leaf import Vector as Vector
from .leaf import require_sizes as require_sizes
from .node import INDEX, REAL, VECTOR, Bound, IllFormed, Node, Term, closed, free, opened

if TYPE_CHECKING:
    from .definition import Definition

# ── vectors ───────────────────────────────────────────────────────────────────


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


# ── arithmetic and functions ──────────────────────────────────────────────────


@dataclass(frozen=True, eq=False, slots=True)
class Add(Term):
    """A sum of terms as written."""

    terms: tuple[Term, ...]

    def check(self) -> None:
        require_real(*self.terms)

    def parts(self) -> tuple[Term, ...]:
        return self.terms

    def rebuilt(self, parts: tuple[Term, ...]) -> Add:
        return Add(parts)


@dataclass(frozen=True, eq=False, slots=True)
class Mul(Term):
    """A product of factors as written."""

    factors: tuple[Term, ...]

    def check(self) -> None:
        require_real(*self.factors)

    def parts(self) -> tuple[Term, ...]:
        return self.factors

    def rebuilt(self, parts: tuple[Term, ...]) -> Mul:
        return Mul(parts)


@dataclass(frozen=True, eq=False, slots=True)
class Pow(Term):
    """base ** exponent. A quotient a/b is `Mul((a, Pow(b, Num(-1))))`; √a is a ** (1/2)."""

    base: Term
    exponent: Term

    def check(self) -> None:
        require_real(self.base, self.exponent)

    def parts(self) -> tuple[Term, ...]:
        return (self.base, self.exponent)

    def rebuilt(self, parts: tuple[Term, ...]) -> Pow:
        return Pow(*parts)


@dataclass(frozen=True, eq=False, slots=True)
class Fn(Term):
    """A function of real arguments, by name; `functions.REAL` lists those that are understood."""

    name: str
    args: tuple[Term, ...]

    def check(self) -> None:
        require_real(*self.args)

    def parts(self) -> tuple[Term, ...]:
        return self.args

    def rebuilt(self, parts: tuple[Term, ...]) -> Fn:
        return Fn(self.name, parts)


@dataclass(frozen=True, eq=False, slots=True)
class Delta(Term):
    """Kronecker's δ: 1 where two indices agree, else 0."""

    left: Term
    right: Term

    def check(self) -> None:
        require_one_size(self.left, self.right)

    def parts(self) -> tuple[Term, ...]:
        return (self.left, self.right)

    def rebuilt(self, parts: tuple[Term, ...]) -> Delta:
        return Delta(*parts)


# ── binders ───────────────────────────────────────────────────────────────────

SUM, PROD, MAX, MIN = "Sum", "Prod", "Max", "Min"


@dataclass(frozen=True, eq=False, slots=True)
class Reduce(Term):
    """Sum, product, maximum or minimum of `body` over an index of `size`, without the `omit`ted ones."""

    kind: str
    size: Size
    omit: tuple[Term, ...]
    body: Term
    letter: str = field(compare=False)

    def check(self) -> None:
        require_sizes(self.size)
        if self.kind not in (SUM, PROD, MAX, MIN):
            raise IllFormed(f"there is no reduction {self.kind}")
        for index in self.omit:
            require_size(index, self.size)
        require_real(self.body)

    def parts(self) -> tuple[Term, ...]:
        return (*self.omit, self.body)

    def sizes(self) -> tuple[Size, ...]:
        return (self.size,)

    def retyped(self, parts: tuple[Term, ...], sizes: tuple[Size, ...]) -> Reduce:
        return Reduce(self.kind, sizes[0], parts[:-1], parts[-1], self.letter)

    def binds(self) -> int:
        return 1


@dataclass(frozen=True, eq=False, slots=True)
class Deriv(Term):
    """The partial derivative of `body` by `var`, a component of a vector variable or a scalar."""

    body: Term
    var: Term

    def check(self) -> None:
        component = isinstance(self.var, At) and isinstance(self.var.vector, Vector)
        if not component and not isinstance(self.var, Scalar):
            raise IllFormed("D differentiates by a declared scalar or a component of a declared vector")
        require_real(self.body)

    def parts(self) -> tuple[Term, ...]:
        return (self.body, self.var)

    def rebuilt(self, parts: tuple[Term, ...]) -> Deriv:
        return Deriv(*parts)

    @property
    def root(self) -> Term:
        """The variable that moves: the scalar, or the vector of the component."""
        return self.var.vector if isinstance(self.var, At) else self.var


@dataclass(frozen=True, eq=False, slots=True)
class Call(Term):
    """A definition at arguments, one for each of its parameters."""

    definition: Definition
    args: tuple[Term, ...]

    def check(self) -> None:
        if [a.sort for a in self.args] != [p.sort for p in self.definition.params]:
            raise IllFormed(f"{self.definition.name} was given arguments of another number or sort")
        pairs = list(zip(self.definition.params, self.args, strict=True))
        sizes: dict[Any, Any] = {p: a for p, a in pairs if isinstance(p, Dim)}
        require_sizes(*sizes.values())
        for param, arg in pairs:
            if isinstance(param, Index):
                require_size(arg, sizes.get(param.size, param.size))
            if isinstance(param, Vector) and shape_of(arg) != tuple([sizes.get(s, s) for s in param.shape]):
                raise IllFormed(f"{self.definition.name} was given a vector of another shape for {param.name}")

    def parts(self) -> tuple[Term, ...]:
        return self.args

    def rebuilt(self, parts: tuple[Term, ...]) -> Call:
        return Call(self.definition, parts)


# ── shorthands ────────────────────────────────────────────────────────────────


def num(value: int | Fraction) -> Num:
    """A number as a term."""
    return Num(Fraction(value))


def minus(left: Term, right: Term) -> Term:
    """left - right."""
    return Add((left, Mul((num(-1), right))))


def over(left: Term, right: Term) -> Term:
    """left / right."""
    return Mul((left, Pow(right, num(-1))))


# ── sorts, and the components of vector terms ─────────────────────────────────


def is_real(node: Node) -> bool:
    """Whether a node is a real term."""
    return node.sort == REAL


def require_real(*terms: Term) -> None:
    """Raise IllFormed unless every term is a number."""
    for term in terms:
        if term.sort != REAL:
            raise IllFormed(f"a number is needed, not a term that is a {term.sort}")


def is_integral(term: Term) -> bool:
    """Whether a term shows that it is an integer wherever it is defined."""
    match term:
        case Num(value):
            return value.denominator == 1
        case Dim() | Delta():
            return True
        case Add() | Mul():
            return all(map(is_integral, term.parts()))
        case Pow(base, exponent):
            return is_integral(base) and is_natural(exponent)
    return False


def is_natural(term: Term) -> bool:
    """Whether a term shows that it is 0, 1, 2, … wherever it is defined."""
    match term:
        case Num(value):
            return value >= 0 and value.denominator == 1
        case Dim() | Delta():
            return True
        case Add() | Mul() | Pow():
            return all(map(is_natural, term.parts()))
    return False


def shape_of(vector: Term) -> tuple[Size, ...]:
    """The sizes of a vector term's indices. Raises IllFormed for a term that is no vector."""
    match vector:
        case Vector(_, shape, _) | Lam(shape, _, _):
            return shape
        case Tup(values):
            return (Num(Fraction(len(values))),)
    raise IllFormed("a component was asked of something that is not a vector")


def size_of(index: Term) -> Size | None:
    """The size over which an index term runs; None for one that fits several."""
    match index:
        case Index(_, size):
            return size
        case ArgMax(vector):
            return shape_of(vector)[0]
        case Bound() | Lit():
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
    if isinstance(body, At) and body.indices == own and isinstance(body.vector, Vector) and body.vector.shape == shape:
        return body.vector
    return Lam(shape, body, letters)


def abstract(body: Term, indices: tuple[Index, ...]) -> Term:
    """The vector i ↦ body, for free index variables i."""
    return vector_of(tuple(i.size for i in indices), closed(body, indices), tuple(i.name for i in indices))


def reduce_over(kind: str, index: Index, body: Term, omit: tuple[Term, ...] = ()) -> Reduce:
    """Sum, product, maximum or minimum of a body over a free index variable."""
    return Reduce(kind, index.size, omit, closed(body, (index,)), index.name)

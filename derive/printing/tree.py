"""The notation tree: what is written of a term or statement, before it is decided in which letters and signs.

A piece of notation knows its parts and what they are to each other; how tightly
a piece holds together, and so where brackets stand, is for each writer to say.
Names and the letters of bound indices are resolved: a `Name` says what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

ADD, PRODUCT, POWER, ATOM = range(4)
"""How tightly a piece holds together; looser pieces get brackets inside tighter ones."""


class Notation:
    """A piece of notation. Subclasses are frozen dataclasses."""

    __slots__ = ()

    def parts(self) -> Iterator[Notation]:
        """The pieces that it is made of, in the order in which they are read."""
        for field in fields(self):  # type: ignore[arg-type]
            yield from _pieces(getattr(self, field.name))


def _pieces(value: Any) -> Iterator[Notation]:
    if isinstance(value, Notation):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _pieces(one)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the name of a bound index, scalar or vector stands for: whatever has its `sort`."""

    sort: str
    signs: int = 0
    """Those of a scalar that moves."""


@dataclass(frozen=True, slots=True)
class Function:
    """What the name in an `Application` stands for."""

    name: str


# ── leaves ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Name(Notation):
    """A declared name, or a letter, with primes where it was taken.

    `stands_for` is the variable or the `Definition` that it names, or a `Letter`.
    """

    name: str
    stands_for: object


@dataclass(frozen=True, slots=True)
class Number(Notation):
    """A whole number from 0."""

    value: int


@dataclass(frozen=True, slots=True)
class Symbol(Notation):
    """A sign with a meaning of its own: π, or δ."""

    sign: str


# ── arithmetic ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Negative(Notation):
    """A minus before a product, a fraction or a number."""

    body: Notation


@dataclass(frozen=True, slots=True)
class Addition(Notation):
    """Terms with their signs; True is a minus."""

    terms: tuple[tuple[bool, Notation], ...]


@dataclass(frozen=True, slots=True)
class Product(Notation):
    """Factors side by side; `circled` are those before which stands ∘, for products component by component."""

    factors: tuple[Notation, ...]
    circled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Fraction(Notation):
    """`top` over `bottom`."""

    top: Notation
    bottom: Notation


@dataclass(frozen=True, slots=True)
class Power(Notation):
    """`base` to the power of `exponent`."""

    base: Notation
    exponent: Notation


@dataclass(frozen=True, slots=True)
class Root(Notation):
    """A square root."""

    body: Notation


@dataclass(frozen=True, slots=True)
class Exponential(Notation):
    """e to a power."""

    exponent: Notation


@dataclass(frozen=True, slots=True)
class Bars(Notation):
    """An absolute value."""

    body: Notation


@dataclass(frozen=True, slots=True)
class Application(Notation):
    """A function of real arguments that is not defined here, by its own name: log, tanh, gamma."""

    function: str
    arguments: tuple[Notation, ...]


# ── vectors and matrices ──────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Transposed(Notation):
    """A transpose."""

    body: Notation


@dataclass(frozen=True, slots=True)
class Inverse(Notation):
    """An inverse."""

    body: Notation


@dataclass(frozen=True, slots=True)
class Inner(Notation):
    """The inner product of two vectors."""

    left: Notation
    right: Notation


@dataclass(frozen=True, slots=True)
class Kronecker(Notation):
    """The Kronecker product of two matrices."""

    left: Notation
    right: Notation


@dataclass(frozen=True, slots=True)
class Bracketed(Notation):
    """A piece in brackets that its place alone would not give it: -(2·A·x), since -2·A·x is (-2·A)·x."""

    body: Notation


@dataclass(frozen=True, slots=True)
class Norm(Notation):
    """The norm of a vector, or that of Frobenius of a matrix."""

    body: Notation
    of_matrix: bool


@dataclass(frozen=True, slots=True)
class Gradient(Notation):
    """All derivatives of a number by the components of a vector or matrix; of `order` 2, all second ones."""

    body: Notation
    by: Notation
    order: int = 1


@dataclass(frozen=True, slots=True)
class Jacobian(Notation):
    """All derivatives of the components of one vector by those of another one."""

    body: Notation
    by: Notation


# ── indices, binders, definitions ─────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Subscript(Notation):
    """A component, or δ, with its indices."""

    base: Notation
    indices: tuple[Notation, ...]


@dataclass(frozen=True, slots=True)
class Binding(Notation):
    """A bound index: its letter, and how far it runs.

    `apparent`: how far shows from the places where the index stands, and need not be written.
    """

    letter: Name
    size: Notation
    apparent: bool


@dataclass(frozen=True, slots=True)
class Big(Notation):
    """A sum, product, maximum or minimum over an index, by its `operator` of `terms.term`, without the `omitted`."""

    operator: str
    index: Binding
    omitted: tuple[Notation, ...]
    body: Notation


@dataclass(frozen=True, slots=True)
class Extreme(Notation):
    """max, min or argmax of a whole vector."""

    operator: str
    vector: Notation


@dataclass(frozen=True, slots=True)
class Derivative(Notation):
    """The partial derivative of `body` by a variable."""

    body: Notation
    by: Notation


@dataclass(frozen=True, slots=True)
class Listed(Notation):
    """A vector written out."""

    values: tuple[Notation, ...]


@dataclass(frozen=True, slots=True)
class Mapping(Notation):
    """A vector by its components: i ↦ body."""

    indices: tuple[Binding, ...]
    body: Notation


@dataclass(frozen=True, slots=True)
class Componentwise(Notation):
    """A vector by its components, whose index is left out: x + c. `Component` stands where it would be."""

    indices: tuple[Binding, ...]
    body: Notation


@dataclass(frozen=True, slots=True)
class Component(Notation):
    """A vector at the index that the nearest `Componentwise` around it leaves out: what is written of it as a whole."""

    vector: Notation


@dataclass(frozen=True, slots=True)
class Use(Notation):
    """A definition in use: name[changed](arguments)_indices.

    `changed` are those of its unwritten parameters that do not stand for themselves.
    """

    name: Name
    changed: tuple[tuple[Name, Notation], ...]
    arguments: tuple[Notation, ...]
    indices: tuple[Notation, ...]


@dataclass(frozen=True, slots=True)
class Value(Notation):
    """A function that is not written out, at arguments, or one of its partial derivatives.

    `slots` are the arguments by which it is differentiated, from 0. `gradient`: by a
    vector that is all that it takes, and it has numbers for its values.
    """

    name: Name
    arguments: tuple[Notation, ...]
    slots: tuple[int, ...]
    gradient: bool


# ── statements ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Relation(Notation):
    """`left` and `right` with a relation of `terms.statement` between them."""

    sign: str
    left: Notation
    right: Notation


@dataclass(frozen=True, slots=True)
class Ranging(Notation):
    """A number or vector, every one of which a statement speaks of: its letter, `signs`, and the sizes of a vector."""

    letter: Name
    signs: int
    sizes: tuple[Notation, ...]


@dataclass(frozen=True, slots=True)
class ForEvery(Notation):
    """`body` at every value of what it binds."""

    indices: tuple[Binding | Ranging, ...]
    body: Notation


@dataclass(frozen=True, slots=True)
class Limit(Notation):
    """`body` tends to `target` as `variable` tends `toward` ∞, -∞ or a point, from one `side` (+, -) or both."""

    body: Notation
    target: Notation
    variable: Name
    toward: Notation | str
    side: str


@dataclass(frozen=True, slots=True)
class Together(Notation):
    """All of several statements."""

    members: tuple[Notation, ...]


@dataclass(frozen=True, slots=True)
class Conditional(Notation):
    """`then` wherever `condition` holds."""

    condition: Notation
    then: Notation


@dataclass(frozen=True, slots=True)
class Equivalence(Notation):
    """Both or neither."""

    left: Notation
    right: Notation

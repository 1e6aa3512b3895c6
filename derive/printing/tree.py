"""The notation tree: what is written of a term or statement, before it is decided in which letters and signs.

A piece of notation knows its parts and what they are to each other; how tightly
a piece holds together, and so where brackets stand, is for each writer to say.
Names and the letters of bound indices are resolved: a `Name` says what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

ADD, PRODUCT, POWER, ATOM = range(4)
"""How tightly a piece holds together; looser pieces get brackets inside tighter ones."""


class Notation(msgspec.Struct, frozen=True):
    """A piece of notation."""

    def parts(self) -> Iterator[Notation]:
        """The pieces that it is made of, in the order in which they are read."""
        for field in self.__struct_fields__:
            yield from _pieces(getattr(self, field))


def _pieces(value: Any) -> Iterator[Notation]:
    if isinstance(value, Notation):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _pieces(one)


class Letter(msgspec.Struct, frozen=True):
    """What the name of a bound index, scalar or vector stands for: whatever has its `sort`."""

    sort: str
    signs: int = 0
    """Those of a scalar that moves."""


class Function(msgspec.Struct, frozen=True):
    """What the name in an `Application` stands for."""

    name: str


# ── leaves ────────────────────────────────────────────────────────────────────


class Name(Notation, frozen=True):
    """A declared name, or a letter, with primes where it was taken.

    `stands_for` is the variable or the `Definition` that it names, or a `Letter`.
    """

    name: str
    stands_for: object


class Number(Notation, frozen=True):
    """A whole number from 0."""

    value: int


class Symbol(Notation, frozen=True):
    """A sign with a meaning of its own: π, or δ."""

    sign: str


# ── arithmetic ────────────────────────────────────────────────────────────────


class Negative(Notation, frozen=True):
    """A minus before a product, a fraction or a number."""

    body: Notation


class Addition(Notation, frozen=True):
    """Terms with their signs; True is a minus."""

    terms: tuple[tuple[bool, Notation], ...]


class Product(Notation, frozen=True):
    """Factors side by side; `circled` are those before which stands ∘, for products component by component."""

    factors: tuple[Notation, ...]
    circled: frozenset[int] = frozenset()


class Fraction(Notation, frozen=True):
    """`top` over `bottom`."""

    top: Notation
    bottom: Notation


class Power(Notation, frozen=True):
    """`base` to the power of `exponent`."""

    base: Notation
    exponent: Notation


class Root(Notation, frozen=True):
    """A square root."""

    body: Notation


class Exponential(Notation, frozen=True):
    """e to a power."""

    exponent: Notation


class Bars(Notation, frozen=True):
    """An absolute value."""

    body: Notation


class Application(Notation, frozen=True):
    """A function of real arguments that is not defined here, by its own name: log, tanh, gamma."""

    function: str
    arguments: tuple[Notation, ...]


# ── vectors and matrices ──────────────────────────────────────────────────────


class Transposed(Notation, frozen=True):
    """A transpose."""

    body: Notation


class Inverse(Notation, frozen=True):
    """An inverse."""

    body: Notation


class Inner(Notation, frozen=True):
    """The inner product of two vectors."""

    left: Notation
    right: Notation


class Kronecker(Notation, frozen=True):
    """The Kronecker product of two matrices."""

    left: Notation
    right: Notation


class Bracketed(Notation, frozen=True):
    """A piece in brackets that its place alone would not give it: -(2·A·x), since -2·A·x is (-2·A)·x."""

    body: Notation


class Norm(Notation, frozen=True):
    """The norm of a vector, or that of Frobenius of a matrix."""

    body: Notation
    of_matrix: bool


class Gradient(Notation, frozen=True):
    """All derivatives of a number by the components of a vector or matrix; of `order` 2, all second ones."""

    body: Notation
    by: Notation
    order: int = 1


class Jacobian(Notation, frozen=True):
    """All derivatives of the components of one vector by those of another one."""

    body: Notation
    by: Notation


# ── indices, binders, definitions ─────────────────────────────────────────────


class Subscript(Notation, frozen=True):
    """A component, or δ, with its indices."""

    base: Notation
    indices: tuple[Notation, ...]


class Binding(Notation, frozen=True):
    """A bound index: its letter, and how far it runs.

    `apparent`: how far shows from the places where the index stands, and need not be written.
    """

    letter: Name
    size: Notation
    apparent: bool


class Big(Notation, frozen=True):
    """A sum, product, maximum or minimum over an index, by its `operator` of `terms.term`, without the `omitted`."""

    operator: str
    index: Binding
    omitted: tuple[Notation, ...]
    body: Notation


class Extreme(Notation, frozen=True):
    """max, min or argmax of a whole vector."""

    operator: str
    vector: Notation


class Derivative(Notation, frozen=True):
    """The partial derivative of `body` by a variable."""

    body: Notation
    by: Notation


class Listed(Notation, frozen=True):
    """A vector written out."""

    values: tuple[Notation, ...]


class Mapping(Notation, frozen=True):
    """A vector by its components: i ↦ body."""

    indices: tuple[Binding, ...]
    body: Notation


class Componentwise(Notation, frozen=True):
    """A vector by its components, whose index is left out: x + c. `Component` stands where it would be."""

    indices: tuple[Binding, ...]
    body: Notation


class Component(Notation, frozen=True):
    """A vector at the index that the nearest `Componentwise` around it leaves out: what is written of it as a whole."""

    vector: Notation


class Use(Notation, frozen=True):
    """A definition in use: name[changed](arguments)_indices.

    `changed` are those of its unwritten parameters that do not stand for themselves.
    """

    name: Name
    changed: tuple[tuple[Name, Notation], ...]
    arguments: tuple[Notation, ...]
    indices: tuple[Notation, ...]


class Value(Notation, frozen=True):
    """A function that is not written out, at arguments, or one of its partial derivatives.

    `slots` are the arguments by which it is differentiated, from 0. `gradient`: by a
    vector that is all that it takes, and it has numbers for its values.
    """

    name: Name
    arguments: tuple[Notation, ...]
    slots: tuple[int, ...]
    gradient: bool


# ── statements ────────────────────────────────────────────────────────────────


class Relation(Notation, frozen=True):
    """`left` and `right` with a relation of `terms.statement` between them."""

    sign: str
    left: Notation
    right: Notation


class Ranging(Notation, frozen=True):
    """A number or vector, every one of which a statement speaks of: its letter, `signs`, and the sizes of a vector."""

    letter: Name
    signs: int
    sizes: tuple[Notation, ...]


class ForEvery(Notation, frozen=True):
    """`body` at every value of what it binds."""

    indices: tuple[Binding | Ranging, ...]
    body: Notation


class Limit(Notation, frozen=True):
    """`body` tends to `target` as `variable` tends `toward` ∞, -∞ or a point, from one `side` (+, -) or both."""

    body: Notation
    target: Notation
    variable: Name
    toward: Notation | str
    side: str


class Together(Notation, frozen=True):
    """All of several statements."""

    members: tuple[Notation, ...]


class Conditional(Notation, frozen=True):
    """`then` wherever `condition` holds."""

    condition: Notation
    then: Notation


class Equivalence(Notation, frozen=True):
    """Both or neither."""

    left: Notation
    right: Notation

"""The statements: relations between terms, and what is built from them.

A relation holds at a point when both of its sides are defined there and stand
in it. So `a = b` says more than that two formulas agree: it says that they
have values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

from .leaf import ANY, NEG, POS, ZERO, Index, Num, Scalar, Size, Variable, Vector, require_sizes
from .node import IllFormed, Node, Term, closed, free, is_real, opened, require_real
from .vector import require_one_size


class Prop(Node):
    """A statement, true or false at every point of its domain."""

    __slots__ = ()


def require_props(*nodes: Node) -> None:
    """Raise IllFormed unless every node is a statement."""
    if not all([isinstance(node, Prop) for node in nodes]):
        raise IllFormed("a statement is needed, not a term")


EQ, NE, LE, LT, GE, GT = "=", "≠", "≤", "<", "≥", ">"

SIGNS: dict[str, int] = {EQ: ZERO, NE: NEG | POS, LE: NEG | ZERO, LT: NEG, GE: POS | ZERO, GT: POS}
"""For each relation, the signs of (left - right) for which it holds."""

RELATION = {signs: name for name, signs in SIGNS.items()}

CONVERSE = {EQ: EQ, NE: NE, LE: GE, LT: GT, GE: LE, GT: LT}
"""a R b is b R' a."""

NEGATION = {EQ: NE, NE: EQ, LE: GT, LT: GE, GE: LT, GT: LE}


@dataclass(frozen=True, eq=False, slots=True)
class Rel(Prop):
    """left R right, between two real terms; or, with = and ≠ alone, between two indices."""

    name: str
    left: Term
    right: Term

    def check(self) -> None:
        if self.name not in SIGNS:
            raise IllFormed(f"there is no relation {self.name}")
        if is_real(self.left):
            require_real(self.right)
        elif self.name in (EQ, NE):
            require_one_size(self.left, self.right)
        else:
            raise IllFormed("indices have no order")

    def parts(self) -> tuple[Term, ...]:
        return (self.left, self.right)

    def rebuilt(self, parts: tuple[Term, ...]) -> Rel:
        return Rel(self.name, *parts)


@dataclass(frozen=True, eq=False, slots=True)
class Same(Prop):
    """left ≃ right: wherever one side has a value so has the other, and it is the same.

    Unlike =, it does not say that there is a value. Definitions unfold by it,
    and a term may be exchanged by it anywhere.
    """

    left: Term
    right: Term
    name: ClassVar[str] = "≃"

    def check(self) -> None:
        if self.left.sort != self.right.sort:
            raise IllFormed("two terms of different sorts are not the same")

    def parts(self) -> tuple[Term, ...]:
        return (self.left, self.right)

    def rebuilt(self, parts: tuple[Term, ...]) -> Same:
        return Same(*parts)


@dataclass(frozen=True, eq=False, slots=True)
class ForAll(Prop):
    """`body` at every index of `size`."""

    size: Size
    body: Prop
    letter: str = field(compare=False)

    def check(self) -> None:
        require_sizes(self.size)
        require_props(self.body)

    def parts(self) -> tuple[Prop, ...]:
        return (self.body,)

    def sizes(self) -> tuple[Size, ...]:
        return (self.size,)

    def retyped(self, parts: tuple[Prop, ...], sizes: tuple[Size, ...]) -> ForAll:
        return ForAll(sizes[0], parts[0], self.letter)

    def binds(self) -> int:
        return 1

    def instance(self, index: Term) -> Prop:
        """The body at one index."""
        found: Prop = opened(self.body, (index,))
        return found


@dataclass(frozen=True, eq=False, slots=True)
class Every(Prop):
    """`body` at every real number of these `signs`; or, where `shape` has sizes, at every vector of that shape."""

    shape: tuple[Size, ...]
    signs: int
    body: Prop
    letter: str = field(compare=False)

    def check(self) -> None:
        require_sizes(*self.shape)
        require_props(self.body)
        if not 0 < self.signs <= ANY or (self.shape and self.signs != ANY):
            raise IllFormed("numbers have signs, at least one; vectors have none")

    def parts(self) -> tuple[Prop, ...]:
        return (self.body,)

    def sizes(self) -> tuple[Size, ...]:
        return self.shape

    def retyped(self, parts: tuple[Prop, ...], sizes: tuple[Size, ...]) -> Every:
        return Every(sizes, self.signs, parts[0], self.letter)

    def binds(self) -> int:
        return 1

    def variable(self, name: str) -> Scalar | Vector:
        """A free variable that runs over the same."""
        return Vector(name, self.shape) if self.shape else Scalar(name, self.signs)

    def instance(self, value: Term) -> Prop:
        """The body at one number or vector. Raises IllFormed where a derivative would come to move it."""
        found: Prop = opened(self.body, (value,))
        return found


WHOLE = "·"
"""Before the letter of a ∀, where an equation of whole vectors or matrices is written, without the index."""


INFINITY, MINUS_INFINITY = "∞", "-∞"
POINT = "·"
ORIGIN = Num(Fraction(0))


@dataclass(frozen=True, eq=False, slots=True)
class Tends(Prop):
    """`body` tends to `target` as its bound scalar moves.

    For every ε > 0 it has, from some point on, a value within ε of `target`.
    The scalar is of one of the `signs`. It tends to ∞, to -∞, or to a point
    without being there: `side` says whether it is above the point (POS), below
    it (NEG), or either. A scalar that is declared positive comes to 0 from above.
    """

    toward: str
    side: int
    signs: int
    target: Term
    point: Term | None
    body: Term
    letter: str = field(compare=False)

    def check(self) -> None:
        require_real(self.target, self.body)
        sides = {INFINITY: (POS,), MINUS_INFINITY: (NEG,), POINT: (POS, NEG, POS | NEG)}
        if self.side not in sides.get(self.toward, ()) or (self.toward == POINT) != (self.point is not None):
            raise IllFormed("a scalar tends to ∞, to -∞ or to a point, from one side or from both")
        if self.point is not None:
            require_real(self.point)
        if not self.signs & (POS | NEG if self.toward == POINT else self.side):
            raise IllFormed(f"a scalar with these signs does not tend to {self.toward}")

    def parts(self) -> tuple[Term, ...]:
        return (self.target, *([self.point] if self.point is not None else []), self.body)

    def rebuilt(self, parts: tuple[Term, ...]) -> Tends:
        target, *point, body = parts
        return Tends(self.toward, self.side, self.signs, target, point[0] if point else None, body, self.letter)

    def binds(self) -> int:
        return 1

    def instance(self, variable: Scalar) -> Term:
        """The body at one scalar."""
        found: Term = opened(self.body, (variable,))
        return found


@dataclass(frozen=True, eq=False, slots=True)
class And(Prop):
    """All of several statements."""

    members: tuple[Prop, ...]

    def check(self) -> None:
        require_props(*self.members)

    def parts(self) -> tuple[Prop, ...]:
        return self.members

    def rebuilt(self, parts: tuple[Prop, ...]) -> And:
        return And(parts)


@dataclass(frozen=True, eq=False, slots=True)
class Implies(Prop):
    """`then` wherever `given` holds."""

    given: Prop
    then: Prop

    def check(self) -> None:
        require_props(self.given, self.then)

    def parts(self) -> tuple[Prop, ...]:
        return (self.given, self.then)

    def rebuilt(self, parts: tuple[Prop, ...]) -> Implies:
        return Implies(*parts)


@dataclass(frozen=True, eq=False, slots=True)
class Iff(Prop):
    """Both hold or neither does."""

    left: Prop
    right: Prop

    def check(self) -> None:
        require_props(self.left, self.right)

    def parts(self) -> tuple[Prop, ...]:
        return (self.left, self.right)

    def rebuilt(self, parts: tuple[Prop, ...]) -> Iff:
        return Iff(*parts)


def for_all(index: Index, body: Prop) -> ForAll:
    """∀i body, for a free index variable i."""
    return ForAll(index.size, closed(body, (index,)), index.name)


def for_every(variable: Index | Scalar | Vector, body: Prop) -> ForAll | Every:
    """∀v body, for a free variable v: an index, a number of its declared sign, a vector or a matrix.

    Raises IllFormed where v is anything else, as a mask or a symmetric matrix, and where a derivative is by v.
    """
    if isinstance(variable, Index):
        return for_all(variable, body)
    if not isinstance(variable, Scalar | Vector):
        raise IllFormed(f"{variable.name} cannot be bound: only an index, a number or a plain vector or matrix can")
    shape, signs = (variable.shape, ANY) if isinstance(variable, Vector) else ((), variable.signs)
    return Every(shape, signs, closed(body, (variable,)), variable.name)


def tends(body: Term, variable: Scalar, toward: str | Term, target: Term, side: int = POS | NEG) -> Tends:
    """body → target as a free scalar variable moves toward ∞, -∞ or a point, from one side of it or from both.

    Raises IllFormed if the limit or the point depends on it.
    """
    point = toward if isinstance(toward, Term) else None
    for fixed, said in ((target, "a limit"), (point, "the point that it tends to")):
        if fixed is not None and variable in free(fixed):
            raise IllFormed(f"{said} does not depend on {variable.name}, which moves")
    if not isinstance(toward, Term):
        side = NEG if toward == MINUS_INFINITY else POS
    elif point == ORIGIN:
        side = side & variable.signs or side
    where = POINT if isinstance(toward, Term) else toward
    return Tends(where, side, variable.signs, target, point, closed(body, (variable,)), variable.name)


def openers(node: Any, names: tuple[str, ...]) -> tuple[Variable, ...]:
    """Variables with which a binder can be opened: indices, the scalar of a limit, what a quantifier runs over."""
    if isinstance(node, Every):
        return tuple(map(node.variable, names))
    if isinstance(node, Tends):
        return tuple([Scalar(name, node.signs) for name in names])
    return tuple([Index(name, size) for name, size in zip(names, node.sizes(), strict=True)])


def require_typed(node: Any, depth: int = 0) -> None:
    """Raise IllFormed unless every bound index is used in its own dimension alone: all binders are opened to see."""
    if hasattr(node, "_typed"):
        return
    *outside, last = (*node.parts(), None)[: len(node.parts()) or 1]
    for part in outside:
        require_typed(part, depth)
    if last is not None:
        if node.binds():
            last = opened(last, openers(node, tuple([f"·typed{depth + place}" for place in range(node.binds())])))
        require_typed(last, depth + node.binds())
    object.__setattr__(node, "_typed", True)


def negated(prop: Rel) -> Rel:
    """The relation that holds where both sides are defined and this one does not hold."""
    return Rel(NEGATION[prop.name], prop.left, prop.right)

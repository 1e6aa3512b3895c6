"""What looks at a term at many indices, or near a point: reductions and derivatives."""

from __future__ import annotations

from dataclasses import dataclass, field

from .leaf import Index, Scalar, Size, Vector, require_sizes
from .node import IllFormed, Term, closed, require_real
from .vector import At, require_size

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
        if isinstance(self.root, Vector) and self.root.symmetric:
            raise IllFormed(_two_meanings(self.root.name))
        require_real(self.body)

    def parts(self) -> tuple[Term, ...]:
        return (self.body, self.var)

    def rebuilt(self, parts: tuple[Term, ...]) -> Deriv:
        return Deriv(*parts)

    @property
    def root(self) -> Term:
        """The variable that moves: the scalar, or the vector of the component."""
        return self.var.vector if isinstance(self.var, At) else self.var


def _two_meanings(name: str) -> str:
    return (
        f"D by an entry of {name} has two meanings, since {name} is symmetric: the entry moves alone, or its mirror "
        f"image moves too. For the first, declare {name} without symmetric=True, and put Eq({name}, {name}.T) into "
        f'given=[…]; for the second, do the same, and write grad(f, {name}, structured="symmetric")'
    )


def reduce_over(kind: str, index: Index, body: Term, omit: tuple[Term, ...] = ()) -> Reduce:
    """Sum, product, maximum or minimum of a body over a free index variable."""
    return Reduce(kind, index.size, omit, closed(body, (index,)), index.name)

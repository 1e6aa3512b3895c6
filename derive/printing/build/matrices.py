"""Whole vectors and matrices as notation: X·Y, Xᵀ, ⟨x, y⟩, ‖x‖, ∇_x f."""

from __future__ import annotations

from collections.abc import Callable

from ...terms import matrices
from ...terms.definition import Definition
from ...terms.matrices import exponent_of, parts_of
from ...terms.node import Bound, loose, opened
from ...terms.term import At, Call, Deriv, Lam, Lit, Vector, vector_of
from .. import tree
from ..silent import is_met
from ..tree import Name, Notation, Number
from .builder import Builder

Written = Callable[[Call, tuple[Notation, ...]], Notation]


def of_whole(builder: Builder, call: Call) -> Notation | None:
    """What is written of a definition that comes with derive, as a whole, without its indices; None of any other."""
    written = _WRITTEN.get(call.definition) or _power(call.definition)
    return written(call, builder.all(parts_of(call)[0])) if written is not None else None


def _power(definition: Definition) -> Written | None:
    exponent = exponent_of(definition)
    return None if exponent is None else lambda call, given: tree.Power(given[0], Number(exponent))


def _product(call: Call, given: tuple[Notation, ...]) -> Notation:
    """A·B·C for (A·B)·C, and A·(B·C)."""
    left, right = given
    inner = left.body if isinstance(left, tree.Componentwise) else left
    inner = inner.vector if isinstance(inner, tree.Component) else inner
    if isinstance(inner, tree.Product) and not inner.circled:
        return tree.Product((*inner.factors, right))
    return tree.Product((left, right))


def _named(call: Call, given: tuple[Notation, ...]) -> Notation:
    return tree.Use(Name(call.definition.name, call.definition), (), given, ())


def _distance(call: Call, given: tuple[Notation, ...]) -> Notation:
    """‖a - b‖²; the inequation that it stands for is written a ≠ b."""
    difference = tree.Addition(((False, given[0]), (True, given[1])))
    return tree.Power(tree.Norm(difference, call.definition == matrices.APART_MATRICES), Number(2))


_WRITTEN: dict[Definition, Written] = {
    matrices.PRODUCT: _product,
    matrices.APPLIED: _product,
    matrices.TRANSPOSE: lambda call, given: tree.Transposed(given[0]),
    matrices.TRACE: _named,
    matrices.DOT: lambda call, given: tree.Inner(*given),
    matrices.OUTER: lambda call, given: tree.Product((given[0], tree.Transposed(given[1]))),
    matrices.DIAGONAL_MATRIX: _named,
    matrices.DIAGONAL: _named,
    matrices.IDENTITY: lambda call, given: Name("I", call.definition),
    matrices.ZERO_VECTOR: lambda call, given: Number(0),
    matrices.ZERO_MATRIX: lambda call, given: Number(0),
    matrices.NORM: lambda call, given: tree.Norm(given[0], False),
    matrices.FROBENIUS: lambda call, given: tree.Norm(given[0], True),
    matrices.APART: _distance,
    matrices.APART_MATRICES: _distance,
}


def of_slopes(builder: Builder, vector: Lam) -> Notation | None:
    """A matrix whose entries at i, j are D(f_i, x_j), or D(D(f, x_i), x_j), as a whole; None of any other."""
    match vector:
        case Lam(shape=(rows, _), body=Deriv(body, At(Vector() as by, (Bound(1),))), letters=letters):
            match body:
                case Deriv(inner, At(other, (Bound(0),))) if other == by and not _meets(inner, 0, 1):
                    outside = opened(inner, (Lit(1), Lit(1)))
                    return tree.Gradient(builder.build(outside), builder.build(by), 2)
            if loose(body) == 1:
                written = builder.build(vector_of((rows,), body, letters[:1]))
                if not isinstance(written, tree.Mapping):
                    return tree.Jacobian(written, builder.build(by))
    return None


def _meets(node: object, first: int, last: int) -> bool:
    return is_met(node, tuple(map(Bound, range(first, last + 1))))  # type: ignore[arg-type]

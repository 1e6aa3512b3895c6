"""Whole vectors and matrices as notation: X·Y, Xᵀ, ⟨x, y⟩, ‖x‖, ∇_x f."""

from __future__ import annotations

from collections.abc import Callable

from ...terms import matrices, pairs
from ...terms.definition import Definition
from ...terms.matrices import comes_with_derive, exponent_of, parts_of
from ...terms.node import Bound, Term, loose, opened
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
    """A·B·C for (A·B)·C, and A·(B·C); -2·A·B for (-2·A)·B."""
    left, right = given
    inner = bare(left)
    if isinstance(inner, tree.Negative) and starts_with_a_number(inner.body) and not inner.body.circled:  # type: ignore[attr-defined]
        return tree.Negative(tree.Product((*inner.body.factors, right)))  # type: ignore[attr-defined]
    if isinstance(inner, tree.Product) and not inner.circled:
        return tree.Product((*inner.factors, right))
    return tree.Product((left, right))


def starts_with_a_number(piece: Notation) -> bool:
    """Whether it is a product that a minus before it would make one of a negative number: 2·A·B."""
    return isinstance(piece, tree.Product) and isinstance(piece.factors[0], Number)


def _inner(call: Call, given: tuple[Notation, ...]) -> Notation:
    """⟨x, y⟩; but aᵀ·X·b for ⟨Xᵀ·a, b⟩."""
    left, right = given
    row = _row(left)
    return tree.Product((*row, right)) if len(row) > 1 else tree.Inner(left, right)


def _row(vector: Notation) -> tuple[Notation, ...]:
    """The factors of a vector's transpose: aᵀ and X, for Xᵀ·a."""
    match bare(vector):
        case tree.Product((turned, column), circled) if not circled and isinstance(bare(turned), tree.Transposed):
            return (*_row(column), bare(turned).body)  # type: ignore[attr-defined]
    return (tree.Transposed(vector),)


def bare(piece: Notation) -> Notation:
    """A matrix without what leaves its indices out."""
    piece = piece.body if isinstance(piece, tree.Componentwise) else piece
    return piece.vector if isinstance(piece, tree.Component) else piece


def _named(call: Call, given: tuple[Notation, ...]) -> Notation:
    return tree.Use(Name(call.definition.name, call.definition), (), given, ())


def _distance(call: Call, given: tuple[Notation, ...]) -> Notation:
    """‖a - b‖²; the inequation that it stands for is written a ≠ b."""
    difference = tree.Addition(((False, given[0]), (True, given[1])))
    return tree.Power(tree.Norm(difference, call.definition != matrices.APART), Number(2))


_WRITTEN: dict[Definition, Written] = {
    matrices.PRODUCT: _product,
    matrices.APPLIED: _product,
    matrices.TRANSPOSE: lambda call, given: tree.Transposed(given[0]),
    matrices.TRACE: _named,
    pairs.TRACE_OF_PAIRS: _named,
    pairs.VEC: _named,
    pairs.APPLIED_TO_PAIRS: _product,
    pairs.PRODUCT_OF_PAIRS: _product,
    pairs.TRANSPOSE_OF_PAIRS: lambda call, given: tree.Transposed(given[0]),
    pairs.DOT_OF_PAIRS: _inner,
    pairs.NORM_OF_PAIRS: lambda call, given: tree.Norm(given[0], False),
    pairs.FROBENIUS_OF_PAIRS: lambda call, given: tree.Norm(given[0], True),
    pairs.ZERO_OF_PAIRS: lambda call, given: Number(0),
    pairs.APART_OF_PAIRS: _distance,
    pairs.KRONECKER: lambda call, given: tree.Kronecker(*given),
    matrices.DOT: _inner,
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


def of_slice(builder: Builder, vector: Lam) -> Notation | None:
    """A row A_i: or a column A_:j of a matrix; None of any other vector."""
    entry = vector.body
    given, indices = _entry(entry)
    if len(vector.shape) != 1 or len(indices) != 2 or indices.count(Bound(0)) != 1:
        return None
    if any([_meets(part, 0, 0) for part in given]):
        return None
    binding = builder.open(vector, vector.letters)
    matrix = of_whole(builder, entry) if isinstance(entry, Call) else builder.build(given[0])
    places = [tree.Symbol(":") if index == Bound(0) else builder.build(index) for index in indices]
    builder.binders.show(indices)
    builder.binders.close(binding)
    return None if matrix is None else tree.Subscript(matrix, tuple(places))


def _entry(term: Term) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """What an entry is made of, and its indices; nothing of what is no entry of a matrix that shows as a whole."""
    match term:
        case At(Vector() as matrix, indices):
            return (matrix,), indices
        case Call(definition) if comes_with_derive(definition):
            return parts_of(term)
    return (), ()


def _meets(node: object, first: int, last: int) -> bool:
    return is_met(node, tuple(map(Bound, range(first, last + 1))))  # type: ignore[arg-type]

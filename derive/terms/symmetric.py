"""That a matrix is symmetric, as a statement."""

from __future__ import annotations

from .leaf import Index, Vector
from .node import Bound
from .statement import EQ, ForAll, Prop, Rel, for_all
from .vector import At

_INNER_FIRST = (Bound(0), Bound(1))
_PLACES = (_INNER_FIRST, _INNER_FIRST[::-1])


def symmetry_of(matrix: Vector) -> ForAll:
    """∀i ∀j A_ij = A_ji. Raises IllFormed for a matrix that is not square."""
    i, j = Index("i", matrix.shape[0]), Index("j", matrix.shape[1])
    return for_all(i, for_all(j, Rel(EQ, At(matrix, (i, j)), At(matrix, (j, i)))))


def said_symmetric(statement: Prop) -> Vector | None:
    """The matrix A of a statement ∀i ∀j A_ij = A_ji, with its sides in either order; None of any other statement."""
    match statement:
        case ForAll(rows, ForAll(columns, Rel(name, At(Vector(_, shape) as matrix, places), At(other, turned)))):
            square = shape == (rows, columns) and rows == columns
            mirrored = places in _PLACES and turned == places[::-1]
            return matrix if name == EQ and square and mirrored and other == matrix else None
    return None

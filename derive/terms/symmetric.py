"""That a matrix is symmetric, as a statement."""

from __future__ import annotations

from .definition import unfolded
from .leaf import Index, Vector
from .node import IllFormed, Term, free
from .statement import EQ, ForAll, Prop, Rel, for_all
from .substitution import Capture
from .term import Call
from .vector import At


def symmetry_of(matrix: Vector) -> ForAll:
    """∀i ∀j A_ij = A_ji. Raises IllFormed for a matrix that is not square."""
    i, j = Index("i", matrix.shape[0]), Index("j", matrix.shape[1])
    return for_all(i, for_all(j, Rel(EQ, At(matrix, (i, j)), At(matrix, (j, i)))))


def said_symmetric(statement: Prop) -> Vector | None:
    """The matrix A of a statement ∀i ∀j A_ij = A_ji; None of any other statement.

    Its sides may stand in either order, and be named by definitions, as in Aᵀ = A.
    """
    if not isinstance(statement, ForAll) or not isinstance(statement.body, ForAll):
        return None
    i, j = Index("·row", statement.size), Index("·column", statement.body.size)
    match statement.instance(i):
        case ForAll() as row if statement.size == statement.body.size and free(statement).isdisjoint((i, j)):
            return _mirrored(row.instance(j), i, j)
    return None


def _mirrored(statement: Prop, i: Index, j: Index) -> Vector | None:
    """The matrix A of A_ij = A_ji."""
    if not isinstance(statement, Rel) or statement.name != EQ:
        return None
    sides = tuple([_entry(side) for side in statement.parts()])
    match sides[0]:
        case At(Vector(_, shape) as matrix) if shape == (i.size, j.size):
            entries = At(matrix, (i, j)), At(matrix, (j, i))
            return matrix if sides in (entries, entries[::-1]) else None
    return None


def _entry(side: Term) -> Term:
    """A side of an equation, without the name that a definition gives it."""
    try:
        return unfolded(side) if isinstance(side, Call) else side
    except (Capture, IllFormed):
        return side

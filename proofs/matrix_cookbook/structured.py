"""Section 2.8: derivatives by structured matrices, (134) and (139)-(142).

grad(f, X, structured="symmetric") is the book's derivative of f along symmetric X: with G the gradient by all
entries as if they were free, it is G + Gᵀ - G∘I, as in (138). Along diagonal X it is G∘I.

Open: (133), (136)-(138), which have functions that are not written out, and (135), which is notation for them;
(143) and (144), which sum along the diagonals of a Toeplitz matrix.
"""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k, t = indices("i j k t", n)
A, X = matrix("A", n, n), matrix("X", n, n)
structure = define("S", D(A[k, t], A[i, j]), at=(i, j, k, t), source="134")


@claim(Eq(structure[i, j, k, t], outer(eye(n)[:, i], eye(n)[:, j])[k, t]), source="134")
def structure_of_a_free_matrix():
    """Without a structure it has a single entry, 1 at i, j."""
    return calc(structure[i, j, k, t]).eq(outer(eye(n)[:, i], eye(n)[:, j])[k, t], by.unfold(structure), by.calculus)


@claim(Eq(grad(tr(A @ X), X, structured="symmetric"), A + A.T - A * eye(n)), source="139")
def trace_by_a_symmetric_matrix():
    return calc(grad(tr(A @ X), X, structured="symmetric")).eq(A + A.T - A * eye(n))


symmetric = Eq(X, X.T)


@claim(
    Eq(grad(det(X), X, structured="symmetric"), det(X) * (2 * inv(X) - inv(X) * eye(n))),
    given=[symmetric, Ne(det(X), 0)],
    source="140",
)
def determinant_by_a_symmetric_matrix():
    return calc(grad(det(X), X, structured="symmetric")).eq(det(X) * (2 * inv(X) - inv(X) * eye(n)))


@claim(
    Eq(grad(log(det(X)), X, structured="symmetric"), 2 * inv(X) - inv(X) * eye(n)),
    given=[symmetric, Gt(det(X), 0)],
    source="141",
)
def log_determinant_by_a_symmetric_matrix():
    return calc(grad(log(det(X)), X, structured="symmetric")).eq(2 * inv(X) - inv(X) * eye(n))


@claim(Eq(grad(tr(A @ X), X, structured="diagonal"), A * eye(n)), source="142")
def trace_by_a_diagonal_matrix():
    return calc(grad(tr(A @ X), X, structured="diagonal")).eq(A * eye(n))


if __name__ == "__main__":
    report(__file__)

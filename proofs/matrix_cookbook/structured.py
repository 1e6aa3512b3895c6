"""Section 2.8: derivatives by structured matrices, (133), (134) and (136)-(142).

grad(f, X, structured="symmetric") is the book's derivative of f along symmetric X: with G the gradient by all
entries as if they were free, it is G + Gᵀ - G∘I, as in (138). Along diagonal X it is G∘I.

Open: (135), which is notation; (143) and (144), which sum along the diagonals of a Toeplitz matrix.
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


f, s = function("f", of=X), scalar("s")
Y = function("Y", to=(n, n))


@claim(
    And(
        Eq(D(f(Y(s)), s), Sum(f.grad(Y(s))[k, t] * D(Y(s)[k, t], s), k, t)),
        Eq(D(f(Y(s)), s), tr(f.grad(Y(s)).T @ D(Y(s), s))),
    ),
    source="133",
)
def by_an_entry_that_others_depend_on():
    """Y(s) is the matrix, as one of its independent entries s moves; f is any function of a matrix."""
    return conj(
        calc(D(f(Y(s)), s)).eq(Sum(f.grad(Y(s))[k, t] * D(Y(s)[k, t], s), k, t)),
        calc(D(f(Y(s)), s)).eq(tr(f.grad(Y(s)).T @ D(Y(s), s))),
    )


m, M, N = dimension("m"), dimension("M"), dimension("N")
Z, h = matrix("Z", n, m), index("h", m)
U = function("U", of=Z, to=(M, N))
g = function("g", of=matrix("V", M, N))
K, L = index("K", M), index("L", N)


@claim(
    Eq(D(g(U(Z)), Z[i, h]), Sum(g.grad(U(Z))[K, L] * D(U(Z)[K, L], Z[i, h]), K, L)),
    source="136",
)
def chain_rule():
    return calc(D(g(U(Z)), Z[i, h])).eq(Sum(g.grad(U(Z))[K, L] * D(U(Z)[K, L], Z[i, h]), K, L))


@claim(Eq(D(g(U(Z)), Z[i, h]), tr(g.grad(U(Z)).T @ D(U(Z), Z[i, h]))), source="137")
def chain_rule_as_a_trace():
    return calc(D(g(U(Z)), Z[i, h])).eq(tr(g.grad(U(Z)).T @ D(U(Z), Z[i, h])))


@claim(Eq(grad(f(X), X, structured="symmetric"), f.grad(X) + f.grad(X).T - f.grad(X) * eye(n)), source="138")
def any_function_of_a_symmetric_matrix():
    return calc(grad(f(X), X, structured="symmetric")).eq(f.grad(X) + f.grad(X).T - f.grad(X) * eye(n))


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

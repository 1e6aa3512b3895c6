"""True claims of slopes along the entries that a structure leaves independent, and of Kronecker products."""

from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
i, j, k, h = index("i", m), index("j", n), index("k", p), index("h", q)
A, X = matrix("A", n, n), matrix("X", n, n)
L, R, S = matrix("L", m, n), matrix("R", p, q), matrix("S", p, p)
c = scalar("c")


@claim(Eq(grad(tr(A @ X), X, structured="symmetric"), A + A.T - A * eye(n)))
def a_trace_along_symmetric_matrices():
    return calc(grad(tr(A @ X), X, structured="symmetric")).eq(A + A.T - A * eye(n))


@claim(Eq(grad(tr(X @ X), X, structured="symmetric"), 4 * X - 2 * X * eye(n)), given=[Eq(X, X.T)])
def a_square_along_symmetric_matrices():
    return calc(grad(tr(X @ X), X, structured="symmetric")).eq(4 * X - 2 * X * eye(n))


@claim(Eq(grad(norm(X) ** 2, X, structured="diagonal"), 2 * X * eye(n)))
def a_norm_along_diagonal_matrices():
    return calc(grad(norm(X) ** 2, X, structured="diagonal")).eq(2 * X * eye(n))


@claim(Eq(tr(kron(A, S)), tr(A) * tr(S)))
def the_trace_of_a_kronecker_product():
    return calc(tr(kron(A, S))).eq(tr(A) * tr(S))


@claim(Eq(tr(kron(A, S)), tr(kron(S, A))))
def the_trace_of_a_kronecker_product_turned():
    return calc(tr(kron(A, S))).eq(tr(kron(S, A)))


@claim(Eq(kron(L + c * L, R), kron(L, R) + c * kron(L, R)))
def kronecker_products_distribute():
    return calc(kron(L + c * L, R)).eq(kron(L, R) + c * kron(L, R))


@claim(Eq(kron(L, R)[i, k, j, h], L[i, j] * R[k, h]))
def an_entry_of_a_kronecker_product():
    return calc(kron(L, R)[i, k, j, h]).eq(L[i, j] * R[k, h])


@claim(Eq(grad(tr(kron(X, A) - kron(A, X)), X), 0))
def the_slope_of_a_difference():
    return calc(grad(tr(kron(X, A) - kron(A, X)), X)).eq(0)

"""False claims of slopes along symmetric and diagonal matrices, and of Kronecker products."""

from derive.notation import *

n, p = dimension("n"), dimension("p")
A, B, X, S = matrix("A", n, n), matrix("B", n, n), matrix("X", n, n), matrix("S", p, p)
symmetric = Eq(X, X.T)


@claim(Eq(grad(tr(A @ X), X, structured="symmetric"), A))
def an_entry_and_its_mirror_image_count_twice():
    return calc(grad(tr(A @ X), X, structured="symmetric")).eq(A)  # rejected: different normal forms


@claim(Eq(grad(tr(A @ X), X, structured="symmetric"), A + A.T))
def the_diagonal_counts_once():
    return calc(grad(tr(A @ X), X, structured="symmetric")).eq(A + A.T)  # rejected: different normal forms


@claim(Eq(grad(tr(A @ X), X, structured="symmetric"), (A + A.T) / 2))
def the_symmetric_part():
    return calc(grad(tr(A @ X), X, structured="symmetric")).eq((A + A.T) / 2)  # rejected: different normal forms


@claim(Eq(grad(tr(A @ X), X, structured="diagonal"), A))
def nothing_moves_off_the_diagonal():
    return calc(grad(tr(A @ X), X, structured="diagonal")).eq(A)  # rejected: different normal forms


@claim(Eq(grad(norm(X) ** 2, X, structured="symmetric"), 2 * X), given=[symmetric])
def as_if_all_were_free():
    return calc(grad(norm(X) ** 2, X, structured="symmetric")).eq(2 * X)  # rejected: different normal forms


doubled = 4 * X - 2 * X * eye(n)


@claim(Eq(grad(tr(X @ X), X, structured="symmetric"), doubled))
def at_matrices_that_are_not_symmetric():
    return calc(grad(tr(X @ X), X, structured="symmetric")).eq(doubled)  # rejected: different normal forms


@claim(Eq(grad(tr(A @ (X - X.T)), X), 0), given=[symmetric])
def symmetry_at_a_point_inside_a_slope():
    return calc(grad(tr(A @ (X - X.T)), X)).eq(0)  # rejected: different normal forms


@claim(Eq(tr(kron(A, B)), tr(A @ B)))
def a_kronecker_product_is_no_product():
    return calc(tr(kron(A, B))).eq(tr(A @ B))  # rejected: different normal forms


@claim(Eq(kron(A, B), kron(B, A)))
def kronecker_products_commute():
    return calc(kron(A, B)).eq(kron(B, A))  # rejected: different normal forms


@claim(Eq(tr(kron(A, S)), tr(A) + tr(S)))
def traces_add_up():
    return calc(tr(kron(A, S))).eq(tr(A) + tr(S))  # rejected: different normal forms


@claim(Eq(grad(tr(kron(X, X)), X), tr(X) * eye(n)))
def a_factor_is_forgotten():
    return calc(grad(tr(kron(X, X)), X)).eq(tr(X) * eye(n))  # rejected: different normal forms


@claim(Eq(grad(tr(kron(A, X)), X), A.T))
def as_for_a_product():
    return calc(grad(tr(kron(A, X)), X)).eq(A.T)  # rejected: different normal forms

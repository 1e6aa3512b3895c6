"""Section 2.1: derivatives of determinants, (46)-(57).

X is a matrix of free entries, and all is real. Where a letter of the book has several shapes, its name here tells
which: A_pn is a p × n matrix that the book calls A.

Open: (58), which has a symbolic power Xᵏ.
"""

from derive.notation import *

m, n, p = dimension("m"), dimension("n"), dimension("p")
i, j, k = indices("i j k", n)
X, A, B = matrix("X", n, n), matrix("A", n, n), matrix("B", n, n)


s, path = scalar("s"), function("Y", to=(n, n))
turning = inv(path(s)) @ path.slope(s)


@claim(Eq(D(det(path(s)), s), det(path(s)) * tr(turning)), given=[Ne(det(path(s)), 0)], source="46")
def determinant_along_a_path():
    return calc(D(det(path(s)), s)).eq(det(path(s)) * tr(turning))


second = det(path(s)) * (tr(inv(path(s)) @ path.slope(s, order=2)) + tr(turning) ** 2 - tr(turning @ turning))


@claim(Eq(D(D(det(path(s)), s), s), second), given=[Ne(det(path(s)), 0)], source="48")
def second_derivative_of_a_determinant():
    return calc(D(D(det(path(s)), s), s)).eq(second)


@claim(Eq(Sum(D(det(X), X[i, k]) * X[j, k], k), delta(i, j) * det(X)), source="47, 50")
def expansion_along_a_row():
    """A singular X is no exception."""
    return calc(Sum(D(det(X), X[i, k]) * X[j, k], k)).eq(delta(i, j) * det(X))


@claim(
    Eq(grad(det(X), X), det(X) * inv(X).T), title="The derivative of a determinant", given=[Ne(det(X), 0)], source="49"
)
def determinant():
    return calc(grad(det(X), X)).eq(det(X) * inv(X).T)


product = A @ X @ B


@claim(
    Eq(grad(det(product), X), det(product) * inv(X).T),
    given=[Ne(det(A), 0), Ne(det(X), 0), Ne(det(B), 0)],
    source="51",
)
def determinant_of_a_product():
    """All three are square and invertible."""
    return calc(grad(det(product), X)).eq(det(product) * inv(X).T)


Z, A_pm, B_np = matrix("X", m, n), matrix("A", p, m), matrix("B", n, p)
reduced = A_pm @ Z @ B_np


@claim(
    Eq(grad(det(reduced), Z), det(reduced) * A_pm.T @ inv(reduced).T @ B_np.T),
    given=[Ne(det(reduced), 0)],
    source="51",
)
def determinant_of_a_product_of_any_shapes():
    """X need not be square."""
    return calc(grad(det(reduced), Z)).eq(det(reduced) * A_pm.T @ inv(reduced).T @ B_np.T)


A_pn, B_np = matrix("A", p, n), matrix("B", n, p)
narrow = A_pn @ X @ B_np


@erratum(
    Eq(grad(det(narrow), X), det(narrow) * inv(X).T),
    given=[Ne(det(X), 0), Ne(det(narrow), 0)],
    source="51",
    corrected=determinant_of_a_product_of_any_shapes,
)
def published_for_any_shapes():
    """The text does not say that A and B are square."""


form = X.T @ A @ X


@claim(Eq(grad(det(form), X), 2 * det(form) * inv(X).T), given=[Ne(det(X), 0)], source="52")
def determinant_of_a_congruence():
    return calc(grad(det(form), X)).eq(2 * det(form) * inv(X).T)


S, T = matrix("A", m, m, symmetric=True), matrix("A", m, m)
symmetric_form, any_form = Z.T @ S @ Z, Z.T @ T @ Z


@claim(
    Eq(grad(det(symmetric_form), Z), 2 * det(symmetric_form) * S @ Z @ inv(symmetric_form)),
    given=[Ne(det(symmetric_form), 0)],
    source="53",
)
def determinant_of_a_symmetric_congruence():
    return calc(grad(det(symmetric_form), Z)).eq(2 * det(symmetric_form) * S @ Z @ inv(symmetric_form))


@claim(
    Eq(
        grad(det(any_form), Z),
        det(any_form) * (T @ Z @ inv(any_form) + T.T @ Z @ inv(Z.T @ T.T @ Z)),
    ),
    given=[Ne(det(any_form), 0)],
    source="54",
)
def determinant_of_any_congruence():
    return calc(grad(det(any_form), Z)).eq(det(any_form) * (T @ Z @ inv(any_form) + T.T @ Z @ inv(Z.T @ T.T @ Z)))


gram = Z.T @ Z
pseudo = inv(gram) @ Z.T


@claim(Eq(grad(log(det(gram)), Z), 2 * pseudo.T), given=[Gt(det(gram), 0)], source="55")
def log_determinant_of_a_gram_matrix():
    """The pseudo-inverse of an X of full column rank is (XᵀX)⁻¹Xᵀ. The text does not name this condition."""
    return calc(grad(log(det(gram)), Z)).eq(2 * pseudo.T)


Y = matrix("Y", n, m)
back = Y.T @ inv(Y @ Y.T)


full_rank = Ne(det(Y @ Y.T), 0)


@claim(Eq(X @ inv(X), eye(n)), given=[Ne(det(X), 0)], source="56")
def inverse_of_any():
    return calc(X @ inv(X)).eq(eye(n))


@claim(Eq(back.T @ back, inv(Y @ Y.T)), given=[full_rank], source="56")
def gram_matrix_of_the_pseudo_inverse():
    K = Y @ Y.T
    return calc(back.T @ back).eq(inv(K).T @ (K @ inv(K))).eq(inv(K).T @ eye(n), inverse_of_any).eq(inv(K).T).eq(inv(K))


@claim(Eq(grad(log(det(back.T @ back)), Y), -2 * back.T), given=[Gt(det(Y @ Y.T), 0)], source="56")
def log_determinant_by_the_pseudo_inverse():
    """Y is the pseudo-inverse of X, and X = Yᵀ(YYᵀ)⁻¹ that of Y."""
    return (
        calc(grad(log(det(back.T @ back)), Y))
        .eq(grad(log(det(inv(Y @ Y.T))), Y), gram_matrix_of_the_pseudo_inverse)
        .eq(grad(-log(det(Y @ Y.T)), Y))
        .eq(-2 * back.T)
    )


@claim(Eq(grad(log(abs(det(X))), X), inv(X).T), given=[Ne(det(X), 0)], source="57")
def log_determinant():
    return calc(grad(log(abs(det(X))), X)).eq(inv(X).T)


@claim(Eq(grad(log(abs(det(X))), X), inv(X.T)), given=[Ne(det(X), 0)], source="57")
def log_determinant_with_the_inverse_of_the_transpose():
    return calc(grad(log(abs(det(X))), X)).eq(inv(X.T))


if __name__ == "__main__":
    report(__file__)

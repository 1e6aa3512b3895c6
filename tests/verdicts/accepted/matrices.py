"""True claims of whole vectors and matrices, of any sizes."""

from derive import by
from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
i, k, h = index("i", m), index("k", n), index("h", p)
a, b = indices("a b", n)
A, B, C, E = matrix("A", m, n), matrix("B", n, m), matrix("C", n, p), matrix("E", p, q)
S, T, U = matrix("S", n, n), matrix("T", n, n), matrix("U", n, n)
X, W, Y = matrix("X", m, n), matrix("W", n, p), matrix("Y", m, p)
x, y, w = vector("x", n), vector("y", n), vector("w", n)
u, r = vector("u", m), vector("r", m)
c, d = scalar("c"), scalar("d")
lam = scalar("lam", nonzero=True)
shares = define("shares", exp(x[a]) / Sum(exp(x[b]), b), at=a, of=x)

# ── products, transposes, traces ──────────────────────────────────────────────


@claim(Eq(tr(A @ B), tr(B @ A)))
def a_trace_of_a_product_turns_round():
    return calc(tr(A @ B)).eq(tr(B @ A))


@claim(Eq(tr(S @ T @ U), tr(U @ S @ T)))
def a_trace_of_three():
    return calc(tr(S @ T @ U)).eq(tr(U @ S @ T))


@claim(Eq((A @ C).T, C.T @ A.T))
def the_transpose_of_a_product():
    return calc((A @ C).T).eq(C.T @ A.T)


@claim(Eq((A @ C) @ E, A @ (C @ E)))
def products_associate():
    return calc(A @ C @ E).eq(A @ (C @ E))


@claim(Eq((A @ C @ E).T, E.T @ (C.T @ A.T)))
def the_transpose_of_three():
    return calc((A @ C @ E).T).eq(E.T @ (A @ C).T).eq(E.T @ (C.T @ A.T))


@claim(Eq(S @ (T + U), S @ T + S @ U))
def products_distribute():
    return calc(S @ (T + U)).eq(S @ T + S @ U)


@claim(Eq((S + T) ** 2, S**2 + S @ T + T @ S + T**2))
def the_square_of_a_sum():
    return calc((S + T) ** 2).eq(S**2 + S @ T + T @ S + T**2)


@claim(Eq(S**2 @ S**3, S**5))
def powers_add_up():
    return calc(S**2 @ S**3).eq(S**5)


@claim(Eq(S**0 @ T, T))
def the_power_of_nothing():
    return calc(S**0 @ T).eq(T)


@claim(Eq(A @ eye(n), A))
def one_on_the_right():
    return calc(A @ eye(n)).eq(A)


@claim(Eq(tr(eye(n)), n))
def the_trace_of_one():
    return calc(tr(eye(n))).eq(n)


@claim(Eq(S @ zeros(n, p), 0))
def a_product_with_nothing():
    return calc(S @ zeros(n, p)).eq(0)


@claim(Eq(tr(outer(x, y)), dot(x, y)))
def the_trace_of_an_outer_product():
    return calc(tr(outer(x, y))).eq(x @ y)


@claim(Eq(outer(x, y) @ w, dot(y, w) * x))
def an_outer_product_applied():
    return calc(outer(x, y) @ w).eq((y @ w) * x)


@claim(Eq(dot(x, S @ y), dot(S.T @ x, y)))
def the_transpose_goes_over():
    return calc(x @ (S @ y)).eq((S.T @ x) @ y)


@claim(Eq(x @ S @ y, tr(S @ outer(y, x))))
def a_form_as_a_trace():
    return calc(x @ S @ y).eq(tr(S @ outer(y, x)))


@claim(Eq(diag(x) @ y, x * y))
def a_diagonal_matrix_applied():
    return calc(diag(x) @ y).eq(x * y)


@claim(Eq(diag(diag(x)), x))
def there_and_back():
    return calc(diag(diag(x))).eq(x)


@claim(Eq(diag(x) @ S @ diag(y), outer(x, y) * S))
def scaled_rows_and_columns():
    return calc(diag(x) @ S @ diag(y)).eq(outer(x, y) * S)


@claim(Eq(c * (S - T) / lam, (c / lam) * S - c * T / lam))
def numbers_come_out():
    return calc(c * (S - T) / lam).eq((c / lam) * S - c * T / lam)


@claim(Eq((S + S.T).T, S + S.T))
def a_sum_with_its_transpose():
    return calc((S + S.T).T).eq(S + S.T)


@claim(Eq((A @ C)[i, :], C.T @ A[i, :]))
def a_row_of_a_product():
    return calc((A @ C)[i, :]).eq(C.T @ A[i, :])


# ── a matrix by a number ──────────────────────────────────────────────────────


@claim(Eq(D(X.T @ X, X[i, k]), X.T @ outer(eye(m)[:, i], eye(n)[:, k]) + outer(eye(n)[:, k], eye(m)[:, i]) @ X))
def the_slope_of_a_gram_matrix():
    J = outer(eye(m)[:, i], eye(n)[:, k])
    return calc(D(X.T @ X, X[i, k])).eq(X.T @ J + J.T @ X)


@claim(Eq(D(c * S + S, c), S))
def the_slope_by_a_scalar():
    return calc(D(c * S + S, c)).eq(S)


@claim(Eq(D(S @ x, x[b]), S[:, b]))
def the_slope_of_an_image():
    return calc(D(S @ x, x[b])).eq(S[:, b])


# ── norms ─────────────────────────────────────────────────────────────────────


@claim(Eq(norm(x) ** 2, x @ x))
def the_square_of_a_norm():
    return calc(norm(x) ** 2).eq(x @ x)


@claim(Eq(norm(X) ** 2, tr(X.T @ X)))
def the_norm_of_frobenius():
    return calc(norm(X) ** 2).eq(tr(X.T @ X))


@claim(Eq(norm(x - y) ** 2, norm(x) ** 2 - 2 * dot(x, y) + norm(y) ** 2))
def a_distance():
    return calc(norm(x - y) ** 2).eq(norm(x) ** 2 - 2 * dot(x, y) + norm(y) ** 2)


@claim(Ge(dot(x, S.T @ S @ x), 0))
def a_gram_matrix_has_no_negative_form():
    return calc(dot(x, S.T @ S @ x)).eq(norm(S @ x) ** 2).ge(0)


@claim(Gt(norm(x), 0), given=[Ne(x, 0)])
def what_is_not_zero_has_a_length():
    return calc(norm(x)).eq(sqrt(dot(x, x))).gt(0, by.hyp)


# ── hypotheses, citations, both styles ────────────────────────────────────────


@claim(Eq(X.T @ (X @ w - u), 0), given=[Eq(X.T @ X @ w, X.T @ u)])
def residuals_are_orthogonal():
    return calc(X.T @ (X @ w - u)).eq(X.T @ X @ w - X.T @ u).eq(0, by.hyp)


@claim(Eq(norm(X @ y - u) ** 2, norm(X @ w - u) ** 2 + norm(X @ (y - w)) ** 2), given=[Eq(X.T @ X @ w, X.T @ u)])
def least_squares():
    cross = dot(y - w, X.T @ X @ w - X.T @ u)
    return (
        calc(norm(X @ y - u) ** 2)
        .eq(norm(X @ w - u) ** 2 + norm(X @ (y - w)) ** 2 + 2 * cross)
        .eq(norm(X @ w - u) ** 2 + norm(X @ (y - w)) ** 2, by.hyp)
    )


@claim(Eq(norm(S @ y - x) ** 2, norm(S @ w - x) ** 2 + norm(S @ (y - w)) ** 2), given=[Eq(S.T @ S @ w, S.T @ x)])
def least_squares_of_a_square_matrix():
    whole = norm(S @ w - x) ** 2 + norm(S @ (y - w)) ** 2
    return calc(norm(S @ y - x) ** 2).eq(whole, by.inst(least_squares, {X: S, u: x}))


@claim(Eq(norm(S.T @ T @ y) ** 2, norm(S.T @ T @ (y - w)) ** 2), given=[Eq((S.T @ T).T @ (S.T @ T) @ w, 0)])
def least_squares_of_a_product():
    there = by.inst(least_squares, {X: S.T @ T, u: zeros(n)})
    return (
        calc(norm(S.T @ T @ y) ** 2)
        .eq(norm(S.T @ T @ y - zeros(n)) ** 2)
        .eq(norm(S.T @ T @ w) ** 2 + norm(S.T @ T @ (y - w)) ** 2, there)
        .eq(dot(w, (S.T @ T).T @ (S.T @ T) @ w) + norm(S.T @ T @ (y - w)) ** 2)
        .eq(norm(S.T @ T @ (y - w)) ** 2, by.hyp)
    )


@claim(Eq(A @ C, A @ C))
def components_where_matrices_are_stated():
    return calc((A @ C)[i, h]).eq(Sum(A[i, k] * C[k, h], k)).eq((A @ C)[i, h])


@claim(forall(i, k, Eq((A @ eye(n))[i, k], A[i, k])))
def matrices_where_components_are_stated():
    return calc((A @ eye(n))[i, k]).eq(A[i, k])


@claim(Eq(S @ x, c * x), given=[forall(a, Eq(Sum(S[a, b] * x[b], b), c * x[a]))])
def an_eigenvector_in_components():
    return calc(S @ x).eq(c * x, by.hyp)


@claim(Eq(S**2 @ x, c**2 * x), given=[Eq(S @ x, c * x)])
def an_eigenvector_of_the_square():
    return calc(S**2 @ x).eq(S @ (S @ x)).eq(S @ (c * x), by.hyp).eq(c * (S @ x)).eq(c * (c * x), by.hyp).eq(c**2 * x)


@claim(Implies(Eq(S @ T, T @ S), Eq((S + T) @ (S - T), S**2 - T**2)))
def where_two_commute():
    return (
        calc((S + T) @ (S - T)).eq(S**2 - S @ T + T @ S - T**2).eq(S**2 - T @ S + T @ S - T**2, by.hyp).eq(S**2 - T**2)
    )


@claim(And(Eq(S.T.T, S), Eq(tr(S.T), tr(S))))
def both_of_a_transpose():
    return conj(calc(S.T.T).eq(S), calc(tr(S.T)).eq(tr(S)))


# ── derivatives ───────────────────────────────────────────────────────────────


@claim(Eq(grad(dot(x, S @ x), x), (S + S.T) @ x))
def the_gradient_of_a_form():
    return calc(grad(dot(x, S @ x), x)).eq((S + S.T) @ x)


@claim(Eq(grad(norm(X @ W - Y) ** 2, W), 2 * X.T @ (X @ W - Y)))
def the_gradient_of_least_squares():
    return calc(grad(norm(X @ W - Y) ** 2, W)).eq(2 * X.T @ (X @ W - Y))


@claim(Eq(grad(tr(A @ B), A), B.T))
def the_gradient_of_a_trace():
    return calc(grad(tr(A @ B), A)).eq(B.T)


@claim(Eq(grad(tr(S.T @ S), S), 2 * S))
def the_gradient_of_a_square():
    return calc(grad(tr(S.T @ S), S)).eq(2 * S)


@claim(Eq(jacobian(A @ x, x), A))
def the_jacobian_of_a_product():
    return calc(jacobian(A @ x, x)).eq(A)


@claim(Eq(jacobian(shares(x), x), diag(shares(x)) - outer(shares(x), shares(x))))
def the_jacobian_of_softmax():
    return calc(jacobian(shares(x), x)).eq(
        diag(shares(x)) - outer(shares(x), shares(x)), by.unfold(shares), by.calculus
    )


@claim(Eq(hessian(dot(x, S @ x) / 2, x), (S + S.T) / 2))
def the_hessian_of_a_form():
    return calc(hessian(dot(x, S @ x) / 2, x)).eq((S + S.T) / 2)


@claim(Eq(grad(norm(x), x), x / norm(x)), given=[Ne(x, 0)])
def the_gradient_of_a_norm():
    return calc(grad(norm(x), x)).eq(x / norm(x), by.calculus, by.hyp)

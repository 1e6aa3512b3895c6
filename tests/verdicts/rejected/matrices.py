"""False claims of matrices: what holds of numbers, of symmetric or square matrices, or entry by entry."""

from derive import by
from derive.notation import *

m, n, p = dimension("m"), dimension("n"), dimension("p")
a, b = indices("a b", n)
A, B, C = matrix("A", m, n), matrix("B", n, m), matrix("C", n, p)
S, T, U = matrix("S", n, n), matrix("T", n, n), matrix("U", n, n)
W = matrix("W", n, p)
x, y, w = vector("x", n), vector("y", n), vector("w", n)
c = scalar("c")


@claim(Eq(tr(A @ B), tr(B @ A)))
def traces_turn_round():
    """accepted"""
    return calc(tr(A @ B)).eq(tr(B @ A))


@claim(Eq(S @ T, T @ S))
def products_commute():
    return calc(S @ T).eq(T @ S)  # rejected: different normal forms


@claim(Eq(S @ T, S * T))
def entry_by_entry():
    return calc(S @ T).eq(S * T)  # rejected: different normal forms


@claim(Eq(tr(S @ T), tr(S) * tr(T)))
def the_trace_of_a_product():
    return calc(tr(S @ T)).eq(tr(S) * tr(T))  # rejected: different normal forms


@claim(Eq(tr(S @ T @ U), tr(T @ S @ U)))
def a_trace_of_three_in_any_order():
    return calc(tr(S @ T @ U)).eq(tr(T @ S @ U))  # rejected: different normal forms


@claim(Eq((S @ T).T, S.T @ T.T))
def the_transpose_of_a_product():
    return calc((S @ T).T).eq(S.T @ T.T)  # rejected: different normal forms


@claim(Eq(S.T, S))
def any_matrix_is_symmetric():
    return calc(S.T).eq(S)  # rejected: different normal forms


@claim(Eq(S.T @ S, S @ S.T))
def any_matrix_is_normal():
    return calc(S.T @ S).eq(S @ S.T)  # rejected: different normal forms


@claim(Eq((S + T) ** 2, S**2 + 2 * S @ T + T**2))
def the_square_of_a_sum():
    return calc((S + T) ** 2).eq(S**2 + 2 * S @ T + T**2)  # rejected: different normal forms


@claim(Eq((S @ T) ** 2, S**2 @ T**2))
def the_square_of_a_product():
    return calc((S @ T) ** 2).eq(S**2 @ T**2)  # rejected: different normal forms


@claim(Eq(S**2, S * S))
def squared_entries():
    return calc(S**2).eq(S * S)  # rejected: different normal forms


@claim(Eq(S**0, S))
def the_power_of_nothing():
    return calc(S**0).eq(S)  # rejected: different normal forms


@claim(Eq(tr(eye(n)), 1))
def the_trace_of_one():
    return calc(tr(eye(n))).eq(1)  # rejected: different normal forms


@claim(Eq(outer(x, y), outer(y, x)))
def outer_products_commute():
    return calc(outer(x, y)).eq(outer(y, x))  # rejected: different normal forms


@claim(Eq(outer(x, y) @ w, dot(x, w) * y))
def an_outer_product_applied():
    return calc(outer(x, y) @ w).eq(dot(x, w) * y)  # rejected: different normal forms


@claim(Eq(diag(diag(S)), S))
def back_and_there():
    return calc(diag(diag(S))).eq(S)  # rejected: different normal forms


@claim(Eq(diag(x) @ S, S @ diag(x)))
def rows_and_columns_scaled():
    return calc(diag(x) @ S).eq(S @ diag(x))  # rejected: different normal forms


# ── norms ─────────────────────────────────────────────────────────────────────


@claim(Eq(norm(x), x @ x))
def a_norm_without_its_root():
    return calc(norm(x)).eq(x @ x)  # rejected: different normal forms


@claim(Eq(norm(x + y) ** 2, norm(x) ** 2 + norm(y) ** 2))
def any_two_are_orthogonal():
    return calc(norm(x + y) ** 2).eq(norm(x) ** 2 + norm(y) ** 2)  # rejected: different normal forms


@claim(Eq(norm(S @ T), norm(S) * norm(T)))
def the_norm_of_a_product():
    return calc(norm(S @ T)).eq(norm(S) * norm(T))  # rejected: different normal forms


@claim(Eq(norm(S) ** 2, tr(S @ S)))
def a_trace_without_the_transpose():
    return calc(norm(S) ** 2).eq(tr(S @ S))  # rejected: different normal forms


@claim(Eq(x / norm(x), x / norm(x)))
def a_direction_of_nothing():
    return calc(x / norm(x)).eq(x / norm(x))  # rejected: ≠ 0


@claim(Gt(norm(x), 0))
def every_vector_has_a_length():
    return calc(norm(x)).eq(sqrt(dot(x, x))).gt(0)  # rejected: does not


@claim(Ge(dot(x, S @ x), 0))
def every_form_is_nonnegative():
    return calc(dot(x, S @ x)).ge(0)  # rejected: does not


# ── = is of all components, ≠ of some ─────────────────────────────────────────


@claim(Eq(S, T), given=[Eq(tr(S), tr(T))])
def equal_traces():
    return calc(S).eq(T, by.hyp)  # rejected: different normal forms


@claim(Eq(S, T), given=[Eq(diag(S), diag(T))])
def equal_diagonals():
    return calc(S).eq(T, by.hyp)  # rejected: different normal forms


@claim(Ne(x[a], 0), given=[Ne(x, 0)])
def no_component_vanishes():
    return calc(x[a]).ne(0, by.hyp)  # rejected: does not


@claim(Ne(x[a], y[a]), given=[Ne(x, y)])
def different_everywhere():
    return calc(x[a]).ne(y[a], by.hyp)  # rejected: does not


@claim(Eq(x[a], 0), given=[Eq(dot(x, y), 0), Ne(y, 0)])
def no_zero_divisors():
    return calc(x[a]).eq(0, by.hyp)  # rejected: different normal forms


@claim(Eq(x, y), given=[Eq(S @ x, S @ y)])
def every_matrix_cancels():
    return calc(x).eq(y, by.hyp)  # rejected: different normal forms


@claim(Eq(S @ x, c * x))
def every_vector_is_an_eigenvector():
    return calc(S @ x).eq(c * x)  # rejected: different normal forms


# ── derivatives ───────────────────────────────────────────────────────────────


@claim(Eq(grad(dot(x, S @ x), x), 2 * S @ x))
def the_gradient_of_a_form():
    return calc(grad(dot(x, S @ x), x)).eq(2 * S @ x)  # rejected: different normal forms


@claim(Eq(grad(norm(S @ W - C) ** 2, W), 2 * (S @ W - C)))
def the_gradient_of_least_squares():
    return calc(grad(norm(S @ W - C) ** 2, W)).eq(2 * (S @ W - C))  # rejected: different normal forms


@claim(Eq(grad(tr(S @ T), S), T))
def the_gradient_of_a_trace():
    return calc(grad(tr(S @ T), S)).eq(T)  # rejected: different normal forms


@claim(Eq(grad(tr(S @ S), S), 2 * S))
def the_gradient_of_a_square():
    return calc(grad(tr(S @ S), S)).eq(2 * S)  # rejected: different normal forms


@claim(Eq(jacobian(S @ x, x), S.T))
def the_jacobian_the_other_way_round():
    return calc(jacobian(S @ x, x)).eq(S.T)  # rejected: different normal forms


@claim(Eq(hessian(dot(x, S @ x) / 2, x), S))
def the_hessian_of_a_form():
    return calc(hessian(dot(x, S @ x) / 2, x)).eq(S)  # rejected: different normal forms


@claim(Eq(grad(norm(x), x), x / norm(x)))
def the_gradient_of_a_norm_at_nothing():
    return calc(grad(norm(x), x)).eq(x / norm(x), by.calculus)  # rejected: > 0 to be differentiable


@claim(Eq(grad(dot(x, y), x), 0), given=[Eq(dot(x, y), 0)])
def an_equation_at_a_point():
    return calc(grad(dot(x, y), x)).eq(0, by.hyp)  # rejected: may hold at a point and not near it


@claim(Eq(grad(tr(S), S), eye(n)), given=[Eq(S, T)])
def the_gradient_of_what_is_equal_at_a_point():
    return calc(grad(tr(S), S)).eq(grad(tr(T), S), by.hyp).eq(eye(n))  # rejected: may hold at a point and not near it


i, k = index("i", m), index("k", n)
J = outer(eye(m)[:, i], eye(n)[:, k])


@claim(Eq(D(A.T @ A, A[i, k]), 2 * A.T @ J))
def the_slope_of_a_square_as_of_a_number():
    return calc(D(A.T @ A, A[i, k])).eq(2 * A.T @ J)  # rejected: different normal forms


@claim(Eq(D(A.T @ A, A[i, k]), J.T @ A))
def the_slope_of_one_factor_alone():
    return calc(D(A.T @ A, A[i, k])).eq(J.T @ A)  # rejected: different normal forms


@claim(Eq(D(A @ C, A[i, k]), J @ C * 2))
def a_slope_too_large():
    return calc(D(A @ C, A[i, k])).eq(J @ C * 2)  # rejected: different normal forms


@claim(Eq(D(S @ x, x[b]), S[b, :]))
def a_row_for_a_column():
    return calc(D(S @ x, x[b])).eq(S[b, :])  # rejected: different normal forms


@claim(Eq(D(S, S[a, b]), eye(n)))
def all_entries_at_once():
    return calc(D(S, S[a, b])).eq(eye(n))  # rejected: different normal forms


@claim(Eq(D(S, S[a, b]), outer(eye(n)[:, b], eye(n)[:, a])))
def the_single_entry_turned():
    return calc(D(S, S[a, b])).eq(outer(eye(n)[:, b], eye(n)[:, a]))  # rejected: different normal forms

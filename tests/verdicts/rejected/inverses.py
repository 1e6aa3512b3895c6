"""False claims of inverses, determinants and adjugates: what holds where det A ≠ 0, of numbers, or of another matrix."""

from derive import by
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k, h = indices("i j k h", n)
A, B, X = matrix("A", n, n), matrix("B", n, n), matrix("X", n, n)
R, Q = matrix("R", m, n), matrix("Q", n, m)
x, y = vector("x", n), vector("y", n)
c, t = scalar("c"), scalar("t")


# ── without det A ≠ 0 ─────────────────────────────────────────────────────────


@claim(Eq(A @ inv(A), eye(n)))
def an_inverse_of_any_matrix():
    return calc(A @ inv(A)).eq(eye(n))  # rejected: needs det(A) ≠ 0


@claim(Eq(0 * inv(A)[i, j], 0))
def nought_times_an_inverse():
    return calc(0 * inv(A)[i, j]).eq(0)  # rejected: needs det(A) ≠ 0


@claim(Eq(inv(A) - inv(A), 0))
def an_inverse_less_itself():
    return calc(inv(A) - inv(A)).eq(0)  # rejected: needs det(A) ≠ 0


@claim(Eq(adj(A), det(A) * inv(A)))
def an_adjugate_is_a_multiple_of_the_inverse():
    return calc(adj(A)).eq(det(A) * inv(A))  # rejected: needs det(A) ≠ 0


@claim(Eq(grad(det(X), X), det(X) * inv(X).T))
def the_slope_of_a_determinant_where_it_is_0():
    return calc(grad(det(X), X)).eq(det(X) * inv(X).T)  # rejected: needs det(X) ≠ 0


@claim(Eq(D(inv(X)[i, j], X[k, h]), -inv(X)[i, k] * inv(X)[h, j]))
def the_slope_of_an_inverse_where_there_is_none():
    return calc(D(inv(X)[i, j], X[k, h])).eq(-inv(X)[i, k] * inv(X)[h, j])  # rejected: needs det(X) ≠ 0


@claim(Eq(inv(A @ B), inv(B) @ inv(A)), given=[Ne(det(A), 0)])
def the_inverse_of_a_product_with_one_hypothesis():
    return calc(inv(A @ B)).eq(inv(B) @ inv(A))  # rejected: needs


@claim(Eq(inv(c * A), inv(A) / c), given=[Ne(det(A), 0)])
def the_inverse_of_a_multiple_that_may_be_0():
    return calc(inv(c * A)).eq(inv(A) / c)  # rejected: needs


@claim(Eq((A + B) @ inv(A + B), eye(n)), given=[Ne(det(A), 0), Ne(det(B), 0)])
def the_inverse_of_a_sum_of_invertible_matrices():
    return calc((A + B) @ inv(A + B)).eq(eye(n))  # rejected: needs


@claim(Eq(det(A - t * eye(n)) / det(A - t * eye(n)), 1), given=[Ne(det(A), 0)])
def a_determinant_by_itself():
    return calc(det(A - t * eye(n)) / det(A - t * eye(n))).eq(1)  # rejected: ≠ 0


@claim(Eq(inv(diag(x))[i, j], delta(i, j) / x[i]), given=[Ne(x[i], 0)])
def a_diagonal_matrix_with_one_entry_that_is_not_0():
    return calc(inv(diag(x))[i, j]).eq(delta(i, j) / x[i])  # rejected: needs


@claim(Eq(D(adj(X)[i, j], X[k, h]), 0), given=[Eq(det(X), 0)])
def the_slope_of_an_adjugate_where_the_determinant_is_0():
    return calc(D(adj(X)[i, j], X[k, h])).eq(0)  # rejected-here


# ── other indices, exponents, ranges ──────────────────────────────────────────


@claim(Eq(Sum(A[k, i] * inv(A)[k, j], k), delta(i, j)), given=[Ne(det(A), 0)])
def down_two_columns():
    return calc(Sum(A[k, i] * inv(A)[k, j], k)).eq(delta(i, j))  # rejected: different normal forms


@claim(Eq(Sum(A[i, k] ** 2 * inv(A)[k, j], k), delta(i, j)), given=[Ne(det(A), 0)])
def with_a_square():
    return calc(Sum(A[i, k] ** 2 * inv(A)[k, j], k)).eq(delta(i, j))  # rejected: different normal forms


@claim(Eq(Sum(A[i, k] * inv(A)[k, j] ** 2, k), delta(i, j)), given=[Ne(det(A), 0)])
def with_the_square_of_the_inverse():
    return calc(Sum(A[i, k] * inv(A)[k, j] ** 2, k)).eq(delta(i, j))  # rejected: different normal forms


@claim(Eq(Sum(A[i, k] * inv(A)[k, j], k, omit=h), delta(i, j)), given=[Ne(det(A), 0)])
def with_one_index_left_out():
    return calc(Sum(A[i, k] * inv(A)[k, j], k, omit=h)).eq(delta(i, j))  # rejected: different normal forms


@claim(Eq(Sum(A[i, k] * inv(A)[k, j] * x[k], k), delta(i, j) * x[i]), given=[Ne(det(A), 0)])
def with_a_third_factor():
    return calc(Sum(A[i, k] * inv(A)[k, j] * x[k], k)).eq(delta(i, j) * x[i])  # rejected: different normal forms


@claim(Eq(Sum(A[i, k] * inv(A)[k, k], k), 1), given=[Ne(det(A), 0)])
def with_the_diagonal_of_the_inverse():
    return calc(Sum(A[i, k] * inv(A)[k, k], k)).eq(1)  # rejected: different normal forms


@claim(Eq(Sum(A[i, k] * adj(B)[k, j], k), det(A) * delta(i, j)))
def of_two_matrices():
    return calc(Sum(A[i, k] * adj(B)[k, j], k)).eq(det(A) * delta(i, j))  # rejected: different normal forms


@claim(Eq(Sum(A[i, k] * adj(x[k] * A)[k, j], k), x[i] * det(A) * delta(i, j)))
def of_a_matrix_that_depends_on_the_index():
    return calc(Sum(A[i, k] * adj(x[k] * A)[k, j], k)).eq(x[i] * det(A) * delta(i, j))  # rejected: normal forms


@claim(Eq(inv(A) * A, eye(n)), given=[Ne(det(A), 0)])
def entry_by_entry():
    return calc(inv(A) * A).eq(eye(n))  # rejected: different normal forms


# ── products, multiples, sums ─────────────────────────────────────────────────


@claim(Eq(inv(A @ B), inv(A) @ inv(B)), given=[Ne(det(A), 0), Ne(det(B), 0)])
def the_inverse_of_a_product_in_order():
    return calc(inv(A @ B)).eq(inv(A) @ inv(B))  # rejected: different normal forms


@claim(Eq(adj(A @ B), adj(A) @ adj(B)))
def the_adjugate_of_a_product_in_order():
    return calc(adj(A @ B)).eq(adj(A) @ adj(B))  # rejected: different normal forms


@claim(Eq(adj(c * A), c * adj(A)))
def the_adjugate_of_a_multiple():
    return calc(adj(c * A)).eq(c * adj(A))  # rejected: different normal forms


@claim(Eq(adj(A).T, adj(A)))
def any_adjugate_is_symmetric():
    return calc(adj(A).T).eq(adj(A))  # rejected: different normal forms


@claim(Eq(det(c * A), c * det(A)))
def the_determinant_of_a_multiple():
    return calc(det(c * A)).eq(c * det(A))  # rejected: different normal forms


@claim(Eq(det(-A), -det(A)))
def the_determinant_of_the_negative():
    return calc(det(-A)).eq(-det(A))  # rejected: different normal forms


@claim(Eq(det(A + B), det(A) + det(B)))
def the_determinant_of_a_sum():
    return calc(det(A + B)).eq(det(A) + det(B))  # rejected: different normal forms


@claim(Eq(det(R @ Q), det(Q @ R)))
def the_determinant_of_a_product_of_rectangular_matrices():
    return calc(det(R @ Q)).eq(det(Q @ R))  # rejected: different normal forms


@claim(Eq(det(R.T @ R), 0))
def a_rectangular_matrix_has_no_rank():
    return calc(det(R.T @ R)).eq(0)  # rejected: different normal forms


@claim(Eq(det(outer(x, y)), 0))
def a_matrix_of_rank_one_is_singular():
    return calc(det(outer(x, y))).eq(0)  # rejected: different normal forms


@claim(Eq(det(diag(x)), Sum(x[k], k)))
def the_determinant_of_a_diagonal_matrix():
    return calc(det(diag(x))).eq(Sum(x[k], k))  # rejected: different normal forms


@claim(Eq(det(adj(A)), det(A) ** n))
def the_determinant_of_the_adjugate():
    return calc(det(adj(A))).eq(det(A) ** n)  # rejected: different normal forms


@claim(Eq(adj(A - A)[i, j], 0))
def the_adjugate_of_zero():
    return calc(adj(A - A)[i, j]).eq(0)  # rejected: different normal forms


@claim(Eq(inv(A + B), inv(A) + inv(B)), given=[Ne(det(A), 0), Ne(det(B), 0), Ne(det(A + B), 0)])
def the_inverse_of_a_sum():
    return calc(inv(A + B)).eq(inv(A) + inv(B))  # rejected: different normal forms


@claim(Eq(inv(A).T, inv(A)), given=[Ne(det(A), 0)])
def any_inverse_is_symmetric():
    return calc(inv(A).T).eq(inv(A))  # rejected: different normal forms


# ── derivatives ───────────────────────────────────────────────────────────────


@claim(Eq(grad(log(abs(det(X))), X), inv(X)), given=[Ne(det(X), 0)])
def the_slope_of_log_det_without_its_transpose():
    return calc(grad(log(abs(det(X))), X)).eq(inv(X))  # rejected: different normal forms


@claim(Eq(grad(log(det(X)), X), inv(X).T), given=[Ne(det(X), 0)])
def the_slope_of_log_det_where_it_may_be_negative():
    return calc(grad(log(det(X)), X)).eq(inv(X).T)  # rejected: needs det(X) > 0


@claim(Eq(grad(det(X), X), adj(X)))
def the_slope_of_a_determinant_without_its_transpose():
    return calc(grad(det(X), X)).eq(adj(X))  # rejected: different normal forms


@claim(Eq(D(inv(X)[i, j], X[k, h]), inv(X)[i, k] * inv(X)[h, j]), given=[Ne(det(X), 0)])
def the_slope_of_an_inverse_with_another_sign():
    return calc(D(inv(X)[i, j], X[k, h])).eq(inv(X)[i, k] * inv(X)[h, j])  # rejected: different normal forms


@claim(Eq(D(inv(X)[i, j], X[k, h]), -inv(X)[i, h] * inv(X)[k, j]), given=[Ne(det(X), 0)])
def the_slope_of_an_inverse_with_other_indices():
    return calc(D(inv(X)[i, j], X[k, h])).eq(-inv(X)[i, h] * inv(X)[k, j])  # rejected: different normal forms


@claim(Eq(D(abs(det(A + t * B)), t), tr(adj(A + t * B) @ B)))
def the_slope_of_the_modulus_of_a_determinant():
    return calc(D(abs(det(A + t * B)), t)).eq(tr(adj(A + t * B) @ B))  # rejected: ≠ 0


@claim(Eq(D(det(A), t), 1), given=[Eq(det(A), t)])
def an_equation_at_a_point_says_nothing_of_slopes():
    return calc(D(det(A), t)).eq(D(t, t), by.hyp).eq(1)  # rejected-here


# ── sums, and inverses that a product shows ───────────────────────────────────

lam = scalar("lam")
gram = R.T @ R + lam * eye(n)
u, v = vector("u", n), vector("v", n)
pivot = 1 + dot(v, inv(A) @ u)
update = inv(A) - inv(A) @ outer(u, v) @ inv(A) / pivot


@claim(Eq(inv(gram) @ (R.T @ R), eye(n)), given=[Ne(det(gram), 0)])
def regularisation_takes_nothing_away():
    return calc(inv(gram) @ (R.T @ R)).eq(eye(n))  # rejected: different normal forms


@claim(Eq(inv(gram) @ (R.T @ R), eye(n) + lam * inv(gram)), given=[Ne(det(gram), 0)])
def regularisation_with_another_sign():
    return calc(inv(gram) @ (R.T @ R)).eq(eye(n) + lam * inv(gram))  # rejected: different normal forms


@claim(Eq(inv(gram) @ gram, eye(n)))
def a_gram_matrix_that_may_be_singular():
    return calc(inv(gram) @ gram).eq(eye(n))  # rejected: needs


@claim(Eq((A + B) @ inv(A - B), eye(n)), given=[Ne(det(A - B), 0)])
def a_sum_and_the_inverse_of_the_difference():
    return calc((A + B) @ inv(A - B)).eq(eye(n))  # rejected: different normal forms


@claim(Eq((A + B) @ X @ inv(A + B), X), given=[Ne(det(A + B), 0)])
def a_sum_and_its_inverse_around_another_matrix():
    return calc((A + B) @ X @ inv(A + B)).eq(X)  # rejected: different normal forms


@claim(Eq((A + X).T @ inv(A + X), eye(n)), given=[Ne(det(A + X), 0)])
def a_transposed_sum_and_its_inverse():
    return calc((A + X).T @ inv(A + X)).eq(eye(n))  # rejected: different normal forms


@claim(Eq(inv(A + outer(u, v)), update), given=[Ne(det(A), 0)])
def an_update_without_its_pivot():
    return unique(calc((A + outer(u, v)) @ update).eq(eye(n)))  # rejected: ≠ 0


@claim(Eq(inv(A - outer(u, v)), update), given=[Ne(det(A), 0), Ne(pivot, 0)])
def an_update_with_another_sign():
    return unique(calc((A - outer(u, v)) @ update).eq(eye(n)))  # rejected: different normal forms


@claim(Eq(inv(A), B), given=[Eq(A @ B, det(A) * eye(n))])
def an_adjugate_is_no_inverse():
    return unique(calc(A @ B).eq(eye(n), by.hyp))  # rejected-here


@claim(Eq(inv(A), B), given=[Eq(A @ X, eye(n))])
def the_inverse_is_another_matrix():
    return unique(calc(A @ X).eq(eye(n), by.hyp))  # rejected-claim: unique(…) needs a chain from A·B to I


@claim(Ne(det(A), 0), given=[Eq(A @ X, B), Ne(B, 0)])
def a_product_that_is_not_0():
    return unique(calc(A @ X).eq(eye(n), by.hyp))  # rejected-here


@claim(Eq(det(R.T @ Q.T), 1), given=[Eq(R @ R.T, eye(m))])
def rectangular_matrices_have_no_determinant():
    return calc(det(R.T @ Q.T)).eq(1)  # rejected: different normal forms


@claim(Eq(inv(A.T @ A), inv(A) @ inv(A.T)))
def the_inverse_of_a_gram_matrix_that_may_be_singular():
    return calc(inv(A.T @ A)).eq(inv(A) @ inv(A.T))  # rejected: needs


# ── det(I + U·V) ──────────────────────────────────────────────────────────────


@claim(Eq(det(R @ Q), det(Q @ R)))
def products_in_both_orders_without_the_identity():
    return calc(det(R @ Q)).eq(det(Q @ R))  # rejected: different normal forms


@claim(Eq(det(lam * eye(m) + R @ Q), det(lam * eye(n) + Q @ R)))
def products_in_both_orders_with_a_multiple_of_the_identity():
    return calc(det(lam * eye(m) + R @ Q)).eq(det(lam * eye(n) + Q @ R))  # rejected: different normal forms


@claim(Eq(det(eye(n) - outer(u, v)), 1 + dot(u, v)))
def one_column_and_one_row_with_another_sign():
    return calc(det(eye(n) - outer(u, v))).eq(1 + dot(u, v))  # rejected: different normal forms


@claim(Eq(det(eye(n) + A), 1 + det(A)))
def a_determinant_is_not_linear():
    return calc(det(eye(n) + A)).eq(1 + det(A))  # rejected: different normal forms


@claim(Eq(det(eye(n) + A @ B), det(eye(n) + A.T @ B)))
def a_transpose_in_one_factor():
    return calc(det(eye(n) + A @ B)).eq(det(eye(n) + A.T @ B))  # rejected: different normal forms


@claim(Eq(det(A + outer(u, v)), det(A) * pivot))
def an_update_of_any_matrix():
    return calc(det(A + outer(u, v))).eq(det(A) * pivot)  # rejected: needs


# ── equations in brackets ─────────────────────────────────────────────────────


@claim(Eq(inv(gram) @ gram @ x, inv(gram) @ y), given=[Eq(x @ gram, y + u), Ne(det(gram), 0)])
def another_right_side():
    return calc(inv(gram) @ gram @ x).eq(inv(gram) @ y, by.hyp)  # rejected: different normal forms


@claim(Eq(x, y @ inv(A)), given=[Eq(A @ x, y), Ne(det(A), 0)])
def an_inverse_on_the_other_side():
    return calc(x).eq(inv(A) @ A @ x).eq(y @ inv(A), by.hyp)  # rejected: different normal forms


@claim(Eq(A @ B @ x, B @ y), given=[Eq(A @ x, y)])
def factors_that_do_not_stand_together():
    return calc(A @ B @ x).eq(B @ y, by.hyp)  # rejected: different normal forms


@claim(Eq(X @ Q @ R, X), given=[Eq(R @ Q, eye(m))])
def a_rectangular_inverse_on_the_other_side():
    return calc(X @ Q @ R).eq(X, by.hyp)  # rejected: different normal forms

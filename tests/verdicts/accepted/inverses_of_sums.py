"""True claims of the inverses and determinants of sums of matrices, and inverses that a product shows."""

from derive import by
from derive.library import matrices as library
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k = indices("i j k", n)
A, B, C = matrix("A", n, n), matrix("B", n, n), matrix("C", n, n)
U, V, X = matrix("U", n, m), matrix("V", m, n), matrix("X", m, n)
x, y, u, v = vector("x", n), vector("y", n), vector("u", n), vector("v", n)
lam, t = scalar("lam"), scalar("t")

gram = X.T @ X + lam * eye(n)
one, other = eye(n) + U @ V, eye(m) + V @ U
pivot = 1 + dot(v, inv(A) @ u)
update = inv(A) - inv(A) @ outer(u, v) @ inv(A) / pivot


# ── sums as one matrix ────────────────────────────────────────────────────────


@claim(Eq((A + B) @ inv(B + A), eye(n)), given=[Ne(det(A + B), 0)])
def a_sum_and_its_inverse():
    return calc((A + B) @ inv(B + A)).eq(eye(n))


@claim(Eq(inv(gram) @ gram @ A, A), given=[Ne(det(gram), 0)])
def a_regularised_gram_matrix():
    return calc(inv(gram) @ gram @ A).eq(A)


@claim(Eq(inv(gram) @ (X.T @ X), eye(n) - lam * inv(gram)), given=[Ne(det(gram), 0)])
def what_regularisation_takes_away():
    return calc(inv(gram) @ (X.T @ X)).eq(eye(n) - lam * inv(gram))


@claim(Eq(inv(gram).T, inv(gram)), given=[Ne(det(gram), 0)])
def the_inverse_of_a_gram_matrix_is_symmetric():
    return calc(inv(gram).T).eq(inv(gram))


@claim(Eq(det(A @ (B + C)), det(A) * det(B + C)))
def the_determinant_of_a_product_with_a_sum():
    return calc(det(A @ (B + C))).eq(det(A) * det(B + C))


@claim(Eq(inv(A @ (B + C)), inv(B + C) @ inv(A)), given=[Ne(det(A), 0), Ne(det(B + C), 0)])
def the_inverse_of_a_product_with_a_sum():
    return calc(inv(A @ (B + C))).eq(inv(B + C) @ inv(A))


@claim(Eq(inv(one) @ U, U @ inv(other)), given=[Ne(det(one), 0), Ne(det(other), 0)])
def a_factor_pushed_through():
    return library.push_through


@claim(Eq(D(inv(A + t * B)[i, j], t), -(inv(A + t * B) @ B @ inv(A + t * B))[i, j]), given=[Ne(det(A + t * B), 0)])
def the_slope_of_a_resolvent():
    return calc(D(inv(A + t * B)[i, j], t)).eq(-(inv(A + t * B) @ B @ inv(A + t * B))[i, j])


# ── one inverse ───────────────────────────────────────────────────────────────


@claim(Eq(inv(A), B), given=[Eq(A @ B, eye(n))])
def an_inverse_on_the_right():
    return unique(calc(A @ B).eq(eye(n), by.hyp))


@claim(Eq(B, inv(A)), given=[Eq(B @ A, eye(n))])
def an_inverse_on_the_left():
    return unique(calc(B @ A).eq(eye(n), by.hyp))


@claim(Ne(det(A), 0), given=[Eq(A @ B, eye(n))])
def what_has_an_inverse_is_not_singular():
    return unique(calc(A @ B).eq(eye(n), by.hyp))


@claim(Ne(det(B), 0), given=[Eq(A @ B, eye(n))])
def nor_is_the_inverse():
    return unique(calc(A @ B).eq(eye(n), by.hyp))


@claim(Eq(B @ A, eye(n)), given=[Eq(A @ B, eye(n))])
def what_is_an_inverse_on_one_side_is_one_on_the_other():
    return calc(B @ A).eq(inv(A) @ A, an_inverse_on_the_right).eq(eye(n), what_has_an_inverse_is_not_singular)


@claim(Eq(inv(A), A.T), given=[Eq(A.T @ A, eye(n))])
def an_orthogonal_matrix():
    return unique(calc(A.T @ A).eq(eye(n), by.hyp))


@claim(Eq(inv(A + outer(u, v)), update), given=[Ne(det(A), 0), Ne(pivot, 0)])
def the_inverse_of_an_update():
    return library.sherman_morrison


@claim(Ne(det(A + outer(u, v)), 0), given=[Ne(det(A), 0), Ne(pivot, 0)])
def an_update_that_is_not_singular():
    return unique(calc((A + outer(u, v)) @ update).eq(eye(n)))


@claim(Eq(inv(one), eye(n) - U @ inv(other) @ V), given=[Ne(det(other), 0)])
def woodbury():
    return unique(
        calc(one @ (eye(n) - U @ inv(other) @ V)).eq(eye(n) + U @ (eye(m) - other @ inv(other)) @ V).eq(eye(n))
    )


# ── determinants ──────────────────────────────────────────────────────────────


@claim(Eq(det(eye(n) + U @ V), det(eye(m) + V @ U)))
def products_in_both_orders():
    return library.sylvester_determinant


@claim(Eq(det(eye(n) - t * outer(u, v)), 1 - t * dot(u, v)))
def one_column_and_one_row():
    return calc(det(eye(n) - t * outer(u, v))).eq(1 - t * dot(u, v))


@claim(Eq(det(A + outer(u, v)), det(A) * pivot), given=[Ne(det(A), 0)])
def the_determinant_of_an_update():
    return library.determinant_lemma_of_one_column


@claim(Eq(det(A + U @ V), det(A) * det(eye(m) + V @ inv(A) @ U)), given=[Ne(det(A), 0)])
def the_determinant_of_a_sum_with_a_product():
    return library.determinant_lemma


# ── equations with one solution ───────────────────────────────────────────────

target = vector("target", m)
loss = norm(X @ x - target) ** 2 + lam * norm(x) ** 2
solution = inv(gram) @ X.T @ target


@claim(Eq(gram @ x, X.T @ target), given=[Eq(grad(loss, x), 0)])
def normal_equations():
    return calc(gram @ x).eq(grad(loss, x) / 2 + X.T @ target).eq(X.T @ target, by.hyp)


@claim(Eq(x, solution), given=[Eq(gram @ x, X.T @ target), Ne(det(gram), 0)])
def the_solution_in_any_brackets():
    return calc(x).eq(inv(gram) @ gram @ x).eq(solution, by.hyp)


@claim(Eq(x, solution), given=[Eq(grad(loss, x), 0), Ne(det(gram), 0)])
def the_solution_where_the_slope_is_0():
    return calc(x).eq(inv(gram) @ gram @ x).eq(solution, normal_equations)


@claim(Eq(C @ A @ B @ x, C @ x), given=[Eq(A @ B, eye(n))])
def brackets_in_the_middle():
    return calc(C @ A @ B @ x).eq(C @ x, by.hyp)


@claim(Eq(y + t * (C @ A @ (A + B) @ x), y + t * (C @ U @ target)), given=[Eq(A @ (A + B) @ x, U @ target)])
def brackets_in_one_of_several_terms():
    return calc(y + t * (C @ A @ (A + B) @ x)).eq(y + t * (C @ U @ target), by.hyp)

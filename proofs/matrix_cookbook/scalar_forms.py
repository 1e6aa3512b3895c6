"""Section 2.4: derivatives of matrices, vectors and scalar forms, (69)-(89) and (93)-(98).

All is real, X is a matrix of free entries, and grad(f, X) has the shape of X. A form aᵀ·X·b is written a @ X @ b.
Where a letter of the book has several shapes, its name here tells which: B_mm is an m × m matrix that the book calls B.
What the book calls D is E here, since D is the derivative.

Open: (90)-(92), which have symbolic powers Xⁿ.
"""

from derive import by
from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
i, j, k, t = index("i", m), index("j", n), index("k", m), index("t", n)
r, g, h = index("r", p), index("g", m), index("h", n)
X, X_nn = matrix("X", m, n), matrix("X", n, n)
x, x_m = vector("x", n), vector("x", m)
a_m, a_n, b, c, c_m = vector("a", m), vector("a", n), vector("b", n), vector("c", n), vector("c", m)

# ── first order ───────────────────────────────────────────────────────────────


@claim(
    And(Eq(grad(x @ a_n, x), a_n), Eq(grad(a_n @ x, x), a_n)), title="The derivative of an inner product", source="69"
)
def inner_product():
    return conj(calc(grad(x @ a_n, x)).eq(a_n), calc(grad(a_n @ x, x)).eq(a_n))


@claim(Eq(grad(a_m @ X @ b, X), outer(a_m, b)), title="The derivative of a bilinear form", source="70")
def bilinear_form():
    return calc(grad(a_m @ X @ b, X)).eq(outer(a_m, b))


@claim(Eq(grad(a_n @ X.T @ c_m, X), outer(c_m, a_n)), source="71")
def bilinear_form_of_the_transpose():
    return calc(grad(a_n @ X.T @ c_m, X)).eq(outer(c_m, a_n))


@claim(
    And(Eq(grad(a_n @ X_nn @ a_n, X_nn), outer(a_n, a_n)), Eq(grad(a_n @ X_nn.T @ a_n, X_nn), outer(a_n, a_n))),
    source="72",
)
def form_of_one_vector():
    return conj(
        calc(grad(a_n @ X_nn @ a_n, X_nn)).eq(outer(a_n, a_n)),
        calc(grad(a_n @ X_nn.T @ a_n, X_nn)).eq(outer(a_n, a_n)),
    )


J = outer(eye(m)[:, i], eye(n)[:, j])  # its only entry is the 1 at i, j
A_np, A_mp = matrix("A", n, p), matrix("A", m, p)


@claim(Eq(D(X, X[i, j]), J), source="73")
def matrix_by_an_entry():
    return calc(D(X, X[i, j])).eq(J)


@claim(And(Eq(D((X @ A_np)[k, r], X[i, j]), delta(k, i) * A_np[j, r]), Eq(D(X @ A_np, X[i, j]), J @ A_np)), source="74")
def product_by_an_entry():
    return conj(
        calc(D((X @ A_np)[k, r], X[i, j])).eq(delta(k, i) * A_np[j, r]),
        calc(D(X @ A_np, X[i, j])).eq(J @ A_np),
    )


@claim(
    And(Eq(D((X.T @ A_mp)[t, r], X[i, j]), delta(t, j) * A_mp[i, r]), Eq(D(X.T @ A_mp, X[i, j]), J.T @ A_mp)),
    source="75",
)
def product_of_the_transpose_by_an_entry():
    return conj(
        calc(D((X.T @ A_mp)[t, r], X[i, j])).eq(delta(t, j) * A_mp[i, r]),
        calc(D(X.T @ A_mp, X[i, j])).eq(J.T @ A_mp),
    )


# ── second order ──────────────────────────────────────────────────────────────


@claim(Eq(D(Sum(X[k, t] * X[g, h], k, t, g, h), X[i, j]), 2 * Sum(X[k, t], k, t)), source="76")
def products_of_all_pairs():
    return calc(D(Sum(X[k, t] * X[g, h], k, t, g, h), X[i, j])).eq(2 * Sum(X[k, t], k, t))


@claim(
    Eq(grad(b @ X.T @ X @ c, X), X @ (outer(b, c) + outer(c, b))), title="The derivative of a Gram form", source="77"
)
def gram_form():
    return calc(grad(b @ X.T @ X @ c, X)).eq(X @ (outer(b, c) + outer(c, b)))


b_p, d_q, B_pn, C_pq, E_qn = vector("b", p), vector("d", q), matrix("B", p, n), matrix("C", p, q), matrix("E", q, n)
left, right = B_pn @ x + b_p, E_qn @ x + d_q


@claim(Eq(grad(left @ C_pq @ right, x), B_pn.T @ C_pq @ right + E_qn.T @ C_pq.T @ left), source="78")
def form_of_two_affine_maps():
    return calc(grad(left @ C_pq @ right, x)).eq(B_pn.T @ C_pq @ right + E_qn.T @ C_pq.T @ left)


B, E = matrix("B", m, m), matrix("E", m, m)


@claim(
    Eq(D((X.T @ B @ X)[t, h], X[i, j]), delta(h, j) * (X.T @ B)[t, i] + delta(t, j) * (B @ X)[i, h]),
    source="79",
)
def entry_by_an_entry():
    return calc(D((X.T @ B @ X)[t, h], X[i, j])).eq(delta(h, j) * (X.T @ B)[t, i] + delta(t, j) * (B @ X)[i, h])


@claim(Eq(D(X.T @ B @ X, X[i, j]), X.T @ B @ J + J.T @ B @ X), source="80")
def congruence_by_an_entry():
    return calc(D(X.T @ B @ X, X[i, j])).eq(X.T @ B @ J + J.T @ B @ X)


B_nn = matrix("B", n, n)


@claim(Eq(grad(x @ B_nn @ x, x), (B_nn + B_nn.T) @ x), title="The derivative of a quadratic form", source="81")
def quadratic_form():
    return calc(grad(x @ B_nn @ x, x)).eq((B_nn + B_nn.T) @ x)


@claim(Eq(grad(b @ X.T @ E @ X @ c, X), E.T @ X @ outer(b, c) + E @ X @ outer(c, b)), source="82")
def form_of_a_congruence():
    return calc(grad(b @ X.T @ E @ X @ c, X)).eq(E.T @ X @ outer(b, c) + E @ X @ outer(c, b))


affine = X @ b + c_m


@claim(Eq(grad(affine @ E @ affine, X), (E + E.T) @ outer(affine, b)), source="83")
def form_of_an_affine_map_by_its_matrix():
    return calc(grad(affine @ E @ affine, X)).eq((E + E.T) @ outer(affine, b))


# ── with a symmetric matrix ───────────────────────────────────────────────────

W, A, s, s_m = matrix("W", m, m, symmetric=True), matrix("A", m, n), vector("s", n), vector("s", m)
error, shift = x_m - A @ s, x_m - s_m


@claim(Eq(grad(error @ W @ error, s), -2 * A.T @ W @ error), source="84")
def weighted_squares_by_the_weights():
    return calc(grad(error @ W @ error, s)).eq(-2 * A.T @ W @ error)


@claim(Eq(grad(shift @ W @ shift, x_m), 2 * W @ shift), source="85")
def weighted_distance():
    return calc(grad(shift @ W @ shift, x_m)).eq(2 * W @ shift)


@claim(Eq(grad(shift @ W @ shift, s_m), -2 * W @ shift), source="86")
def weighted_distance_by_the_centre():
    return calc(grad(shift @ W @ shift, s_m)).eq(-2 * W @ shift)


@claim(Eq(grad(error @ W @ error, x_m), 2 * W @ error), source="87")
def weighted_squares_by_the_values():
    return calc(grad(error @ W @ error, x_m)).eq(2 * W @ error)


@claim(Eq(grad(error @ W @ error, A), -2 * W @ outer(error, s)), source="88")
def weighted_squares_by_the_matrix():
    return calc(grad(error @ W @ error, A)).eq(-2 * W @ outer(error, s))


# As printed, (89) has a complex x and a plain square, and is false. Its real form is true.

a = scalar("a")


@claim(Eq(grad((a - x @ b) ** 2, x), -2 * (a - x @ b) * b), source="89")
def squared_residual():
    return calc(grad((a - x @ b) ** 2, x)).eq(-2 * (a - x @ b) * b)


# (93) is printed with Jacobians in place of gradients: ds/dx has an entry for each s_i and x_j.

S, R, A_pq = function("s", n, to=p), function("r", n, to=q), matrix("A", p, q)


@claim(
    Eq(grad(S(x) @ A_pq @ R(x), x), S.jacobian(x).T @ A_pq @ R(x) + R.jacobian(x).T @ A_pq.T @ S(x)),
    source="93",
)
def form_of_two_functions():
    return calc(grad(S(x) @ A_pq @ R(x), x)).eq(S.jacobian(x).T @ A_pq @ R(x) + R.jacobian(x).T @ A_pq.T @ S(x))


# ── quotients, gradient and Hessian ───────────────────────────────────────────

A_pn, B_qn = matrix("A", p, n), matrix("B", q, n)
ratio = (A_pn @ x) @ (A_pn @ x) / ((B_qn @ x) @ (B_qn @ x))
up, down = x @ A_pn.T @ A_pn @ x, x @ B_qn.T @ B_qn @ x


@claim(Eq(grad(ratio, x), grad(up / down, x)), given=[Ne(B_qn @ x, 0)], source="94")
def ratio_of_squares():
    return calc(grad(ratio, x)).eq(grad(up / down, x))


@claim(
    Eq(grad(up / down, x), 2 * A_pn.T @ A_pn @ x / down - 2 * up * B_qn.T @ B_qn @ x / down**2),
    given=[Ne(B_qn @ x, 0)],
    source="95",
)
def rayleigh_quotient():
    """With xᵀBᵀBx in the first denominator too."""
    return calc(grad(up / down, x)).eq(2 * A_pn.T @ A_pn @ x / down - 2 * up * B_qn.T @ B_qn @ x / down**2)


denominator = x @ B_nn.T @ B_nn @ x


@erratum(
    Eq(
        grad(up / denominator, x),
        2 * A_pn.T @ A_pn @ x / (x @ B_nn @ B_nn @ x) - 2 * up * B_nn.T @ B_nn @ x / denominator**2,
    ),
    given=[Ne(B_nn @ x, 0)],
    source="95",
    corrected=rayleigh_quotient,
)
def published_without_a_transpose():
    """As printed, with xᵀBBx in the first denominator."""


f = define("f", x @ B_nn @ x + b @ x, of=x, source="96")


@claim(Eq(grad(f(x), x), (B_nn + B_nn.T) @ x + b), source="97")
def gradient_of_a_quadratic():
    return calc(grad(f(x), x)).eq((B_nn + B_nn.T) @ x + b, by.unfold(f), by.calculus)


@claim(Eq(hessian(f(x), x), B_nn + B_nn.T), source="98")
def hessian_of_a_quadratic():
    return calc(hessian(f(x), x)).eq(B_nn + B_nn.T, by.unfold(f), by.calculus)


if __name__ == "__main__":
    report(__file__)

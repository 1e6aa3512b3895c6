"""Section 2.5: derivatives of traces, (99)-(120) and (123). Those with inverses stand in inverses.py.

All is real, X is a matrix of free entries, and grad(f, X) has the shape of X. Where a letter of the book has several
shapes, its name here tells which: A_pm is a p × m matrix that the book calls A.

Open: the rule for functions of a matrix before (99), and (128), which need their power series;
(121) and (122), which have symbolic powers Xᵏ.
"""

from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
X, X_nn = matrix("X", m, n), matrix("X", n, n)

# ── first order ───────────────────────────────────────────────────────────────

A_nm, A_mn, A_pm, A_pn = matrix("A", n, m), matrix("A", m, n), matrix("A", p, m), matrix("A", p, n)
B_np, B_mp = matrix("B", n, p), matrix("B", m, p)


@claim(Eq(grad(tr(X_nn), X_nn), eye(n)), title="The derivative of a trace", source="99")
def trace():
    return calc(grad(tr(X_nn), X_nn)).eq(eye(n))


@claim(Eq(grad(tr(X @ A_nm), X), A_nm.T), source="100")
def trace_of_a_product():
    return calc(grad(tr(X @ A_nm), X)).eq(A_nm.T)


@claim(Eq(grad(tr(A_pm @ X @ B_np), X), A_pm.T @ B_np.T), source="101")
def trace_between_two():
    return calc(grad(tr(A_pm @ X @ B_np), X)).eq(A_pm.T @ B_np.T)


@claim(Eq(grad(tr(A_pn @ X.T @ B_mp), X), B_mp @ A_pn), source="102")
def trace_of_the_transpose_between_two():
    return calc(grad(tr(A_pn @ X.T @ B_mp), X)).eq(B_mp @ A_pn)


@claim(Eq(grad(tr(X.T @ A_mn), X), A_mn), source="103")
def trace_of_the_transpose_first():
    return calc(grad(tr(X.T @ A_mn), X)).eq(A_mn)


@claim(Eq(grad(tr(A_mn @ X.T), X), A_mn), source="104")
def trace_of_the_transpose_last():
    return calc(grad(tr(A_mn @ X.T), X)).eq(A_mn)


A_pp = matrix("A", p, p)


@claim(Eq(grad(tr(kron(A_pp, X_nn)), X_nn), tr(A_pp) * eye(n)), source="105")
def trace_of_a_kronecker_product():
    return calc(grad(tr(kron(A_pp, X_nn)), X_nn)).eq(tr(A_pp) * eye(n))


# ── second order ──────────────────────────────────────────────────────────────

B_nn, B = matrix("B", n, n), matrix("B", m, m)
C_nn, C = matrix("C", n, n), matrix("C", m, m)


@claim(Eq(grad(tr(X_nn**2), X_nn), 2 * X_nn.T), source="106")
def trace_of_the_square():
    return calc(grad(tr(X_nn**2), X_nn)).eq(2 * X_nn.T)


@claim(Eq(grad(tr(X_nn**2 @ B_nn), X_nn), (X_nn @ B_nn + B_nn @ X_nn).T), source="107")
def trace_of_the_square_and_another():
    return calc(grad(tr(X_nn**2 @ B_nn), X_nn)).eq((X_nn @ B_nn + B_nn @ X_nn).T)


@claim(Eq(grad(tr(X.T @ B @ X), X), B @ X + B.T @ X), source="108")
def trace_of_a_congruence():
    return calc(grad(tr(X.T @ B @ X), X)).eq(B @ X + B.T @ X)


@claim(Eq(grad(tr(B @ X @ X.T), X), B @ X + B.T @ X), source="109")
def trace_of_a_congruence_turned():
    return calc(grad(tr(B @ X @ X.T), X)).eq(B @ X + B.T @ X)


@claim(Eq(grad(tr(X @ X.T @ B), X), B @ X + B.T @ X), source="110")
def trace_of_a_congruence_turned_again():
    return calc(grad(tr(X @ X.T @ B), X)).eq(B @ X + B.T @ X)


@claim(Eq(grad(tr(X @ B_nn @ X.T), X), X @ B_nn.T + X @ B_nn), source="111")
def trace_of_the_other_congruence():
    return calc(grad(tr(X @ B_nn @ X.T), X)).eq(X @ B_nn.T + X @ B_nn)


@claim(Eq(grad(tr(B_nn @ X.T @ X), X), X @ B_nn.T + X @ B_nn), source="112")
def trace_of_the_other_congruence_turned():
    return calc(grad(tr(B_nn @ X.T @ X), X)).eq(X @ B_nn.T + X @ B_nn)


@claim(Eq(grad(tr(X.T @ X @ B_nn), X), X @ B_nn.T + X @ B_nn), source="113")
def trace_of_the_other_congruence_turned_again():
    return calc(grad(tr(X.T @ X @ B_nn), X)).eq(X @ B_nn.T + X @ B_nn)


B_nm = matrix("B", n, m)


@claim(Eq(grad(tr(A_nm @ X @ B_nm @ X), X), A_nm.T @ X.T @ B_nm.T + B_nm.T @ X.T @ A_nm.T), source="114")
def trace_of_two_products():
    return calc(grad(tr(A_nm @ X @ B_nm @ X), X)).eq(A_nm.T @ X.T @ B_nm.T + B_nm.T @ X.T @ A_nm.T)


@claim(And(Eq(grad(tr(X.T @ X), X), grad(tr(X @ X.T), X)), Eq(grad(tr(X @ X.T), X), 2 * X)), source="115")
def trace_of_a_gram_matrix():
    return conj(
        calc(grad(tr(X.T @ X), X)).eq(grad(tr(X @ X.T), X)),
        calc(grad(tr(X @ X.T), X)).eq(2 * X),
    )


@claim(Eq(grad(tr(B_np.T @ X.T @ C @ X @ B_np), X), C.T @ X @ B_np @ B_np.T + C @ X @ B_np @ B_np.T), source="116")
def trace_of_a_congruence_twice():
    return calc(grad(tr(B_np.T @ X.T @ C @ X @ B_np), X)).eq(C.T @ X @ B_np @ B_np.T + C @ X @ B_np @ B_np.T)


@claim(Eq(grad(tr(X.T @ B @ X @ C_nn), X), B @ X @ C_nn + B.T @ X @ C_nn.T), source="117")
def trace_of_a_congruence_and_another():
    return calc(grad(tr(X.T @ B @ X @ C_nn), X)).eq(B @ X @ C_nn + B.T @ X @ C_nn.T)


C_mp, C_pq, B_nq = matrix("C", m, p), matrix("C", p, q), matrix("B", n, q)


@claim(
    Eq(grad(tr(A_pm @ X @ B_nn @ X.T @ C_mp), X), A_pm.T @ C_mp.T @ X @ B_nn.T + C_mp @ A_pm @ X @ B_nn), source="118"
)
def trace_of_the_other_congruence_between_two():
    return calc(grad(tr(A_pm @ X @ B_nn @ X.T @ C_mp), X)).eq(A_pm.T @ C_mp.T @ X @ B_nn.T + C_mp @ A_pm @ X @ B_nn)


affine = A_pm @ X @ B_nq + C_pq


@claim(Eq(grad(tr(affine @ affine.T), X), 2 * A_pm.T @ affine @ B_nq.T), source="119")
def trace_of_an_affine_gram_matrix():
    return calc(grad(tr(affine @ affine.T), X)).eq(2 * A_pm.T @ affine @ B_nq.T)


@claim(
    And(
        Eq(grad(tr(kron(X_nn, X_nn)), X_nn), grad(tr(X_nn) * tr(X_nn), X_nn)),
        Eq(grad(tr(X_nn) * tr(X_nn), X_nn), 2 * tr(X_nn) * eye(n)),
    ),
    source="120",
)
def trace_of_a_kronecker_square():
    return conj(
        calc(grad(tr(kron(X_nn, X_nn)), X_nn)).eq(grad(tr(X_nn) * tr(X_nn), X_nn)),
        calc(grad(tr(X_nn) * tr(X_nn), X_nn)).eq(2 * tr(X_nn) * eye(n)),
    )


# ── fourth order ──────────────────────────────────────────────────────────────

B_side = B_np @ B_np.T
slope = C @ X @ X.T @ C @ X @ B_side + C.T @ X @ B_side @ X.T @ C.T @ X
slope = slope + C @ X @ B_side @ X.T @ C @ X + C.T @ X @ X.T @ C.T @ X @ B_side


@claim(Eq(grad(tr(B_np.T @ X.T @ C @ X @ X.T @ C @ X @ B_np), X), slope), source="123")
def trace_of_the_fourth_order():
    return calc(grad(tr(B_np.T @ X.T @ C @ X @ X.T @ C @ X @ B_np), X)).eq(slope)


if __name__ == "__main__":
    report(__file__)

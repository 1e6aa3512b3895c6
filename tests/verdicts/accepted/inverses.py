"""True claims of inverses, determinants and adjugates, for matrices of any size."""

from derive import by
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k, h = indices("i j k h", n)
A, B, C, X = matrix("A", n, n), matrix("B", n, n), matrix("C", n, n), matrix("X", n, n)
S = matrix("S", n, n, symmetric=True)
x, y, z = vector("x", n), vector("y", n), vector("z", n)
c, t = scalar("c"), scalar("t")
q = scalar("q", nonzero=True)


# ── what they are ─────────────────────────────────────────────────────────────


@claim(Eq(A @ inv(A), eye(n)), given=[Ne(det(A), 0)])
def an_inverse_to_the_right():
    return calc(A @ inv(A)).eq(eye(n))


@claim(Eq(B @ inv(A) @ A @ C, B @ C), given=[Ne(det(A), 0)])
def an_inverse_inside_a_product():
    return calc(B @ inv(A) @ A @ C).eq(B @ C)


@claim(Eq(Sum(inv(A)[i, k] * A[k, j], k), delta(i, j)), given=[Ne(det(A), 0)])
def an_inverse_by_entries():
    return calc(Sum(inv(A)[i, k] * A[k, j], k)).eq(delta(i, j))


@claim(Eq(dot(x, A.T @ (inv(A.T) @ x)), norm(x) ** 2), given=[Ne(det(A), 0)])
def an_inverse_in_an_inner_product():
    return calc(dot(x, A.T @ (inv(A.T) @ x))).eq(norm(x) ** 2)


@claim(Eq(A @ adj(A), det(A) * eye(n)))
def an_adjugate_to_the_right():
    return calc(A @ adj(A)).eq(det(A) * eye(n))


@claim(Eq(adj(A) @ A @ B, det(A) * B))
def an_adjugate_to_the_left():
    return calc(adj(A) @ A @ B).eq(det(A) * B)


@claim(Eq(adj(A), det(A) * inv(A)), given=[Ne(det(A), 0)])
def an_adjugate_is_a_multiple_of_the_inverse():
    return calc(adj(A)).eq(det(A) * inv(A))


@claim(Eq(A @ adj(A), 0), given=[Eq(det(A), 0)])
def of_a_singular_matrix():
    return calc(A @ adj(A)).eq(0, by.hyp)


# ── products, multiples, transposes ───────────────────────────────────────────


@claim(Eq(inv(A @ B @ C), inv(C) @ inv(B) @ inv(A)), given=[Ne(det(A), 0), Ne(det(B), 0), Ne(det(C), 0)])
def the_inverse_of_a_product():
    return calc(inv(A @ B @ C)).eq(inv(C) @ inv(B) @ inv(A))


@claim(Eq(inv(q * A), inv(A) / q), given=[Ne(det(A), 0)])
def the_inverse_of_a_multiple():
    return calc(inv(q * A)).eq(inv(A) / q)


@claim(Eq(inv(A.T), inv(A).T), given=[Ne(det(A), 0)])
def the_inverse_of_a_transpose():
    return calc(inv(A.T)).eq(inv(A).T)


@claim(Eq(inv(inv(A)), A), given=[Ne(det(A), 0)])
def the_inverse_of_the_inverse():
    return calc(inv(inv(A))).eq(A)


@claim(Eq(inv(S)[i, j], inv(S)[j, i]), given=[Ne(det(S), 0)])
def the_inverse_of_a_symmetric_matrix():
    return calc(inv(S)[i, j]).eq(inv(S)[j, i])


@claim(Eq(inv(A + A.T), inv(A + A.T).T), given=[Ne(det(A + A.T), 0)])
def the_inverse_of_a_symmetric_sum():
    return calc(inv(A + A.T)).eq(inv(A + A.T).T)


@claim(Eq(adj(A - A.T), (-1) ** (n - 1) * adj(A - A.T).T))
def the_adjugate_of_an_antisymmetric_matrix():
    return calc(adj(A - A.T)).eq((-1) ** (n - 1) * adj(A - A.T).T)


@claim(Eq(inv(diag(x))[i, j], delta(i, j) / x[i]), given=[forall(k, Ne(x[k], 0))])
def the_inverse_of_a_diagonal_matrix():
    return calc(inv(diag(x))[i, j]).eq(delta(i, j) / x[i])


@claim(Eq(det(A @ B.T @ C), det(A) * det(B) * det(C)))
def the_determinant_of_a_product():
    return calc(det(A @ B.T @ C)).eq(det(A) * det(B) * det(C))


@claim(Eq(det(c * A), c**n * det(A)))
def the_determinant_of_a_multiple():
    return calc(det(c * A)).eq(c**n * det(A))


@claim(Eq(det(-A), (-1) ** n * det(A)))
def the_determinant_of_the_negative():
    return calc(det(-A)).eq((-1) ** n * det(A))


@claim(Eq(det(A**3), det(A) ** 3))
def the_determinant_of_a_power():
    return calc(det(A**3)).eq(det(A) ** 3)


@claim(Eq(det(inv(A)), 1 / det(A)), given=[Ne(det(A), 0)])
def the_determinant_of_an_inverse():
    return calc(det(inv(A))).eq(1 / det(A))


@claim(Eq(det(inv(B) @ A @ B), det(A)), given=[Ne(det(B), 0)])
def the_determinant_of_a_similar_matrix():
    return calc(det(inv(B) @ A @ B)).eq(det(A))


@claim(Eq(det(diag(x) @ A), Prod(x[k], k) * det(A)))
def the_determinant_of_scaled_rows():
    return calc(det(diag(x) @ A)).eq(Prod(x[k], k) * det(A))


@claim(Eq(det(eye(n)), 1))
def the_determinant_of_the_identity():
    return calc(det(eye(n))).eq(1)


@claim(Eq(det(A - A), 0))
def the_determinant_of_zero():
    return calc(det(A - A)).eq(0)


@claim(Eq(adj(A @ B), adj(B) @ adj(A)))
def the_adjugate_of_a_product():
    return calc(adj(A @ B)).eq(adj(B) @ adj(A))


@claim(Eq(adj(c * A), c ** (n - 1) * adj(A)))
def the_adjugate_of_a_multiple():
    return calc(adj(c * A)).eq(c ** (n - 1) * adj(A))


@claim(Eq(det(adj(A)), det(A) ** (n - 1)))
def the_determinant_of_the_adjugate():
    return calc(det(adj(A))).eq(det(A) ** (n - 1))


# ── derivatives ───────────────────────────────────────────────────────────────


@claim(Eq(grad(det(X), X), adj(X).T))
def the_slope_of_a_determinant():
    return calc(grad(det(X), X)).eq(adj(X).T, by.determinant_rule)


@claim(Eq(grad(log(abs(det(X))), X), inv(X).T), given=[Ne(det(X), 0)])
def the_slope_of_log_det():
    return calc(grad(log(abs(det(X))), X)).eq(inv(X).T)


@claim(Eq(D(inv(X)[i, j], X[k, h]), -inv(X)[i, k] * inv(X)[h, j]), given=[Ne(det(X), 0)])
def the_slope_of_an_inverse():
    return calc(D(inv(X)[i, j], X[k, h])).eq(-inv(X)[i, k] * inv(X)[h, j], by.inverse_rule)


@claim(Eq(grad(dot(x, inv(X) @ y), X), -outer(inv(X).T @ x, inv(X) @ y)), given=[Ne(det(X), 0)])
def the_slope_of_a_form_with_an_inverse():
    return calc(grad(dot(x, inv(X) @ y), X)).eq(-outer(inv(X).T @ x, inv(X) @ y))


@claim(Eq(D(det(A + t * B), t), tr(adj(A + t * B) @ B)))
def the_slope_of_a_determinant_along_a_line():
    return calc(D(det(A + t * B), t)).eq(tr(adj(A + t * B) @ B))


@claim(
    Eq(D(adj(X)[i, j], X[k, h]), det(X) * (inv(X)[h, k] * inv(X)[i, j] - inv(X)[i, k] * inv(X)[h, j])),
    given=[Ne(det(X), 0)],
)
def the_slope_of_an_adjugate():
    return calc(D(adj(X)[i, j], X[k, h])).eq(
        det(X) * (inv(X)[h, k] * inv(X)[i, j] - inv(X)[i, k] * inv(X)[h, j]), by.adjugate_rule
    )

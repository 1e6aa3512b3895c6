"""Sections 2.2 and 2.5: derivatives of inverses, (59)-(64) and (124)-(127).

X is a matrix of free entries, and all is real. Where a letter of the book has several shapes, its name here tells
which: A_mn is an m × n matrix that the book calls A.
"""

from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k, t = indices("i j k t", n)
X, Y = matrix("X", n, n), inv(matrix("X", n, n))
a, b = vector("a", n), vector("b", n)
regular = Ne(det(X), 0)


s, path = scalar("s"), function("Y", to=(n, n))


@claim(Eq(D(inv(path(s)), s), -inv(path(s)) @ path.slope(s) @ inv(path(s))), given=[Ne(det(path(s)), 0)], source="59")
def inverse_along_a_path():
    return calc(D(inv(path(s)), s)).eq(-inv(path(s)) @ path.slope(s) @ inv(path(s)))


@claim(Eq(D(inv(X)[k, t], X[i, j]), -inv(X)[k, i] * inv(X)[j, t]), given=[regular], source="60")
def entry_of_the_inverse():
    return calc(D(inv(X)[k, t], X[i, j])).eq(-inv(X)[k, i] * inv(X)[j, t])


@claim(Eq(grad(a @ inv(X) @ b, X), -inv(X).T @ outer(a, b) @ inv(X).T), given=[regular], source="61")
def form_of_the_inverse():
    return calc(grad(a @ inv(X) @ b, X)).eq(-inv(X).T @ outer(a, b) @ inv(X).T)


@claim(Eq(grad(det(inv(X)), X), -det(inv(X)) * inv(X).T), given=[regular], source="62")
def determinant_of_the_inverse():
    return calc(grad(det(inv(X)), X)).eq(-det(inv(X)) * inv(X).T)


A_mn, B_nm, A = matrix("A", m, n), matrix("B", n, m), matrix("A", n, n)


@claim(Eq(grad(tr(A_mn @ inv(X) @ B_nm), X), -(inv(X) @ B_nm @ A_mn @ inv(X)).T), given=[regular], source="63")
def trace_of_the_inverse_between_two():
    return calc(grad(tr(A_mn @ inv(X) @ B_nm), X)).eq(-(inv(X) @ B_nm @ A_mn @ inv(X)).T)


@claim(Eq(grad(tr(inv(X + A)), X), -(inv(X + A) @ inv(X + A)).T), given=[Ne(det(X + A), 0)], source="64")
def trace_of_the_inverse_of_a_sum():
    return calc(grad(tr(inv(X + A)), X)).eq(-(inv(X + A) @ inv(X + A)).T)


J = function("J", of=X)


@claim(
    Eq(grad(J(inv(X)), X), -inv(X).T @ J.grad(inv(X)) @ inv(X).T),
    given=[regular],
    source="2.2-u",
)
def function_of_the_inverse():
    """Printed after (64), without a number."""
    return calc(grad(J(inv(X)), X)).eq(-inv(X).T @ J.grad(inv(X)) @ inv(X).T)


# ── (124)-(127) of section 2.5 ────────────────────────────────────────────────


@claim(
    And(
        Eq(grad(tr(A_mn @ inv(X) @ B_nm), X), -(inv(X) @ B_nm @ A_mn @ inv(X)).T),
        Eq(-(inv(X) @ B_nm @ A_mn @ inv(X)).T, -inv(X).T @ A_mn.T @ B_nm.T @ inv(X).T),
    ),
    given=[regular],
    source="124",
)
def trace_of_the_inverse_between_two_again():
    return conj(
        calc(grad(tr(A_mn @ inv(X) @ B_nm), X)).eq(-(inv(X) @ B_nm @ A_mn @ inv(X)).T),
        calc(-(inv(X) @ B_nm @ A_mn @ inv(X)).T).eq(-inv(X).T @ A_mn.T @ B_nm.T @ inv(X).T),
    )


Z = matrix("X", m, n)
C, B, S = matrix("C", m, m, symmetric=True), matrix("B", m, m, symmetric=True), matrix("A", n, n, symmetric=True)
N = inv(Z.T @ C @ Z)


@claim(
    Eq(grad(tr(N @ A), Z), -C @ Z @ N @ (A + A.T) @ N),
    given=[Ne(det(Z.T @ C @ Z), 0)],
    source="125",
)
def trace_of_an_inverse_congruence():
    return calc(grad(tr(N @ A), Z)).eq(-C @ Z @ N @ (A + A.T) @ N)


@claim(
    Eq(grad(tr(N @ (Z.T @ B @ Z)), Z), -2 * C @ Z @ N @ Z.T @ B @ Z @ N + 2 * B @ Z @ N),
    given=[Ne(det(Z.T @ C @ Z), 0)],
    source="126",
)
def trace_of_a_ratio():
    return calc(grad(tr(N @ (Z.T @ B @ Z)), Z)).eq(-2 * C @ Z @ N @ Z.T @ B @ Z @ N + 2 * B @ Z @ N)


M = inv(S + Z.T @ C @ Z)


@claim(
    Eq(grad(tr(M @ (Z.T @ B @ Z)), Z), -2 * C @ Z @ M @ Z.T @ B @ Z @ M + 2 * B @ Z @ M),
    given=[Ne(det(S + Z.T @ C @ Z), 0)],
    source="127",
)
def trace_of_a_shifted_ratio():
    """A is symmetric too."""
    return calc(grad(tr(M @ (Z.T @ B @ Z)), Z)).eq(-2 * C @ Z @ M @ Z.T @ B @ Z @ M + 2 * B @ Z @ M)


P = inv(A + Z.T @ C @ Z)


@erratum(
    Eq(grad(tr(P @ (Z.T @ B @ Z)), Z), 2 * B @ Z @ P - 2 * C @ Z @ P @ Z.T @ B @ Z @ P),
    given=[Ne(det(A + Z.T @ C @ Z), 0)],
    source="127",
    corrected=trace_of_a_shifted_ratio,
)
def published_for_any_matrix():
    """As printed, only B and C are symmetric."""


if __name__ == "__main__":
    report(__file__)

"""Matrices that are assumed to be equal are put for one another, and what is an inverse on one side is one on both."""

from derive import by
from derive.notation import *

m, n = dimension("m"), dimension("n")
A, B, C = matrix("A", n, n), matrix("B", n, n), matrix("C", n, n)
U, V = matrix("U", m, n), matrix("V", n, m)
t = scalar("t")


@claim(Eq(det(A), det(B)), given=[Eq(A, B)])
def determinants():
    return calc(det(A)).eq(det(B), by.hyp)


@claim(Eq(adj(A), adj(B)), given=[Eq(A, B)])
def adjugates():
    return calc(adj(A)).eq(adj(B), by.hyp)


@claim(Eq(inv(A), inv(B)), given=[Eq(A, B), Ne(det(B), 0)])
def inverses():
    return calc(inv(A)).eq(inv(B), by.hyp)


@claim(Eq(det(adj(A)), det(adj(B))), given=[Eq(A, B)])
def inside_what_is_inside():
    return calc(det(adj(A))).eq(det(adj(B)), by.hyp)


@claim(Eq(adj(A) @ C, adj(B) @ C), given=[Eq(A, B)])
def an_entry_of_an_adjugate():
    return calc(adj(A) @ C).eq(adj(B) @ C, by.hyp)


@claim(Eq(det(inv(A) + C), det(B + C)), given=[Eq(inv(A), B), Ne(det(A), 0)])
def an_inverse_that_is_known():
    return calc(det(inv(A) + C)).eq(det(B + C), by.hyp)


@claim(Eq(det(eye(n) + t * A), 1), given=[Eq(t, 0)])
def a_factor_that_is_0():
    return calc(det(eye(n) + t * A)).eq(1, by.hyp)


@claim(Eq(A @ adj(adj(B)), A @ adj(adj(A))), given=[Eq(A, B)])
def adjugates_of_adjugates():
    return calc(A @ adj(adj(B))).eq(A @ adj(adj(A)), by.hyp)


@claim(Eq(B @ A, eye(n)), given=[Eq(A @ B, eye(n))])
def on_the_other_side():
    return calc(B @ A).eq(eye(n), by.hyp)


@claim(Eq(inv(A @ B), eye(n)), given=[Eq(A @ B, eye(n))])
def an_inverse_of_a_product():
    return calc(inv(A @ B)).eq(eye(n), by.hyp)


@claim(Eq(det(A) ** 2, 1), given=[Eq(A.T @ A, eye(n))])
def a_rotation_or_reflection():
    return calc(det(A) ** 2).eq(1, by.hyp)


@claim(Eq(A @ A.T, eye(n)), given=[Eq(eye(n), A.T @ A)])
def rows_as_well_as_columns():
    return calc(A @ A.T).eq(eye(n), by.hyp)


@claim(Eq(inv(A), A), given=[Eq(A**2, eye(n))])
def an_involution():
    return calc(inv(A)).eq(A, by.hyp)


@claim(Eq(inv(C), A @ B), given=[Eq(A @ B @ C, eye(n))])
def the_last_of_three():
    return calc(inv(C)).eq(A @ B, by.hyp)


@claim(Eq(B @ C @ A, eye(n)), given=[Eq(A @ B @ C, eye(n))])
def three_in_a_ring():
    return calc(B @ C @ A).eq(eye(n), by.hyp)


@claim(Eq(inv(A), V @ U), given=[Eq(A @ V @ U, eye(n))])
def of_rectangular_factors():
    return calc(inv(A)).eq(V @ U, by.hyp)


@claim(Ne(det(A), 0), given=[Eq(A @ B, eye(n))])
def a_determinant_that_is_not_0():
    return calc(det(A)).ne(0, by.hyp)


@claim(Eq(inv(A), 2 * B), given=[Eq(2 * A @ B, eye(n))])
def with_a_factor():
    return calc(inv(A)).eq(2 * B, by.hyp)


@claim(Eq(inv(A.T @ A + t * eye(n)), B), given=[Eq((A.T @ A + t * eye(n)) @ B, eye(n))])
def of_a_sum():
    return calc(inv(A.T @ A + t * eye(n))).eq(B, by.hyp)

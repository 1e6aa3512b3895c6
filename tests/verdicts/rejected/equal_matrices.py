"""False claims of matrices that are assumed to be equal, or inverse to one another: in part, on one side, or where none is."""

from derive import by
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j = indices("i j", n)
A, B, C = matrix("A", n, n), matrix("B", n, n), matrix("C", n, n)
U, V = matrix("U", m, n), matrix("V", n, m)
t = scalar("t")


@claim(Eq(det(A), det(B)), given=[Eq(A[i, j], B[i, j])])
def equal_at_one_place():
    return calc(det(A)).eq(det(B), by.hyp)  # rejected: different normal forms


@claim(Eq(det(A), det(B)), given=[forall(i, Eq(A[i, i], B[i, i]))])
def equal_on_the_diagonal():
    return calc(det(A)).eq(det(B), by.hyp)  # rejected: different normal forms


@claim(Eq(inv(A), inv(B)), given=[Eq(A, B)])
def equal_and_singular():
    return calc(inv(A)).eq(inv(B), by.hyp)  # rejected: needs det


@claim(Eq(det(D(t * A, t)), det(D(t * B, t))), given=[Eq(t * A, t * B)])
def equal_inside_a_derivative():
    return calc(det(D(t * A, t))).eq(det(D(t * B, t)), by.hyp)  # rejected: may hold at a point


@claim(Eq(det(A), det(C)), given=[Eq(A, B), Ne(B, C)])
def equal_to_another():
    return calc(det(A)).eq(det(C), by.hyp)  # rejected: different normal forms


@claim(Eq(V @ U, eye(n)), given=[Eq(U @ V, eye(m))])
def a_rectangular_inverse_on_the_other_side():
    return calc(V @ U).eq(eye(n), by.hyp)  # rejected: different normal forms


@claim(Eq(det(A), 1), given=[Eq(A.T @ A, eye(n))])
def no_reflections():
    return calc(det(A)).eq(1, by.hyp)  # rejected: different normal forms


@claim(Eq(A, A.T), given=[Eq(A.T @ A, eye(n))])
def rotations_are_symmetric():
    return calc(A).eq(A.T, by.hyp)  # rejected: different normal forms


@claim(Eq(inv(A), B), given=[Eq(A @ B, t * eye(n))])
def inverse_but_for_a_factor():
    return calc(inv(A)).eq(B, by.hyp)  # rejected: needs det


@claim(Eq(inv(A), C @ B), given=[Eq(A @ B @ C, eye(n))])
def the_inverse_of_a_factor_in_the_other_order():
    return calc(inv(A)).eq(C @ B, by.hyp)  # rejected: different normal forms


@claim(Eq(B @ A @ C, eye(n)), given=[Eq(A @ B @ C, eye(n))])
def factors_change_places():
    return calc(B @ A @ C).eq(eye(n), by.hyp)  # rejected: different normal forms


@claim(Eq(A * B, eye(n)), given=[Eq(A @ B, eye(n))])
def entry_by_entry():
    return calc(A * B).eq(eye(n), by.hyp)  # rejected: different normal forms

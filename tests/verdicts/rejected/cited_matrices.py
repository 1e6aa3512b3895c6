"""False uses of claims for other matrices: one that is not symmetric or invertible, that moves, or is another one."""

from derive import by
from derive.notation import *

m, n, p = dimension("m"), dimension("n"), dimension("p")
X, Z = matrix("X", n, n), matrix("Z", n, n)
S = matrix("S", n, n, symmetric=True)
Y = matrix("Y", n, p)
x, y = vector("x", n), vector("y", n)
i, j = indices("i j", n)


@claim(Eq(dot(x, S @ y), dot(y, S @ x)))
def a_symmetric_form():
    """accepted"""
    return calc(dot(x, S @ y)).eq(dot(y, S @ x))


@claim(Eq(det(inv(X)), 1 / det(X)), given=[Ne(det(X), 0)])
def determinant_of_an_inverse():
    """accepted"""
    return calc(det(inv(X))).eq(1 / det(X))


@claim(Eq(Sum(x[j] * X[i, j], j), dot(x, X[i, :])))
def a_row():
    """accepted"""
    return calc(Sum(x[j] * X[i, j], j)).eq(dot(x, X[i, :]))


@claim(Eq(grad(tr(X), X), eye(n)))
def gradient_of_a_trace():
    """accepted"""
    return calc(grad(tr(X), X)).eq(eye(n))


@claim(Eq(dot(x, X @ y), dot(y, X @ x)))
def not_symmetric():
    return by.inst(a_symmetric_form, {S: X})  # rejected-claim: X_ij = X_ji is needed


@claim(Eq(dot(x, X @ X @ y), dot(y, X @ X @ x)))
def a_square_is_not_symmetric():
    return by.inst(a_symmetric_form, {S: X @ X})  # rejected-claim: is needed here


@claim(Eq(dot(x, (X - X.T) @ y), dot(y, (X - X.T) @ x)))
def symmetric_but_for_a_sign():
    return by.inst(a_symmetric_form, {S: X - X.T})  # rejected-claim: is needed here


@claim(Eq(det(inv(Y @ Y.T)), 1 / det(Y @ Y.T)))
def a_gram_matrix_may_be_singular():
    return by.inst(determinant_of_an_inverse, {X: Y @ Y.T})  # rejected-claim: det(Y·Yᵀ) ≠ 0 is needed


@claim(Eq(det(inv(X + Z)), 1 / det(X + Z)), given=[Ne(det(X), 0), Ne(det(Z), 0)])
def a_sum_of_invertible_ones():
    return by.inst(determinant_of_an_inverse, {X: X + Z})  # rejected-claim: det(X + Z) ≠ 0 is needed


@claim(Eq(Sum(Z[j, j] * X[i, j], j), dot(Z[j, :], X[i, :])))
def an_index_that_would_be_captured():
    return by.inst(a_row, {x: Z[j, :]})  # rejected-claim: is no instance


@claim(Eq(Sum(Z[j, i] * X[i, j], j), dot(Z[i, :], X[i, :])))
def a_column_for_a_row():
    return by.inst(a_row, {x: Z[i, :]})  # rejected-claim: is no instance


@claim(Eq(grad(tr(X @ X), X), eye(n)))
def what_moves_stays():
    return by.inst(gradient_of_a_trace, {X: X @ X})  # rejected-claim: only another variable can take its place


@claim(Eq(dot(x, X @ X.T @ y), dot(y, X.T @ X @ x)))
def another_matrix_on_one_side():
    return by.inst(a_symmetric_form, {S: X @ X.T})  # rejected-claim: is no instance

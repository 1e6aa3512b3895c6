"""Claims that are cited for other vectors and matrices: for products, sums, inverses, rows, and of other sizes."""

from derive import by
from derive.notation import *

m, n, p = dimension("m"), dimension("n"), dimension("p")
X, Z = matrix("X", n, n), matrix("Z", n, n)
S = matrix("S", n, n, symmetric=True)
W, Y = matrix("W", n, m), matrix("Y", n, p)
x, y, w = vector("x", n), vector("y", n), vector("w", m)
i, j, k = indices("i j k", n)
a, b = indices("a b", m)
c = scalar("c")


@claim(Eq(tr(X @ X), Sum(X[i, j] * X[j, i], i, j)))
def trace_of_a_square():
    return calc(tr(X @ X)).eq(Sum(X[i, j] * X[j, i], i, j))


@claim(Eq(tr(Y @ Y.T @ Y @ Y.T), Sum((Y @ Y.T)[i, j] * (Y @ Y.T)[j, i], i, j)))
def of_a_product_with_other_brackets():
    return by.inst(trace_of_a_square, {X: Y @ Y.T})


@claim(Eq(tr(W.T @ W @ W.T @ W), Sum((W.T @ W)[a, b] * (W.T @ W)[b, a], a, b)))
def of_another_size():
    return by.inst(trace_of_a_square, {X: W.T @ W})


@claim(Eq(inv(X @ Z), inv(Z) @ inv(X)), given=[Ne(det(X), 0), Ne(det(Z), 0)])
def inverse_of_a_product():
    return calc(inv(X @ Z)).eq(inv(Z) @ inv(X))


@claim(Eq(inv(Y @ Y.T @ X), inv(X) @ inv(Y @ Y.T)), given=[Ne(det(X), 0), Ne(det(Y @ Y.T), 0)])
def a_matrix_equation():
    return by.inst(inverse_of_a_product, {X: Y @ Y.T, Z: X})


@claim(Eq(inv(X @ X @ X), inv(X @ X) @ inv(X)), given=[Ne(det(X), 0)])
def a_matrix_equation_with_other_brackets():
    return by.inst(inverse_of_a_product, {X: X, Z: X @ X})


@claim(Ge(dot(x, X @ X.T @ x), 0))
def a_gram_form():
    return calc(dot(x, X @ X.T @ x)).eq(dot(X.T @ x, X.T @ x)).ge(0)


@claim(Ge(dot(W @ w, (Z + c * X) @ (Z + c * X).T @ (W @ w)), 0))
def of_a_sum_and_a_vector():
    return by.inst(a_gram_form, {X: Z + c * X, x: W @ w})


@claim(Le(0, dot(X[i, :], inv(Z) @ inv(Z).T @ X[i, :])), given=[Ne(det(Z), 0)])
def of_an_inverse_and_a_row():
    return by.inst(a_gram_form, {X: inv(Z), x: X[i, :]})


@claim(Eq(dot(x, S @ y), dot(y, S @ x)))
def a_symmetric_form():
    return calc(dot(x, S @ y)).eq(dot(y, S @ x))


@claim(Eq(dot(x, inv(Y @ Y.T) @ y), dot(y, inv(Y @ Y.T) @ x)), given=[Ne(det(Y @ Y.T), 0)])
def of_a_matrix_that_is_symmetric():
    return by.inst(a_symmetric_form, {S: inv(Y @ Y.T)})


@claim(Eq(dot(x, (X + Z) @ y), dot(y, (X + Z) @ x)), given=[Eq(X, Z.T)])
def of_one_that_a_hypothesis_makes_symmetric():
    return by.inst(a_symmetric_form, {S: X + Z})


@claim(Eq(Sum(x[j] * X[i, j], j), dot(x, X[i, :])))
def a_row():
    return calc(Sum(x[j] * X[i, j], j)).eq(dot(x, X[i, :]))


@claim(Eq(Sum(Z[i, j] * X[i, j], j), dot(Z[i, :], X[i, :])))
def of_a_row_at_the_same_index():
    return by.inst(a_row, {x: Z[i, :]})


@claim(Eq(Sum(Z[j, k] * X[i, k], k), dot(Z[j, :], X[i, :])))
def of_a_row_at_an_index_that_the_claim_binds():
    return by.inst(a_row, {x: Z[j, :]})

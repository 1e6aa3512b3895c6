"""False claims of vec(X): rows for columns, factors in another order, and transposes that are missing."""

from derive.notation import *

n = dimension("n")
A, B, X = matrix("A", n, n), matrix("B", n, n), matrix("X", n, n)
i, j = indices("i j", n)
x, y = vector("x", n), vector("y", n)


@claim(Eq(vec(A @ X @ B), kron(B, A) @ vec(X)))
def without_the_transpose():
    return calc(vec(A @ X @ B)).eq(kron(B, A) @ vec(X))  # rejected: different normal forms


@claim(Eq(vec(A @ X @ B), kron(A, B.T) @ vec(X)))
def row_by_row():
    return calc(vec(A @ X @ B)).eq(kron(A, B.T) @ vec(X))  # rejected: different normal forms


@claim(Eq(tr(A @ B), vec(A) @ vec(B)))
def a_trace_without_the_transpose():
    return calc(tr(A @ B)).eq(vec(A) @ vec(B))  # rejected: different normal forms


@claim(Eq(vec(X.T), vec(X)))
def of_a_transpose():
    return calc(vec(X.T)).eq(vec(X))  # rejected: different normal forms


@claim(Eq(vec(X)[i, j], X[i, j]))
def the_row_first():
    return calc(vec(X)[i, j]).eq(X[i, j])  # rejected: different normal forms


@claim(Eq(vec(A @ B), vec(A) * vec(B)))
def entry_by_entry():
    return calc(vec(A @ B)).eq(vec(A) * vec(B))  # rejected: different normal forms


@claim(Eq(kron(A, B) @ kron(X, A), kron(A @ X, A @ B)))
def a_mixed_product_turned():
    return calc(kron(A, B) @ kron(X, A)).eq(kron(A @ X, A @ B))  # rejected: different normal forms


@claim(Eq(kron(A, B).T, kron(B.T, A.T)))
def a_transpose_that_turns_the_factors():
    return calc(kron(A, B).T).eq(kron(B.T, A.T))  # rejected: different normal forms


@claim(Eq(vec(outer(x, y)), vec(outer(y, x))))
def of_two_vectors_in_either_order():
    return calc(vec(outer(x, y))).eq(vec(outer(y, x)))  # rejected: different normal forms


@claim(Eq(vec(X) @ kron(A, B), kron(A, B) @ vec(X)))
def from_either_side():
    return calc(vec(X) @ kron(A, B)).eq(kron(A, B) @ vec(X))  # rejected: different normal forms


@claim(Eq(norm(vec(A @ B)), norm(vec(A)) * norm(vec(B))))
def lengths_multiply():
    return calc(norm(vec(A @ B))).eq(norm(vec(A)) * norm(vec(B)))  # rejected: different normal forms


@claim(Eq(kron(inv(A), inv(B)) @ (kron(A, B) @ vec(X)), vec(X)))
def an_inverse_without_a_hypothesis():
    return calc(kron(inv(A), inv(B)) @ (kron(A, B) @ vec(X))).eq(vec(X))  # rejected: needs det

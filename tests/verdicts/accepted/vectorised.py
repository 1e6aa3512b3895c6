"""True claims of vec(X): products, traces, lengths, derivatives, and Kronecker products with Kronecker products."""

from derive import by
from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
A, X, B = matrix("A", m, n), matrix("X", n, p), matrix("B", p, q)
C, E = matrix("C", n, m), matrix("E", q, p)
Y, Z = matrix("Y", n, p), matrix("Z", n, p)
S, T, U = matrix("S", n, n), matrix("T", n, n), matrix("U", n, n)
x, y = vector("x", n), vector("y", p)
i, j = index("i", n), index("j", p)
c = scalar("c")


@claim(Eq(vec(A @ X @ B), kron(B.T, A) @ vec(X)))
def of_a_product():
    return calc(vec(A @ X @ B)).eq(kron(B.T, A) @ vec(X))


@claim(Eq(tr(Y.T @ Z), dot(vec(Y), vec(Z))))
def a_trace():
    return calc(tr(Y.T @ Z)).eq(dot(vec(Y), vec(Z)))


@claim(Eq(vec(Y) @ vec(Z), Sum(Y[i, j] * Z[i, j], i, j)))
def an_inner_product():
    return calc(vec(Y) @ vec(Z)).eq(Sum(Y[i, j] * Z[i, j], i, j))


@claim(Eq(norm(vec(X)), norm(X)))
def a_length():
    return calc(norm(vec(X))).eq(norm(X))


@claim(Eq(vec(X)[j, i], X[i, j]))
def a_component():
    return calc(vec(X)[j, i]).eq(X[i, j])


@claim(Eq(vec(Y + c * Z), vec(Y) + c * vec(Z)))
def linear():
    return calc(vec(Y + c * Z)).eq(vec(Y) + c * vec(Z))


@claim(Eq(vec(Y * Z), vec(Y) * vec(Z)))
def entry_by_entry():
    return calc(vec(Y * Z)).eq(vec(Y) * vec(Z))


@claim(Eq(vec(S @ T), kron(eye(n), S) @ vec(T)))
def of_a_product_of_two():
    return calc(vec(S @ T)).eq(kron(eye(n), S) @ vec(T))


@claim(Eq(vec(S @ X), kron(eye(p), S) @ vec(X)))
def of_a_rectangular_product():
    return calc(vec(S @ X)).eq(kron(eye(p), S) @ vec(X))


@claim(Eq(vec(S @ T - T @ U), (kron(eye(n), S) - kron(U.T, eye(n))) @ vec(T)))
def a_sylvester_equation():
    return calc(vec(S @ T - T @ U)).eq((kron(eye(n), S) - kron(U.T, eye(n))) @ vec(T))


@claim(Eq(kron(A, B) @ kron(C, E), kron(A @ C, B @ E)))
def a_mixed_product():
    return calc(kron(A, B) @ kron(C, E)).eq(kron(A @ C, B @ E))


@claim(Eq(kron(A, B).T, kron(A.T, B.T)))
def a_transpose():
    return calc(kron(A, B).T).eq(kron(A.T, B.T))


@claim(Eq(tr(S.T @ T @ S @ U), vec(S) @ (kron(U.T, T) @ vec(S))))
def a_form():
    return calc(tr(S.T @ T @ S @ U)).eq(vec(S) @ (kron(U.T, T) @ vec(S)))


@claim(Eq(vec(S) @ kron(T, U), kron(T.T, U.T) @ vec(S)))
def from_the_left():
    return calc(vec(S) @ kron(T, U)).eq(kron(T.T, U.T) @ vec(S))


@claim(Eq(kron(T, inv(S)) @ vec(S), vec(T.T)), given=[Ne(det(S), 0)])
def with_an_inverse():
    return calc(kron(T, inv(S)) @ vec(S)).eq(vec(T.T))


@claim(Eq(kron(inv(T), inv(S)) @ (kron(T, S) @ vec(U)), vec(U)), given=[Ne(det(S), 0), Ne(det(T), 0)])
def the_inverse_of_a_kronecker_product():
    return calc(kron(inv(T), inv(S)) @ (kron(T, S) @ vec(U))).eq(vec(U))


@claim(Eq(X, Y), given=[Eq(vec(X), vec(Y))])
def it_loses_nothing():
    return calc(X).eq(Y, by.hyp)


@claim(Eq(D(vec(S @ T), c), 0))
def a_slope():
    return calc(D(vec(S @ T), c)).eq(0)


@claim(Eq(grad(norm(vec(X)) ** 2 + vec(X) @ vec(Y), X), 2 * X + Y))
def a_gradient():
    return calc(grad(norm(vec(X)) ** 2 + vec(X) @ vec(Y), X)).eq(2 * X + Y)


@claim(Gt(norm(vec(X)), 0), given=[Ne(vec(X), 0)])
def a_length_that_is_not_0():
    return calc(norm(vec(X))).gt(0, by.hyp)


@claim(Eq(vec(outer(x, y)), vec(outer(y, x).T)))
def of_a_matrix_of_products():
    return calc(vec(outer(x, y))).eq(vec(outer(y, x).T))

"""Derivatives that machine learning uses, in one step each: what `table.py matrices` times."""

from derive import by
from derive.notation import *

m, n, p, q = dimension("m"), dimension("n"), dimension("p"), dimension("q")
i, j, k = index("i", m), index("j", n), index("k", n)
a, b = indices("a b", n)
x, y = vector("x", n), vector("y", n)
X, W, Y = matrix("X", m, n), matrix("W", n, p), matrix("Y", m, p)
S = matrix("S", n, n)

total = Sum(exp(x[b]), b)
shares = define("s", exp(x[a]) / total, at=a)
loss = log(total) - dot(x, y)


@claim(Eq(jacobian(shares, x), diag(shares) - outer(shares, shares)))
def softmax_as_a_matrix():
    return calc(jacobian(shares, x)).eq(diag(shares) - outer(shares, shares), by.unfold(shares), by.calculus)


@claim(Eq(grad(loss, x), shares - y))
def cross_entropy_gradient():
    return calc(grad(loss, x)).eq(shares - y, by.unfold(shares), by.calculus)


@claim(Eq(hessian(loss, x), diag(shares) - outer(shares, shares)))
def cross_entropy_hessian():
    return calc(hessian(loss, x)).eq(diag(shares) - outer(shares, shares), by.unfold(shares), by.calculus)


@claim(Eq(grad(norm(X @ W - Y) ** 2, W), 2 * X.T @ (X @ W - Y)))
def least_squares_by_the_weights():
    return calc(grad(norm(X @ W - Y) ** 2, W)).eq(2 * X.T @ (X @ W - Y))


Q, K, V, G = matrix("Q", m, q), matrix("K", n, q), matrix("V", n, p), matrix("G", m, p)
scores = Q @ K.T
weights = define("P", exp(scores[i, j]) / Sum(exp(scores[i, k]), k), at=(i, j))
row = define("r", Sum(weights[i, k] * (G @ V.T)[i, k], k), at=i)
back = define("B", weights[i, j] * ((G @ V.T)[i, j] - row[i]), at=(i, j))


@claim(Eq(grad(tr(G.T @ weights @ V), Q), back @ K))
def attention_by_the_queries():
    return calc(grad(tr(G.T @ weights @ V), Q)).eq(
        back @ K, by.unfold(back), by.unfold(row), by.unfold(weights), by.calculus
    )

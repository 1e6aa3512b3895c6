"""The gradient of ‖XW - Y‖² by W."""

from derive.notation import *

m, n, p = dimension("m"), dimension("n"), dimension("p")
X, W, Y = matrix("X", m, n), matrix("W", n, p), matrix("Y", m, p)


@claim(Eq(grad(norm(X @ W - Y) ** 2, W), 2 * X.T @ (X @ W - Y)))
def least_squares():
    return calc(grad(norm(X @ W - Y) ** 2, W)).eq(2 * X.T @ (X @ W - Y))

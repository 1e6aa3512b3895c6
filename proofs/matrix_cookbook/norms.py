"""Sections 2.6 and 2.7: derivatives of norms, (129)-(132)."""

from derive.notation import *

m, n = dimension("m"), dimension("n")
x, a, X = vector("x", n), vector("a", n), matrix("X", m, n)
distance = norm(x - a)


@claim(Eq(grad(distance, x), (x - a) / distance), given=[Ne(x, a)], source="129")
def gradient_of_a_distance():
    return calc(grad(distance, x)).eq((x - a) / distance)


@claim(
    Eq(jacobian((x - a) / distance, x), eye(n) / distance - outer(x - a, x - a) / distance**3),
    given=[Ne(x, a)],
    source="130",
)
def jacobian_of_a_direction():
    """Entry i, j is the slope of component i by x_j."""
    return calc(jacobian((x - a) / distance, x)).eq(eye(n) / distance - outer(x - a, x - a) / distance**3)


@claim(And(Eq(grad(norm(x) ** 2, x), grad(abs(x @ x), x)), Eq(grad(abs(x @ x), x), 2 * x)), source="131")
def gradient_of_a_squared_length():
    return conj(
        calc(grad(norm(x) ** 2, x)).eq(grad(abs(x @ x), x)),
        calc(grad(abs(x @ x), x)).eq(2 * x),
    )


# (132) has Xᴴ for a complex X. Its real form has Xᵀ.


@claim(And(Eq(grad(norm(X) ** 2, X), grad(tr(X @ X.T), X)), Eq(grad(tr(X @ X.T), X), 2 * X)), source="132")
def gradient_of_the_squared_frobenius_norm():
    return conj(
        calc(grad(norm(X) ** 2, X)).eq(grad(tr(X @ X.T), X)),
        calc(grad(tr(X @ X.T), X)).eq(2 * X),
    )


if __name__ == "__main__":
    report(__file__)

"""What a citation says makes a step's terms have a value: an instance of it, or what it says of every vector."""

from derive import by
from derive.library.matrices import ridge_is_regular
from derive.notation import *

n, p = dimension("n"), dimension("p")
X, B = matrix("X", n, p), matrix("B", n, p)
lam, c = scalar("lambda", positive=True), scalar("c", positive=True)
x, y = vector("x", p), vector("y", p)
s, t = scalar("s"), scalar("t")
f, g = function("f", p), function("g")
A = X.T @ X + lam * eye(p)
C = B.T @ B + lam * eye(p)


@claim(Eq(A @ inv(A), eye(p)))
def a_determinant_that_is_cited():
    return calc(A @ inv(A)).eq(eye(p), ridge_is_regular)


@claim(posdef(C))
def definite():
    return calc(dot(x, C @ x)).eq(norm(B @ x) ** 2 + lam * norm(x) ** 2).gt(0)


@claim(Eq(inv(C) @ C, eye(p)))
def definiteness_that_is_cited():
    return calc(inv(C) @ C).eq(eye(p), definite)


@claim(Ge(f(y), f(x)), given=[convex(f), Eq(f.grad(x), 0)], meets=witness(models=[(f, x, dot(x, x))]))
def an_equation_put_into_an_inequality():
    return calc(f(y)).ge(f(x), by.hyp)


@claim(
    Eq(t * g.slope(c * t), s * c ** (s - 1) * g(t)),
    given=[homogeneous(g, s)],
    meets=witness(models=[(g, t, t**2)], s=2),
)
def a_degree_with_the_letter_of_a_number():
    return calc(t * g.slope(c * t)).eq(D(g(c * t), c)).eq(D(c**s * g(t), c), by.hyp).eq(s * c ** (s - 1) * g(t))

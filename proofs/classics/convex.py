"""Convex functions by their tangents: f lies above each of them.

S. Boyd and L. Vandenberghe, Convex Optimization (2004); Y. Nesterov, Introductory Lectures on Convex Optimization
(2004). Strong convexity puts a parabola between f and its tangent, and smoothness puts f below one.
"""

from derive import by
from derive.notation import *

n, N = dimension("n"), dimension("N")
k = index("k", N)
x, y = vector("x", n), vector("y", n)
p, X = weights("p", N), matrix("X", N, n)
t = scalar("t")
mu, L = scalar("mu", positive=True), scalar("L", positive=True)
f = function("f", n)


def tangent(at, to):
    """The tangent that touches f at one point, at another one."""
    return f(at) + dot(f.grad(at), to - at)


strongly_convex = forall(x, y, Ge(f(y), tangent(x, y) + mu / 2 * norm(y - x) ** 2))
bowl = (f, x, dot(x, x) / 2)

# ── convex ────────────────────────────────────────────────────────────────────


@claim(Ge(f(y), f(x)), given=[convex(f), Eq(f.grad(x), 0)], meets=witness(models=[bowl]), source="Boyd 2004 (4.22)")
def a_stationary_point_is_a_minimum():
    """The tangent there is flat, and f lies above it everywhere."""
    return calc(f(y)).ge(tangent(x, y), by.hyp(1)).eq(f(x), by.hyp(2))


@claim(
    Ge(t * f(x) + (1 - t) * f(y), f(t * x + (1 - t) * y)),
    given=[convex(f), Ge(t, 0), Le(t, 1)],
    meets=witness(models=[bowl], t=Rational(1, 2)),
    source="Boyd 2004 (3.1)",
)
def a_chord_lies_above():
    """Both of its ends lie above the tangent at the point between them."""
    m = t * x + (1 - t) * y
    return calc(t * f(x) + (1 - t) * f(y)).ge(t * tangent(m, x) + (1 - t) * tangent(m, y), by.hyp).eq(f(m))


@claim(
    Ge(Sum(p[k] * f(X[k, :]), k), f(X.T @ p)),
    title="Jensen's inequality",
    given=[convex(f)],
    meets=witness(models=[bowl]),
    source="Boyd 2004 (3.5)",
)
def jensen():
    """By the tangent at the mean of the rows of X, whose weights are p."""
    mean = X.T @ p
    return calc(Sum(p[k] * f(X[k, :]), k)).ge(Sum(p[k] * tangent(mean, X[k, :]), k), by.monotone(by.hyp)).eq(f(mean))


@claim(Ge(dot(f.grad(x) - f.grad(y), x - y), 0), given=[convex(f)], meets=witness(models=[bowl]))
def gradients_are_monotone():
    """Each of the two lies above the tangent at the other."""
    return calc(dot(f.grad(x) - f.grad(y), x - y)).eq(f(x) - tangent(y, x) + f(y) - tangent(x, y)).ge(0, by.hyp)


# ── convex, and below a parabola ──────────────────────────────────────────────


@claim(
    Ge(f(y), tangent(x, y) + norm(f.grad(x) - f.grad(y)) ** 2 / (2 * L)),
    given=[convex(f), l_smooth(f, L)],
    meets=witness(models=[bowl], L=1),
    source="Nesterov 2004 (2.1.7)",
)
def above_the_tangent_by_the_gradients():
    """At z the parabola that touches f at y is not below the tangent at x."""
    z = y - (f.grad(y) - f.grad(x)) / L
    return (
        calc(f(y))
        .ge(f(z) - dot(f.grad(y), z - y) - L / 2 * norm(z - y) ** 2, by.hyp(2))
        .ge(tangent(x, z) - dot(f.grad(y), z - y) - L / 2 * norm(z - y) ** 2, by.hyp(1))
        .eq(tangent(x, y) + norm(f.grad(x) - f.grad(y)) ** 2 / (2 * L))
    )


@claim(
    Ge(dot(f.grad(x) - f.grad(y), x - y), norm(f.grad(x) - f.grad(y)) ** 2 / L),
    given=[convex(f), l_smooth(f, L)],
    meets=witness(models=[bowl], L=1),
    source="Nesterov 2004 (2.1.8)",
)
def gradients_are_cocoercive():
    """The same with x and y exchanged, and both added."""
    other = by.inst(above_the_tangent_by_the_gradients, {x: y, y: x})
    return (
        calc(dot(f.grad(x) - f.grad(y), x - y))
        .eq(f(x) - tangent(y, x) + f(y) - tangent(x, y))
        .ge(norm(f.grad(x) - f.grad(y)) ** 2 / L, above_the_tangent_by_the_gradients, other)
    )


# ── above a parabola ──────────────────────────────────────────────────────────


@claim(
    Le(f(x) - f(y), norm(f.grad(x)) ** 2 / (2 * mu)),
    given=[strongly_convex],
    meets=witness(models=[bowl], mu=1),
    source="Boyd 2004 (9.9)",
)
def a_small_gradient_means_a_small_gap():
    """The parabola below f is at most this much below f(x)."""
    return (
        calc(f(x) - f(y))
        .le(dot(f.grad(x), x - y) - mu / 2 * norm(y - x) ** 2, by.hyp)
        .eq(norm(f.grad(x)) ** 2 / (2 * mu) - norm(f.grad(x) - mu * (x - y)) ** 2 / (2 * mu))
        .le(norm(f.grad(x)) ** 2 / (2 * mu), by.sign)
    )


@claim(
    Le(mu / 2 * norm(y - x) ** 2, f(y) - f(x)),
    given=[strongly_convex, Eq(f.grad(x), 0)],
    meets=witness(models=[bowl], mu=1),
)
def there_is_one_minimum():
    """Whoever is as low as a stationary point is that point."""
    return calc(mu / 2 * norm(y - x) ** 2).le(f(y) - tangent(x, y), by.hyp(1)).eq(f(y) - f(x), by.hyp(2))


if __name__ == "__main__":
    report(__file__)

"""One step of gradient descent, for functions that lie below a parabola at each point.

S. Boyd and L. Vandenberghe, Convex Optimization (2004), section 9.3; A. Beck, First-Order Methods in Optimization
(2017); and with a random gradient L. Bottou, F. E. Curtis and J. Nocedal, Optimization Methods for Large-Scale Machine
Learning (2018).
"""

from convex import a_small_gradient_means_a_small_gap, bowl, strongly_convex, tangent

from derive import by
from derive.notation import *

n, N = dimension("n"), dimension("N")
k = index("k", N)
x, y = vector("x", n), vector("y", n)
p, X = weights("p", N), matrix("X", N, n)
eta, mu, L = scalar("eta", positive=True), scalar("mu", positive=True), scalar("L", positive=True)
low = scalar("a")
f = function("f", n)

step = x - eta * f.grad(x)
short = Le(eta * L, 1)
lower = f(x) - eta * (1 - eta * L / 2) * norm(f.grad(x)) ** 2


@claim(Le(f(step), lower), given=[l_smooth(f, L)], meets=witness(models=[bowl], L=1), source="Boyd 2004 (9.17)")
def a_step_goes_down():
    """By the parabola that touches f at x."""
    return calc(f(step)).le(tangent(x, step) + L / 2 * norm(step - x) ** 2, by.hyp).eq(lower)


@claim(
    Le(f(step), f(x) - eta / 2 * norm(f.grad(x)) ** 2),
    given=[l_smooth(f, L), short],
    meets=witness(models=[bowl], L=1, eta=1),
    source="Boyd 2004 section 9.3",
)
def a_short_step_goes_down():
    """By half of what the tangent promises."""
    return calc(f(step)).le(lower, a_step_goes_down).le(f(x) - eta / 2 * norm(f.grad(x)) ** 2, by.hyp(2))


@claim(
    Le(norm(f.grad(x)) ** 2 / (2 * L), f(x) - low),
    given=[l_smooth(f, L), forall(y, Ge(f(y), low))],
    meets=witness(models=[bowl], L=1, a=0),
    source="Boyd 2004 (9.14)",
)
def near_the_bottom_gradients_are_small():
    """A step of length 1/L ends above the bottom too."""
    return (
        calc(norm(f.grad(x)) ** 2 / (2 * L))
        .le(f(x) - f(x - f.grad(x) / L), by.inst(a_step_goes_down, {eta: 1 / L}))
        .le(f(x) - low, by.hyp(2))
    )


# ── convex ────────────────────────────────────────────────────────────────────

gain = (norm(x - y) ** 2 - norm(step - y) ** 2) / (2 * eta)


@claim(
    Le(f(step), f(y) + gain),
    given=[convex(f), l_smooth(f, L), short],
    meets=witness(models=[bowl], L=1, eta=1),
    source="Beck 2017 10.16",
)
def a_step_against_any_point():
    """Summed over many steps, the gains telescope."""
    return (
        calc(f(step))
        .le(f(x) - eta / 2 * norm(f.grad(x)) ** 2, a_short_step_goes_down)
        .le(f(y) - dot(f.grad(x), y - x) - eta / 2 * norm(f.grad(x)) ** 2, by.hyp(1))
        .eq(f(y) + gain)
    )


@claim(
    Le(norm(step - y) ** 2, norm(x - y) ** 2),
    given=[convex(f), l_smooth(f, L), short, forall(x, Le(f(y), f(x)))],
    meets=witness(models=[bowl, (y, zeros(n))], L=1, eta=1),
    source="Beck 2017 10.16",
)
def no_step_leads_away_from_a_minimum():
    """It gains at least what it falls."""
    return (
        calc(norm(step - y) ** 2)
        .le(norm(x - y) ** 2 - 2 * eta * (f(step) - f(y)), by.times(a_step_against_any_point, 2 * eta))
        .le(norm(x - y) ** 2, by.hyp(4))
    )


@claim(
    Le(f(step) - f(y), (1 - eta * mu) * (f(x) - f(y))),
    given=[strongly_convex, l_smooth(f, L), short],
    meets=witness(models=[bowl], L=1, eta=1, mu=1),
    source="Boyd 2004 (9.18)",
)
def the_gap_shrinks_by_a_factor():
    """With the step 1/L it is 1 - μ/L."""
    return (
        calc(f(step) - f(y))
        .le(f(x) - f(y) - eta / 2 * norm(f.grad(x)) ** 2, a_short_step_goes_down)
        .le((1 - eta * mu) * (f(x) - f(y)), by.times(a_small_gradient_means_a_small_gap, eta * mu))
    )


# ── a random gradient ─────────────────────────────────────────────────────────
# It is the k-th row of X with the probability p_k, and ∇f(x) on average.

unbiased = Eq(X.T @ p, f.grad(x))
mean_square = Sum(p[k] * norm(X[k, :]) ** 2, k)
after = Sum(p[k] * f(x - eta * X[k, :]), k)


@claim(
    Le(after, f(x) - eta * norm(f.grad(x)) ** 2 + eta**2 * L / 2 * mean_square),
    given=[l_smooth(f, L), unbiased],
    meets=witness(models=[bowl], L=1),
    source="Bottou 2018 (4.4)",
)
def a_random_step_goes_down_on_average():
    """Unless the mean square outweighs the square of the mean."""
    above = f(x) - eta * dot(f.grad(x), X[k, :]) + eta**2 * L / 2 * norm(X[k, :]) ** 2
    return (
        calc(after)
        .le(Sum(p[k] * above, k), by.monotone(by.hyp(1)))
        .eq(f(x) - eta * dot(f.grad(x), X.T @ p) + eta**2 * L / 2 * mean_square, by.hyp)
        .eq(f(x) - eta * norm(f.grad(x)) ** 2 + eta**2 * L / 2 * mean_square, by.hyp(2))
    )


if __name__ == "__main__":
    report(__file__)

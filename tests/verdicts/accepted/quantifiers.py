"""Claims about every number and every vector, and under hypotheses about them."""

from derive import by
from derive.notation import *

n, m = dimension("n"), dimension("m")
i, j = indices("i j", n)
x, y, z, a = vector("x", n), vector("y", n), vector("z", n), vector("a", n)
A, S = matrix("A", m, n), matrix("S", n, n)
c, lr, L = scalar("c", positive=True), scalar("eta", positive=True), scalar("L", positive=True)
s, t, u, mu = scalar("s"), scalar("t"), scalar("u"), scalar("mu", positive=True)
f, g, h = function("f", n), function("g"), function("h")

homogeneous = forall(c, Eq(f(c * x), c**s * f(x)))
convex = forall(x, y, Ge(f(y), f(x) + dot(f.grad(x), y - x)))
smooth = forall(x, y, Le(f(y), f(x) + dot(f.grad(x), y - x) + L / 2 * norm(y - x) ** 2))
bowl = witness(models=[(f, (x,), dot(x, x) / 2)])
square = witness(models=[(f, (x,), dot(x, x) / 2)], L=1)


@claim(
    Eq(dot(x, f.grad(c * x)), s * c ** (s - 1) * f(x)),
    given=[homogeneous],
    meets=witness(models=[(f, x, dot(x, x))], s=2),
)
def euler():
    return calc(dot(x, f.grad(c * x))).eq(D(f(c * x), c)).eq(D(c**s * f(x), c), by.hyp).eq(s * c ** (s - 1) * f(x))


@claim(Ge(f(y), f(x)), given=[convex, Eq(f.grad(x), 0)], meets=bowl)
def a_stationary_point_of_a_convex_function():
    return calc(f(y)).ge(f(x) + dot(f.grad(x), y - x), by.hyp(1)).eq(f(x), by.hyp(2))


@claim(Ge(dot(f.grad(x) - f.grad(y), x - y), 0), given=[convex], meets=bowl)
def gradients_of_a_convex_function_are_monotone():
    return (
        calc(dot(f.grad(x) - f.grad(y), x - y))
        .eq(-dot(f.grad(x), y - x) - dot(f.grad(y), x - y))
        .ge(f(x) - f(y) + f(y) - f(x), by.hyp)
        .eq(0)
    )


@claim(Le(f(x - lr * f.grad(x)), f(x) - lr * (1 - lr * L / 2) * norm(f.grad(x)) ** 2), given=[smooth], meets=square)
def a_step_down():
    z = x - lr * f.grad(x)
    bound = f(x) + dot(f.grad(x), z - x) + L / 2 * norm(z - x) ** 2
    return calc(f(z)).le(bound, by.hyp).eq(f(x) - lr * (1 - lr * L / 2) * norm(f.grad(x)) ** 2)


@claim(Eq(g.slope(t), 2 * t), given=[forall(t, Eq(g(t), t**2))], meets=witness(models=[(g, t, t**2)]))
def an_equation_everywhere_enters_a_derivative():
    return calc(g.slope(t)).eq(D(g(t), t)).eq(D(t**2, t), by.hyp).eq(2 * t)


even = [forall(t, Eq(g(-t), g(t)))]
cosine = witness(models=[(g, t, cos(t))])


@claim(forall(t, Eq(-g.slope(-t), g.slope(t))), given=even, meets=cosine)
def slopes_of_an_even_function():
    return calc(-g.slope(-t)).eq(D(g(-t), t)).eq(D(g(t), t), by.hyp).eq(g.slope(t))


@claim(Eq(g.slope(0), 0), given=even, meets=cosine)
def an_even_function_has_no_slope_at_0():
    return calc(g.slope(0)).eq(g.slope(0) / 2 - g.slope(0) / 2, by.inst(slopes_of_an_even_function, {t: 0})).eq(0)


@claim(forall(c, Ge(c + 1 / c, 2)))
def a_number_and_its_inverse():
    return calc(c + 1 / c).eq(2 + (c - 1) ** 2 / c).ge(2)


@claim(Ge(g(norm(x) ** 2 + 1), 3), given=[forall(c, Ge(g(c), 3))], meets=witness(models=[(g, t, 3 + t**2)]))
def at_a_value_of_the_declared_sign():
    return calc(g(norm(x) ** 2 + 1)).ge(3, by.hyp)


@claim(forall(x, forall(t, Eq(dot(t * x, t * x), t**2 * dot(x, x)))))
def quantifiers_inside_each_other():
    return calc(dot(t * x, t * x)).eq(t**2 * dot(x, x))


@claim(
    Eq(dot(S @ y, S @ y), dot(y, y)),
    given=[forall(x, Eq(norm(S @ x) ** 2, norm(x) ** 2))],
    meets=witness(models=[(S, eye(n))]),
)
def of_a_matrix_that_keeps_lengths():
    return calc(dot(S @ y, S @ y)).eq(norm(S @ y) ** 2).eq(norm(y) ** 2, by.hyp).eq(dot(y, y))


@claim(
    Gt(dot(y, S @ y), 0),
    given=[forall(x, Implies(Ne(x, 0), Gt(dot(x, S @ x), 0))), Ne(y, 0)],
    meets=witness(models=[(S, eye(n))]),
)
def a_premise_is_shown():
    return calc(dot(y, S @ y)).gt(0, by.hyp)

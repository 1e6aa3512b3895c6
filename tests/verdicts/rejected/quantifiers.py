"""False claims under hypotheses about every number or vector: what holds at a point alone, elsewhere, or of another."""

from derive import by
from derive.notation import *

n = dimension("n")
i = index("i", n)
x, y, z = vector("x", n), vector("y", n), vector("z", n)
S, A = matrix("S", n, n), matrix("A", n, n)
c, lr, L = scalar("c", positive=True), scalar("eta", positive=True), scalar("L", positive=True)
s, t, u, r = scalar("s"), scalar("t"), scalar("u"), scalar("r", nonnegative=True)
f, g, h = function("f", n), function("g"), function("h")

homogeneous = forall(c, Eq(f(c * x), c**s * f(x)))
convex = forall(x, y, Ge(f(y), f(x) + dot(f.grad(x), y - x)))
smooth = forall(x, y, Le(f(y), f(x) + dot(f.grad(x), y - x) + L / 2 * norm(y - x) ** 2))
bowl = witness(models=[(f, x, dot(x, x) / 2)])


@claim(Eq(dot(x, f.grad(x)), s * f(x)), given=[Eq(f(c * x), c**s * f(x))], meets=witness(c=1, s=2, x=[0]))
def homogeneous_at_one_number():
    return calc(dot(x, f.grad(x))).eq(D(f(c * x), c)).eq(D(c**s * f(x), c), by.hyp).eq(s * f(x))  # rejected-here


@claim(Eq(dot(x, f.grad(c * x)), s * c**s * f(x)), given=[homogeneous], meets=witness(models=[(f, x, dot(x, x))], s=2))
def euler_with_another_power():
    return (
        calc(dot(x, f.grad(c * x)))
        .eq(D(f(c * x), c))
        .eq(D(c**s * f(x), c), by.hyp)
        .eq(s * c**s * f(x))  # rejected: different normal forms
    )


@claim(Ge(f(y), f(x)), given=[convex], meets=bowl)
def convex_without_a_stationary_point():
    return calc(f(y)).ge(f(x) + dot(f.grad(x), y - x), by.hyp).eq(f(x), by.hyp)  # rejected: different normal forms


@claim(Le(f(y), f(x)), given=[convex, Eq(f.grad(x), 0)], meets=bowl)
def a_minimum_taken_for_a_maximum():
    bound = f(x) + dot(f.grad(x), y - x)
    return calc(f(y)).le(bound, by.hyp(1)).eq(f(x), by.hyp(2))  # rejected: no combination of the facts


@claim(
    Le(f(x - lr * f.grad(x)), f(x) - lr * (1 - lr * L / 4) * norm(f.grad(x)) ** 2),
    given=[smooth],
    meets=witness(models=[(f, x, dot(x, x) / 2)], L=1),
)
def a_step_that_gains_too_much():
    step = x - lr * f.grad(x)
    bound = f(x) + dot(f.grad(x), step - x) + L / 2 * norm(step - x) ** 2
    return (
        calc(f(step))
        .le(bound, by.hyp)
        .eq(f(x) - lr * (1 - lr * L / 4) * norm(f.grad(x)) ** 2)  # rejected: different normal forms
    )


@claim(Le(f(x - lr * f.grad(x)), f(x)), given=[smooth], meets=witness(models=[(f, x, dot(x, x) / 2)], L=1))
def a_step_of_any_length():
    step = x - lr * f.grad(x)
    bound = f(x) + dot(f.grad(x), step - x) + L / 2 * norm(step - x) ** 2
    return calc(f(step)).le(bound, by.hyp).le(f(x))  # rejected: does not have the sign


@claim(Eq(g.slope(r), 1), given=[forall(r, Eq(g(r), r))], meets=witness(models=[(g, t, t)]))
def a_range_with_its_end():
    return calc(g.slope(r)).eq(D(g(r), r)).eq(D(r, r), by.hyp).eq(1)  # rejected: the declared sign of r allows 0


@claim(Eq(g.slope(t), h.slope(t)), given=[forall(c, Eq(g(c), h(c)))], meets=witness(models=[(g, t, t), (h, t, t)]))
def equal_on_one_side_only():
    return calc(g.slope(t)).eq(D(g(t), t)).eq(D(h(t), t), by.hyp).eq(h.slope(t))  # rejected: different normal forms


@claim(Eq(g(t), h(t)), given=[forall(t, Eq(g.slope(t), h.slope(t)))], meets=witness(models=[(g, t, t), (h, t, t + 1)]))
def equal_slopes():
    return calc(g(t)).eq(h(t), by.hyp)  # rejected: different normal forms


@claim(Eq(g(-1), 1), given=[forall(c, Eq(g(c), 1))], meets=witness(models=[(g, t, 1)]))
def at_a_number_of_another_sign():
    return calc(g(-1)).eq(1, by.hyp)  # rejected: different normal forms


@claim(Eq(g(norm(x)), 1), given=[forall(c, Eq(g(c), 1))], meets=witness(models=[(g, t, 1)]))
def at_a_norm_that_may_be_zero():
    return calc(g(norm(x))).eq(1, by.hyp)  # rejected: different normal forms


@claim(
    Gt(dot(y, S @ y), 0),
    given=[forall(x, Implies(Ne(x, 0), Gt(dot(x, S @ x), 0)))],
    meets=witness(models=[(S, eye(n))]),
)
def positive_definite_at_zero():
    return calc(dot(y, S @ y)).gt(0, by.hyp)  # rejected: y ≠ 0 is needed here


@claim(Eq(f.grad(x), 0), given=[forall(c, Eq(f(c * x), f(x)))], meets=witness(models=[(f, x, 1)]))
def constant_along_a_ray():
    return (
        calc(f.grad(x)[i])
        .eq(D(f(x), x[i]))
        .eq(D(f(c * x), x[i]), by.hyp)  # rejected: may hold at a point and not near it
        .eq(0)
    )


@claim(forall(t, Ge(exp(t), 1 + t + t**2 / 2)))
def a_bound_of_every_number():
    return calc(exp(t)).ge(1 + t + t**2 / 2)  # rejected: does not show in the signs


@claim(forall(x, Ge(norm(x), x.max - x.min)))
def a_bound_of_every_vector():
    return calc(norm(x)).ge(x.max - x.min)  # rejected: does not show in the signs


@claim(Eq(S, 0), given=[forall(x, Eq(dot(x, S @ x), 0))], meets=witness(models=[(S, zeros(n, n))]))
def a_form_that_vanishes():
    return calc(S).eq(zeros(n, n), by.hyp)  # rejected: different normal forms


@claim(Eq(A @ S, S @ A), given=[forall(x, Eq(dot(x, A @ (S @ x)), dot(x, S @ (A @ x))))])
def forms_that_agree():
    return calc(A @ S).eq(S @ A, by.hyp)  # rejected: different normal forms

"""The envelope theorem: the best value moves with the parameters as if the choice stayed where it is.

A. Mas-Colell, M. D. Whinston and J. R. Green, Microeconomic Theory (1995), sections 3.G, 5.C, M.E and M.L. The choice
x(q) is any smooth function of the parameters q. That it is the best is not used, only what follows from it at the q in
question: that there the slopes by x are 0, or a combination of the slopes of what is kept constant.
"""

from derive import by
from derive.notation import *

m, n, k = dimension("m"), dimension("n"), dimension("k")
x, q, lam = vector("x", n), vector("q", m), vector("lambda", k)
choice = function("x", m, to=n)
f, g = function("f", of=(x, q)), function("g", of=(x, q), to=k)

best = f(choice(q), q)
f_x, f_q = f.grad(choice(q), q, by=x), f.grad(choice(q), q, by=q)


@claim(Eq(grad(best, q), f_q + choice.jacobian(q).T @ f_x))
def slopes_along_any_choice():
    """One part for q itself, one for what the choice does."""
    return calc(grad(best, q)).eq(f_q + choice.jacobian(q).T @ f_x)


@claim(
    Eq(grad(best, q), f_q),
    title="The envelope theorem without constraints",
    given=[Eq(f_x, zeros(n))],
    source="Mas-Colell 1995 M.L.1",
)
def envelope():
    """With nothing to keep constant."""
    return calc(grad(best, q)).eq(f_q + choice.jacobian(q).T @ f_x).eq(f_q, by.hyp)


# ── with k quantities g(x, q) that are kept constant ──────────────────────────

kept = g(choice(q), q)
g_x, g_q = g.jacobian(choice(q), q, by=x), g.jacobian(choice(q), q, by=q)


@claim(
    Eq(grad(best, q), f_q - g_q.T @ lam),
    title="The envelope theorem with multipliers",
    given=[Eq(f_x, g_x.T @ lam), Eq(jacobian(kept, q), zeros(k, m))],
    source="Mas-Colell 1995 M.L.1",
)
def envelope_with_multipliers():
    """λ are the multipliers, and f - ⟨λ, g⟩ is what has no slope by x."""
    return (
        calc(grad(best, q))
        .eq(f_q + choice.jacobian(q).T @ f_x)
        .eq(f_q + choice.jacobian(q).T @ g_x.T @ lam, by.hyp(1))
        .eq(f_q + (jacobian(kept, q) - g_q).T @ lam)
        .eq(f_q - g_q.T @ lam, by.hyp(2))
    )


always = forall(q, Eq(kept, 0))
constant = witness(models=[(choice, q, zeros(n)), (g, (x, q), dot(x, x) * lam)])


@claim(Eq(jacobian(kept, q), zeros(k, m)), given=[always], meets=constant)
def what_is_0_for_all_parameters_has_no_slope():
    """Unlike what is 0 at q alone."""
    return calc(jacobian(kept, q)).eq(jacobian(zeros(k), q), by.hyp).eq(zeros(k, m))


@claim(
    Eq(grad(best, q), f_q - g_q.T @ lam),
    title="The envelope theorem with constraints",
    given=[Eq(f_x, g_x.T @ lam), always],
    meets=constant,
    source="Mas-Colell 1995 M.L.1",
)
def envelope_with_constraints():
    """As the theorem is stated."""
    return calc(grad(best, q)).eq(
        f_q - g_q.T @ lam, envelope_with_multipliers, what_is_0_for_all_parameters_has_no_slope
    )


# ── where n equations make the choice ─────────────────────────────────────────

F = function("F", of=(x, q), to=n)
F_x, F_q = F.jacobian(choice(q), q, by=x), F.jacobian(choice(q), q, by=q)


@claim(
    Eq(choice.jacobian(q), -inv(F_x) @ F_q),
    given=[forall(q, Eq(F(choice(q), q), 0)), Ne(det(F_x), 0)],
    meets=witness(models=[(choice, q, zeros(n)), (F, (x, q), x)]),
    source="Mas-Colell 1995 M.E.1",
)
def slopes_of_an_implicit_function():
    """The slope of 0, solved for the slope of the choice."""
    slope = jacobian(F(choice(q), q), q)
    return (
        calc(choice.jacobian(q))
        .eq(inv(F_x) @ (slope - F_q))
        .eq(inv(F_x) @ (jacobian(zeros(n), q) - F_q), by.hyp(1))
        .eq(-inv(F_x) @ F_q)
    )


# ── three lemmas of economics ─────────────────────────────────────────────────

p = vector("p", n)
output, cost = function("y", n, to=n), function("c", n)
profit = dot(p, output(p)) - cost(output(p))


@claim(
    Eq(grad(profit, p), output(p)),
    title="Hotelling's lemma",
    given=[Eq(cost.grad(output(p)), p)],
    source="Mas-Colell 1995 5.C.1",
)
def hotelling():
    """Each price is a marginal cost, so more profit comes from what is sold already. It is Legendre's transform too."""
    return calc(grad(profit, p)).eq(output(p) + output.jacobian(p).T @ (p - cost.grad(output(p)))).eq(output(p), by.hyp)


u, demand = function("u", n), function("h", n, to=n)
spent, mu = dot(p, demand(p)), scalar("mu", nonzero=True)


@claim(
    Eq(grad(spent, p), demand(p)),
    title="Shephard's lemma",
    given=[Eq(u.grad(demand(p)), mu * p), Eq(grad(u(demand(p)), p), zeros(n))],
    source="Mas-Colell 1995 3.G.1",
)
def shephard():
    """The utility u is kept, and bought as cheaply as can be: its slopes are in the ratio of the prices."""
    return (
        calc(grad(spent, p))
        .eq(demand(p) + demand.jacobian(p).T @ (mu * p) / mu)
        .eq(demand(p) + demand.jacobian(p).T @ u.grad(demand(p)) / mu, by.hyp(1))
        .eq(demand(p) + grad(u(demand(p)), p) / mu)
        .eq(demand(p), by.hyp(2))
    )


w = scalar("w")
bought = function("x", of=(p, w), to=n)
spent_of_w = dot(p, bought(p, w))
v = u(bought(p, w))


@claim(
    Eq(grad(v, p), -D(v, w) * bought(p, w)),
    title="Roy's identity",
    given=[Eq(u.grad(bought(p, w)), mu * p), Eq(grad(spent_of_w, p), zeros(n)), Eq(D(spent_of_w, w), 1)],
    source="Mas-Colell 1995 3.G.4",
)
def roy():
    """The wealth w is spent, whatever the prices and w are near these, and the most is made of it."""
    return (
        calc(grad(v, p))
        .eq(bought.jacobian(p, w).T @ u.grad(bought(p, w)))
        .eq(mu * bought.jacobian(p, w).T @ p, by.hyp(1))
        .eq(mu * grad(spent_of_w, p) - mu * bought(p, w))
        .eq(-mu * D(spent_of_w, w) * bought(p, w), by.hyp(2), by.hyp(3))
        .eq(-dot(mu * p, bought.slope(p, w)) * bought(p, w))
        .eq(-dot(u.grad(bought(p, w)), bought.slope(p, w)) * bought(p, w), by.hyp(1))
        .eq(-D(v, w) * bought(p, w))
    )


if __name__ == "__main__":
    report(__file__)

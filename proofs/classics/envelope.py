"""The envelope theorem: the best value moves with the parameters as if the choice stayed where it is.

A. Mas-Colell, M. D. Whinston and J. R. Green, Microeconomic Theory (1995), sections M.L and 5.C. The choice x(q) is
any smooth function of the parameters q. That it is the best is not used, only what follows from it at the q in
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


@claim(Eq(grad(best, q), f_q), given=[Eq(f_x, zeros(n))], source="Mas-Colell 1995 M.L.1")
def envelope():
    """With nothing to keep constant."""
    return calc(grad(best, q)).eq(f_q + choice.jacobian(q).T @ f_x).eq(f_q, by.hyp)


# ── with k quantities g(x, q) that are kept constant ──────────────────────────

kept = g(choice(q), q)
g_x, g_q = g.jacobian(choice(q), q, by=x), g.jacobian(choice(q), q, by=q)


@claim(
    Eq(grad(best, q), f_q - g_q.T @ lam),
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


# ── an application ────────────────────────────────────────────────────────────

p = vector("p", n)
output, cost = function("y", n, to=n), function("c", n)
profit = dot(p, output(p)) - cost(output(p))


@claim(Eq(grad(profit, p), output(p)), given=[Eq(cost.grad(output(p)), p)], source="Mas-Colell 1995 5.C.1")
def hotelling():
    """Each price is a marginal cost, so more profit comes from what is sold already. It is Legendre's transform too."""
    return calc(grad(profit, p)).eq(output(p) + output.jacobian(p).T @ (p - cost.grad(output(p)))).eq(output(p), by.hyp)


if __name__ == "__main__":
    report(__file__)

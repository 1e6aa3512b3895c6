"""Direct preference optimisation: the reward that a policy stands for, and the gradient of the loss.

R. Rafailov and others, Direct Preference Optimization: Your Language Model is Secretly a Reward Model (2023). All is
for one prompt. Of the responses to it, w is the one that was preferred, and l the other.
"""

from derive import by
from derive.library.activations import logistic as sigma
from derive.library.activations import logistic_is_below_one
from derive.notation import *

K, n = dimension("K", at_least=1), dimension("n")
a, c = indices("a c", K)
won, lost = indices("w l", K)
beta = scalar("beta", positive=True)
u, v = scalar("u"), scalar("v")

# ── the best policy, and the reward in terms of it ────────────────────────────

r, ref, p = vector("r", K), vector("rho", K), vector("p", K)
positive = forall(a, Gt(ref[a], 0))
Z = define("Z", Sum(ref[a] * exp(r[a] / beta), a))
best = define("q", ref[a] * exp(r[a] / beta) / Z, at=a, source="Rafailov 2023 (4)")


@claim(Eq(Sum(best[a], a), 1), given=[positive])
def the_best_policy_sums_to_one():
    """Z makes it so."""
    return calc(Sum(best[a], a)).eq(1, by.unfold(best), by.unfold(Z))


@claim(Eq(r[a], beta * log(best[a] / ref[a]) + beta * log(Z)), given=[positive], source="Rafailov 2023 (5)")
def reward_by_the_policy():
    """Solved for the reward."""
    return (
        calc(r[a])
        .eq(beta * log(exp(r[a] / beta) / Z) + beta * log(Z), by.log_product)
        .eq(beta * log(best[a] / ref[a]) + beta * log(Z), by.unfold(best))
    )


policies = [positive, forall(a, Gt(p[a], 0)), Eq(Sum(p[a], a), 1)]
objective = define("J", Sum(p[a] * (r[a] - beta * log(p[a] / ref[a])), a))
divergence = define("KL", Sum(p[a] * log(p[a] / best[a]), a))


@claim(Eq(objective, beta * log(Z) - beta * divergence), given=policies, source="Rafailov 2023 (3)")
def objective_by_the_divergence():
    """Only the divergence from the best policy depends on p."""
    return (
        calc(objective)
        .eq(
            beta * log(Z) * Sum(p[a], a) - beta * divergence,
            by.unfold(objective),
            by.unfold(divergence),
            by.unfold(best),
            by.log_product,
        )
        .eq(beta * log(Z) - beta * divergence, by.hyp(3))
    )


@claim(Ge(divergence, 0), given=policies)
def divergence_is_not_negative():
    """Gibbs' inequality, by log t ≤ t - 1."""
    return (
        calc(divergence)
        .eq(Sum(-p[a] * log(best[a] / p[a]), a), by.unfold(divergence), by.unfold(best), by.log_product)
        .ge(Sum(-p[a] * (best[a] / p[a] - 1), a), by.monotone(by.exp_bound(log(best[a] / p[a]))))
        .eq(Sum(p[a], a) - Sum(best[a], a))
        .eq(0, the_best_policy_sums_to_one, by.hyp(3))
    )


@claim(Le(objective, beta * log(Z)), given=policies, source="Rafailov 2023 (4)")
def no_policy_has_more():
    """The best one has this much."""
    return (
        calc(objective)
        .eq(beta * log(Z) - beta * divergence, objective_by_the_divergence)
        .le(beta * log(Z), divergence_is_not_negative)
    )


# ── who is preferred ──────────────────────────────────────────────────────────


@claim(Eq(exp(u) / (exp(u) + exp(v)), sigma(u - v)), source="Rafailov 2023 (1)")
def preference_by_the_difference():
    """Of the rewards u and v only the difference counts."""
    return calc(exp(u) / (exp(u) + exp(v))).eq(sigma(u - v), by.unfold(sigma))


@claim(
    Eq(
        exp(r[won]) / (exp(r[won]) + exp(r[lost])),
        sigma(beta * log(best[won] / ref[won]) - beta * log(best[lost] / ref[lost])),
    ),
    given=[positive],
    source="Rafailov 2023 (6)",
)
def preference_by_the_policy():
    """The sum Z over all responses, which nobody can compute, cancels."""
    return (
        calc(exp(r[won]) / (exp(r[won]) + exp(r[lost])))
        .eq(sigma(r[won] - r[lost]), preference_by_the_difference)
        .eq(sigma(beta * log(best[won] / ref[won]) - beta * log(best[lost] / ref[lost])), by.unfold(best))
    )


# ── the gradient of the loss ──────────────────────────────────────────────────
# h_w and h_l are the log-ratios log(π/ρ) of the two responses, as they depend
# on the parameters: any smooth functions.

theta = vector("theta", n)
h_w, h_l = function("h_w", n), function("h_l", n)
margin = define("m", beta * (h_w(theta) - h_l(theta)))
loss = define("L", -log(sigma(margin)), source="Rafailov 2023 (7)")
weight = sigma(-margin)


@claim(Eq(grad(loss, theta), -beta * weight * (h_w.grad(theta) - h_l.grad(theta))), source="Rafailov 2023 section 4")
def gradient_of_the_loss():
    """Up for the one that won, down for the other, by how wrong the order is."""
    return calc(grad(loss, theta)).eq(
        -beta * weight * (h_w.grad(theta) - h_l.grad(theta)),
        by.unfold(loss),
        by.unfold(margin),
        by.unfold(sigma),
        by.calculus,
    )


@claim(And(Gt(weight, 0), Lt(weight, 1)))
def the_weight_is_a_probability():
    return conj(calc(weight).gt(0), calc(weight).lt(1, logistic_is_below_one))


@claim(Gt(weight, Rational(1, 2)), given=[Lt(margin, 0)], source="Rafailov 2023 section 4")
def the_weight_is_large_in_the_wrong_order():
    return calc(weight).gt(Rational(1, 2), by.unfold(sigma), by.hyp)


s = function("s", n, to=K)
policy = define("P", exp(s(theta)[a]) / Sum(exp(s(theta)[c]), c), at=a)
log_ratio = beta * log(policy[won] / ref[won]) - beta * log(policy[lost] / ref[lost])


@claim(
    Eq(
        grad(-log(sigma(log_ratio)), theta),
        -beta * sigma(-log_ratio) * (grad(log(policy[won]), theta) - grad(log(policy[lost]), theta)),
    ),
    given=[positive],
    source="Rafailov 2023 section 4",
)
def gradient_for_a_policy():
    """For a softmax of any smooth scores. The reference stays where it is."""
    return calc(grad(-log(sigma(log_ratio)), theta)).eq(
        -beta * sigma(-log_ratio) * (grad(log(policy[won]), theta) - grad(log(policy[lost]), theta)),
        by.unfold(sigma),
        by.unfold(policy),
        by.calculus,
        by.hyp,
    )


if __name__ == "__main__":
    report(__file__)

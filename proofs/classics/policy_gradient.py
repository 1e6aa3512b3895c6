"""The policy gradient with a baseline, for a softmax of any smooth scores of any parameters.

R. J. Williams, Simple statistical gradient-following algorithms for connectionist reinforcement learning (1992);
R. S. Sutton and A. G. Barto, Reinforcement Learning: An Introduction (2018). The best baseline: E. Greensmith,
P. L. Bartlett and J. Baxter, Variance reduction techniques for gradient estimates in reinforcement learning (2004).
The entropy: R. J. Williams and J. Peng, Function optimization using connectionist reinforcement learning algorithms
(1991). Information: E. L. Lehmann and G. Casella, Theory of Point Estimation (1998).

All is for one state, whose actions are a. An action has the reward r_a.
"""

from derive import by
from derive.notation import *

n, A = dimension("n"), dimension("A", at_least=1)
a, c = indices("a c", A)
i, j = indices("i j", n)
theta, z, r = vector("theta", n), vector("z", A), vector("r", A)
b = scalar("b")

h = function("h", n, to=A)
policy = define("p", exp(h(theta)[a]) / Sum(exp(h(theta)[c]), c), at=a)
value = Sum(policy[a] * r[a], a)
score = D(log(policy[a]), theta[i])


@claim(Eq(Sum(policy[a], a), 1))
def probabilities_sum_to_one():
    """Whatever the parameters are."""
    return calc(Sum(policy[a], a)).eq(1, by.unfold(policy))


@claim(Eq(D(policy[a], theta[i]), policy[a] * score), source="Williams 1992")
def slope_by_the_score():
    """The slope of log p is p′/p."""
    return calc(D(policy[a], theta[i])).eq(policy[a] * score, by.unfold(policy), by.calculus)


@claim(Eq(Sum(policy[a] * score, a), 0), source="Sutton 2018 section 13.4")
def scores_are_zero_on_average():
    """Theirs is the slope of a sum that is 1 everywhere."""
    return (
        calc(Sum(policy[a] * score, a))
        .eq(Sum(D(policy[a], theta[i]), a), slope_by_the_score)
        .eq(D(Sum(policy[a], a), theta[i]), by.sum_rule)
        .eq(D(1, theta[i]), probabilities_sum_to_one)
        .eq(0)
    )


@claim(Eq(D(value, theta[i]), Sum(policy[a] * r[a] * score, a)), source="Williams 1992")
def gradient_of_the_value():
    """It is an average too, and so it can be estimated from actions that were taken."""
    return (
        calc(D(value, theta[i]))
        .eq(Sum(r[a] * D(policy[a], theta[i]), a), by.sum_rule)
        .eq(Sum(policy[a] * r[a] * score, a), slope_by_the_score)
    )


@claim(Eq(Sum(policy[a] * (r[a] - b) * score, a), D(value, theta[i])), source="Sutton 2018 section 13.4")
def gradient_with_a_baseline():
    """What does not depend on the action changes nothing."""
    return (
        calc(Sum(policy[a] * (r[a] - b) * score, a))
        .eq(Sum(policy[a] * r[a] * score, a) - b * Sum(policy[a] * score, a))
        .eq(D(value, theta[i]), gradient_of_the_value, scores_are_zero_on_average)
    )


q = define("q", exp(z[a]) / Sum(exp(z[c]), c), at=a)


@claim(Eq(D(Sum(q[a] * r[a], a), z[c]), q[c] * (r[c] - Sum(q[a] * r[a], a))), source="Sutton 2018 section 2.8")
def gradient_of_a_bandit():
    """Where the scores are the parameters: up if the action is better than the average, down if it is worse."""
    return calc(D(Sum(q[a] * r[a], a), z[c])).eq(q[c] * (r[c] - Sum(q[a] * r[a], a)), by.unfold(q), by.calculus)


# ── the best baseline ─────────────────────────────────────────────────────────
# With every baseline b the estimate (r_a - b)·∇log p_a has the same mean. So
# the best b is the one with the least mean square.

size = norm(grad(log(policy[a]), theta)) ** 2
G = define("G", Sum(policy[a] * size, a))
best = define("B", Sum(policy[a] * r[a] * size, a) / G)
mean_square = define("S", Sum(policy[a] * (r[a] - b) ** 2 * size, a), of=b)


@claim(Eq(mean_square(b), mean_square(best) + G * (b - best) ** 2), given=[Ne(G, 0)], source="Greensmith 2004")
def mean_square_splits():
    """It is a parabola in b."""
    return calc(mean_square(b)).eq(
        mean_square(best) + G * (b - best) ** 2, by.unfold(mean_square), by.unfold(best), by.unfold(G)
    )


@claim(Ge(mean_square(b), mean_square(best)), given=[Ne(G, 0)], source="Greensmith 2004")
def the_best_baseline():
    """Rewards on average, each weighed by the squared length of its action's score."""
    return (
        calc(mean_square(b))
        .eq(mean_square(best) + G * (b - best) ** 2, mean_square_splits)
        .ge(mean_square(best), by.unfold(G))
    )


# ── entropy and information ───────────────────────────────────────────────────

entropy = define("H", -Sum(policy[a] * log(policy[a]), a))
other = D(log(policy[a]), theta[j])


@claim(Eq(D(entropy, theta[i]), -Sum(policy[a] * log(policy[a]) * score, a)), source="Williams 1991")
def gradient_of_the_entropy():
    """As if -log p were a reward that does not move."""
    return (
        calc(D(entropy, theta[i]))
        .eq(-Sum((log(policy[a]) + 1) * D(policy[a], theta[i]), a), by.unfold(entropy), by.calculus)
        .eq(-Sum(policy[a] * log(policy[a]) * score, a) - Sum(policy[a] * score, a), slope_by_the_score)
        .eq(-Sum(policy[a] * log(policy[a]) * score, a), scores_are_zero_on_average)
    )


@claim(
    Eq(Sum(policy[a] * score * other, a), -Sum(policy[a] * D(score, theta[j]), a)), source="Lehmann 1998 section 2.5"
)
def two_forms_of_information():
    """The slope of an average that is 0 everywhere."""
    return (
        calc(Sum(policy[a] * score * other, a))
        .eq(Sum(D(policy[a], theta[j]) * score, a), by.inst(slope_by_the_score, {i: j}))
        .eq(
            D(Sum(policy[a] * score, a), theta[j]) - Sum(policy[a] * D(score, theta[j]), a),
            by.sum_rule,
            by.product_rule,
        )
        .eq(D(0, theta[j]) - Sum(policy[a] * D(score, theta[j]), a), scores_are_zero_on_average)
        .eq(-Sum(policy[a] * D(score, theta[j]), a))
    )


if __name__ == "__main__":
    report(__file__)

"""Losses of a classifier: cross-entropy, divergence, focal loss, Brier score.

The classes are 1, …, n, and t is the label. A loss of logits x is one of the
probabilities softmax(x).

Sources: Brier, Verification of Forecasts Expressed in Terms of Probability
(1950); Cover, Thomas, Elements of Information Theory (2nd edition, 2006);
Gneiting, Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation
(2007); Goodfellow, Bengio, Courville, Deep Learning (2016); Lin, Goyal, Girshick,
He, Dollár, Focal Loss for Dense Object Detection (2017).
"""

from derive import by
from derive.library.inequalities import a, b, gibbs, gibbs_strict, uniform
from derive.library.softmax import (
    log_softmax,
    lse,
    lse_above_each,
    lse_below_max,
    lse_slope,
    lse_strictly_above_each,
    softmax,
    softmax_below_one,
    softmax_slope,
    softmax_sums_to_one,
)
from derive.library.statistics import squares_of_weights
from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
g, h = indices("g h", m)
x, y, q = vector("x", n), vector("y", n), vector("q", n)
z = vector("z", m)
p, r = weights("p", n, positive=True), weights("r", n, positive=True)
w = weights("w", n)
c = scalar("c", positive=True)
s = softmax(x)
s2 = softmax(z)

# ── cross-entropy ─────────────────────────────────────────────────────────────

cross_entropy = define("CE", lse(x) - x[t], at=t, of=x)
soft_cross_entropy = define("H", -Sum(q[k] * log(softmax(x)[k]), k), of=(q, x))


@claim(Eq(cross_entropy(x)[t], -log(softmax(x)[t])), source="Goodfellow–Bengio–Courville 2016 6.2.2.3")
def cross_entropy_by_softmax():
    """It is the negative logarithm of the probability of the label."""
    return calc(cross_entropy(x)[t]).eq(-log(softmax(x)[t]), by.unfold(cross_entropy), log_softmax)


@claim(
    Eq(cross_entropy(x)[t], -Sum(delta(k, t) * log(softmax(x)[k]), k)),
    source="Goodfellow–Bengio–Courville 2016 6.2.2.3",
)
def cross_entropy_of_one_hot():
    """Of the one-hot vector of the label, only one logarithm is left."""
    return (
        calc(cross_entropy(x)[t])
        .eq(-log(softmax(x)[t]), cross_entropy_by_softmax)
        .eq(-Sum(delta(k, t) * log(softmax(x)[k]), k))
    )


@claim(Eq(D(cross_entropy(x)[t], x[i]), softmax(x)[i] - delta(i, t)), source="Goodfellow–Bengio–Courville 2016 6.2.2.3")
def cross_entropy_slope():
    """The probabilities less the one-hot vector of the label."""
    return calc(D(cross_entropy(x)[t], x[i])).eq(
        softmax(x)[i] - delta(i, t), by.unfold(cross_entropy), lse_slope, by.calculus
    )


@claim(Eq(Sum(D(cross_entropy(x)[t], x[i]), i), 0), source="Goodfellow–Bengio–Courville 2016 6.2.2.3")
def cross_entropy_slopes_sum_to_zero():
    """Raising all logits alike changes nothing."""
    return (
        calc(Sum(D(cross_entropy(x)[t], x[i]), i))
        .eq(Sum(softmax(x)[i], i) - 1, cross_entropy_slope)
        .eq(0, softmax_sums_to_one)
    )


@claim(Eq(D(D(cross_entropy(x)[t], x[i]), x[j]), s[i] * (delta(i, j) - s[j])), source="Boyd–Vandenberghe 2004 3.1.5")
def cross_entropy_curvature():
    """The Jacobian of softmax, whatever the label."""
    return (
        calc(D(D(cross_entropy(x)[t], x[i]), x[j]))
        .eq(D(softmax(x)[i] - delta(i, t), x[j]), cross_entropy_slope)
        .eq(s[i] * (delta(i, j) - s[j]), softmax_slope, by.calculus)
    )


@claim(Ge(cross_entropy(x)[t], 0), source="Goodfellow–Bengio–Courville 2016 6.2.2.3")
def cross_entropy_is_not_negative():
    """The log-sum-exp is at least each logit."""
    return calc(cross_entropy(x)[t]).ge(0, by.unfold(cross_entropy), lse_above_each)


@claim(Gt(cross_entropy(z)[g], 0), source="Goodfellow–Bengio–Courville 2016 6.2.2.3")
def cross_entropy_is_positive():
    """With two classes or more, no logits make it 0."""
    return calc(cross_entropy(z)[g]).gt(0, by.unfold(cross_entropy), lse_strictly_above_each)


@claim(Le(cross_entropy(x)[t], log(n) + x.max - x[t]), source="Boyd–Vandenberghe 2004 3.1.5")
def cross_entropy_bound():
    """It is at most log n, and what the label lacks to the largest logit."""
    return calc(cross_entropy(x)[t]).le(log(n) + x.max - x[t], by.unfold(cross_entropy), lse_below_max)


@claim(
    Eq(cross_entropy(x)[t], log(n)),
    given=[forall(i, j, Eq(x[i], x[j]))],
    source="Goodfellow–Bengio–Courville 2016 6.2.2.3",
)
def cross_entropy_of_equal_logits():
    """Who knows nothing pays log n."""
    return (
        calc(cross_entropy(x)[t])
        .eq(log(Sum(exp(x[t]), k)) - x[t], by.unfold(cross_entropy), by.unfold(lse), by.hyp)
        .eq(log(n))
    )


@claim(Eq(soft_cross_entropy(q, x), Sum(q[k], k) * lse(x) - dot(q, x)), source="Goodfellow–Bengio–Courville 2016 3.13")
def soft_cross_entropy_by_lse():
    """For any target q: it is linear in q."""
    return calc(soft_cross_entropy(q, x)).eq(
        Sum(q[k], k) * lse(x) - dot(q, x), by.unfold(soft_cross_entropy), log_softmax
    )


@claim(
    Eq(D(soft_cross_entropy(q, x), x[i]), Sum(q[k], k) * softmax(x)[i] - q[i]),
    source="Goodfellow–Bengio–Courville 2016 3.13",
)
def soft_cross_entropy_slope():
    """The probabilities, as often as the target has in sum, less the target."""
    return (
        calc(D(soft_cross_entropy(q, x), x[i]))
        .eq(D(Sum(q[k], k) * lse(x) - dot(q, x), x[i]), soft_cross_entropy_by_lse)
        .eq(Sum(q[k], k) * softmax(x)[i] - q[i], lse_slope, by.calculus)
    )


@claim(Eq(D(soft_cross_entropy(w, x), x[i]), softmax(x)[i] - w[i]), source="Goodfellow–Bengio–Courville 2016 3.13")
def soft_cross_entropy_slope_of_weights():
    """Where the target is a distribution, the probabilities less the target."""
    return calc(D(soft_cross_entropy(w, x), x[i])).eq(
        softmax(x)[i] - w[i], by.inst(soft_cross_entropy_slope, {q: w}), by.hyp
    )


# ── entropy and divergence ────────────────────────────────────────────────────

entropy = define("S", -Sum(q[k] * log(q[k]), k), of=q)
divergence = define("KL", Sum(q[k] * log(q[k] / y[k]), k), of=(q, y))


@claim(Ge(divergence(p, r), 0), source="Cover–Thomas 2006 Theorem 2.6.3")
def divergence_is_not_negative():
    """Gibbs' inequality; both sums are 1."""
    return (
        calc(divergence(p, r))
        .eq(Sum(p[k] * log(p[k] / r[k]), k), by.unfold(divergence))
        .ge(Sum(p[k], k) - Sum(r[k], k), by.inst(gibbs, {a: p, b: r}), by.hyp)
        .eq(0, by.hyp)
    )


@claim(Gt(divergence(p, r), 0), given=[Ne(p[i], r[i])], source="Cover–Thomas 2006 Theorem 2.6.3")
def divergence_is_positive():
    """It is 0 for equal distributions alone."""
    return (
        calc(divergence(p, r))
        .eq(Sum(p[k] * log(p[k] / r[k]), k), by.unfold(divergence))
        .gt(Sum(p[k], k) - Sum(r[k], k), by.inst(gibbs_strict, {a: p, b: r}), by.hyp)
        .eq(0, by.hyp)
    )


@claim(Eq(divergence(p, p), 0), source="Cover–Thomas 2006 Theorem 2.6.3")
def divergence_from_itself():
    """Each logarithm is that of 1."""
    return calc(divergence(p, p)).eq(0, by.unfold(divergence), by.hyp)


@claim(Eq(-Sum(p[k] * log(r[k]), k), entropy(p) + divergence(p, r)), source="Goodfellow–Bengio–Courville 2016 3.13")
def cross_entropy_splits():
    """What r does not explain, and what nothing can."""
    return calc(-Sum(p[k] * log(r[k]), k)).eq(
        entropy(p) + divergence(p, r), by.unfold(entropy), by.unfold(divergence), by.log_product, by.hyp
    )


@claim(Ge(-Sum(p[k] * log(r[k]), k), entropy(p)), source="Cover–Thomas 2006 Theorem 2.6.3")
def cross_entropy_above_entropy():
    """The logarithmic score is proper: no forecast beats the distribution itself."""
    return (
        calc(-Sum(p[k] * log(r[k]), k))
        .eq(entropy(p) + divergence(p, r), cross_entropy_splits)
        .ge(entropy(p), divergence_is_not_negative)
    )


@claim(Ge(entropy(p), 0), source="Cover–Thomas 2006 Lemma 2.1.1")
def entropy_is_not_negative():
    """No weight is above 1."""
    return calc(entropy(p)).ge(0, by.unfold(entropy), by.hyp)


@claim(
    Eq(divergence(p, y), log(n) - entropy(p)),
    given=[forall(k, Eq(y[k], 1 / n))],
    source="Cover–Thomas 2006 Theorem 2.6.4",
)
def divergence_from_uniform():
    """From equal weights, it is what the entropy lacks to log n."""
    return calc(divergence(p, y)).eq(log(n) - entropy(p), by.unfold(divergence), by.unfold(entropy), by.hyp)


@claim(Le(entropy(p), log(n)), source="Cover–Thomas 2006 Theorem 2.6.4")
def entropy_bound():
    """Equal weights have the largest entropy."""
    return (
        calc(entropy(p))
        .eq(log(n) - Sum(p[k] * log(p[k] / uniform[k]), k), by.unfold(entropy), by.unfold(uniform), by.hyp)
        .le(log(n) - Sum(p[k], k) + Sum(uniform[k], k), by.inst(gibbs, {a: p, b: uniform}), by.hyp)
        .eq(log(n), by.unfold(uniform), by.hyp)
    )


@claim(
    Eq(D(divergence(q, y), y[i]), -q[i] / y[i]),
    given=[forall(k, Gt(q[k], 0)), forall(k, Gt(y[k], 0))],
    source="Cover–Thomas 2006 2.3",
)
def divergence_slope():
    """In its second argument, entry by entry."""
    return calc(D(divergence(q, y), y[i])).eq(-q[i] / y[i], by.unfold(divergence), by.calculus, by.hyp)


@claim(Eq(D(divergence(p, softmax(x)), x[i]), softmax(x)[i] - p[i]), source="Goodfellow–Bengio–Courville 2016 3.13")
def divergence_slope_in_logits():
    """In the logits, the probabilities less the target: the entropy of the target does not move."""
    return calc(D(divergence(p, softmax(x)), x[i])).eq(
        softmax(x)[i] - p[i], by.unfold(divergence), by.unfold(softmax), by.calculus, by.hyp
    )


# ── focal loss ────────────────────────────────────────────────────────────────

u, gamma = scalar("u", positive=True), scalar("gamma", nonnegative=True)
focal = define("FL", -((1 - u) ** gamma) * log(u), of=(u, gamma))
below_one = [Lt(u, 1)]


@claim(Eq(focal(u, 0), -log(u)), given=below_one, source="Lin et al. 2017 3")
def focal_of_zero():
    """With γ = 0 it is the cross-entropy."""
    return calc(focal(u, 0)).eq(-log(u), by.unfold(focal))


@claim(Ge(focal(u, gamma), 0), given=below_one, source="Lin et al. 2017 3")
def focal_is_not_negative():
    """For a probability u of the label below 1."""
    return calc(focal(u, gamma)).ge(0, by.unfold(focal), by.hyp)


@claim(Le(focal(u, gamma), -log(u)), given=below_one, source="Lin et al. 2017 3")
def focal_below_cross_entropy():
    """The factor is at most 1."""
    return calc(focal(u, gamma)).le(-log(u), by.unfold(focal), by.hyp)


@claim(
    Eq(D(focal(u, gamma), u), gamma * (1 - u) ** (gamma - 1) * log(u) - (1 - u) ** gamma / u),
    given=below_one,
    source="Lin et al. 2017 Appendix B",
)
def focal_slope():
    """In the probability of the label."""
    return calc(D(focal(u, gamma), u)).eq(
        gamma * (1 - u) ** (gamma - 1) * log(u) - (1 - u) ** gamma / u, by.unfold(focal), by.calculus, by.hyp
    )


@claim(Lt(D(focal(u, gamma), u), 0), given=below_one, source="Lin et al. 2017 Appendix B")
def focal_falls():
    """A larger probability of the label costs less."""
    return (
        calc(D(focal(u, gamma), u))
        .eq(gamma * (1 - u) ** (gamma - 1) * log(u) - (1 - u) ** gamma / u, focal_slope, by.hyp)
        .lt(0, by.hyp)
    )


@claim(
    Eq(
        D(focal(softmax(z)[g], gamma), z[h]),
        (delta(g, h) - s2[h]) * (gamma * s2[g] * (1 - s2[g]) ** (gamma - 1) * log(s2[g]) - (1 - s2[g]) ** gamma),
    ),
    source="Lin et al. 2017 Appendix B",
)
def focal_slope_in_logits():
    """In the logits of two classes or more, where no probability is 1."""
    return calc(D(focal(softmax(z)[g], gamma), z[h])).eq(
        (delta(g, h) - s2[h]) * (gamma * s2[g] * (1 - s2[g]) ** (gamma - 1) * log(s2[g]) - (1 - s2[g]) ** gamma),
        by.unfold(focal),
        softmax_slope,
        softmax_below_one,
        by.calculus,
    )


# ── Brier score ───────────────────────────────────────────────────────────────

brier = define("BS", Sum((q[k] - delta(k, t)) ** 2, k), at=t, of=q)


@claim(Eq(brier(q)[t], Sum(q[k] ** 2, k) - 2 * q[t] + 1), source="Brier 1950")
def brier_by_squares():
    """Of the cross terms, only that of the label is left."""
    return calc(brier(q)[t]).eq(Sum(q[k] ** 2, k) - 2 * q[t] + 1, by.unfold(brier))


@claim(Ge(brier(q)[t], 0), source="Brier 1950")
def brier_is_not_negative():
    """It is a sum of squares."""
    return calc(brier(q)[t]).ge(0, by.unfold(brier), by.sign)


@claim(Le(brier(w)[t], 2), source="Brier 1950")
def brier_bound():
    """For a distribution it is at most 2."""
    return calc(brier(w)[t]).eq(Sum(w[k] ** 2, k) - 2 * w[t] + 1, brier_by_squares).le(2, squares_of_weights, by.hyp)


@claim(Eq(D(brier(q)[t], q[i]), 2 * (q[i] - delta(i, t))), source="Brier 1950")
def brier_slope():
    """Twice what is forecast less what came."""
    return calc(D(brier(q)[t], q[i])).eq(2 * (q[i] - delta(i, t)), by.unfold(brier), by.calculus)


@claim(
    Eq(Sum(w[t] * brier(q)[t], t), Sum((q[k] - w[k]) ** 2, k) + 1 - Sum(w[k] ** 2, k)),
    source="Gneiting–Raftery 2007 4.1",
)
def expected_brier():
    """What the forecast q costs if the label has the distribution w."""
    return calc(Sum(w[t] * brier(q)[t], t)).eq(
        Sum((q[k] - w[k]) ** 2, k) + 1 - Sum(w[k] ** 2, k), brier_by_squares, by.hyp
    )


@claim(Ge(Sum(w[t] * brier(q)[t], t), Sum(w[t] * brier(w)[t], t)), source="Gneiting–Raftery 2007 4.1")
def brier_is_proper():
    """No forecast beats the distribution itself."""
    return calc(Sum(w[t] * brier(q)[t], t)).ge(Sum(w[t] * brier(w)[t], t), expected_brier)


@claim(
    Eq(D(brier(softmax(x))[t], x[i]), 2 * s[i] * (s[i] - delta(i, t) - Sum(s[k] ** 2, k) + s[t])),
    source="Brier 1950",
)
def brier_slope_in_logits():
    """Through the Jacobian of softmax."""
    return calc(D(brier(softmax(x))[t], x[i])).eq(
        2 * s[i] * (s[i] - delta(i, t) - Sum(s[k] ** 2, k) + s[t]), by.unfold(brier), softmax_slope, by.calculus
    )

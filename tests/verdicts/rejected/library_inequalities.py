"""False neighbours of the library's inequalities, statistics, softmax and losses: a hypothesis, a constant or a sign off."""

from derive import by
from derive.library import inequalities as ineq
from derive.library import losses, softmax, statistics
from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
g, h = indices("g h", m)
a, b, w, x, y, v = (vector(name, n) for name in "abwxyv")
z = vector("z", m)
p, q = weights("p", n), weights("q", n, positive=True)
c, d = scalar("c"), scalar("d")
s, r = scalar("s", positive=True), scalar("r", positive=True)
alpha, beta = scalar("alpha", positive=True), scalar("beta", positive=True)
L = function("L", n)
positive = forall(k, Gt(a[k], 0))
mean = Sum(p[k] * a[k], k)

# ── tangents ──


@claim(Gt(exp(c), 1 + c))
def strict_at_zero_too():
    return calc(exp(c)).gt(1 + c, ineq.exp_bound_strict)  # rejected: t ≠ 0 is needed here


@claim(Le(log(c), c - 1))
def a_logarithm_of_any_number():
    return calc(log(c)).le(  # rejected: s cannot stand for c: that it is > 0 is not known of it
        c - 1, by.inst(ineq.log_bound, {s: c})
    )


@claim(Ge(log(s), s - 1))
def above_its_tangent():
    return calc(log(s)).ge(s - 1, ineq.log_bound)  # rejected: no combination


@claim(Lt(log(s), s - 1))
def strictly_below_its_tangent():
    return calc(log(s)).lt(s - 1, ineq.log_bound)  # rejected: no combination


# ── sums of products and norms ──


@claim(Le(dot(a, b) ** 2, dot(a, a) + dot(b, b)))
def a_sum_for_a_product():
    return calc(dot(a, b) ** 2).le(dot(a, a) + dot(b, b), ineq.cauchy_schwarz)  # rejected: no combination


@claim(Le(dot(a, b) ** 2, dot(a, a) * dot(b, b) / 2))
def half_of_cauchy_schwarz():
    return calc(dot(a, b) ** 2).le(dot(a, a) * dot(b, b) / 2, ineq.cauchy_schwarz)  # rejected: no combination


@claim(Lt(dot(a, b) ** 2, dot(a, a) * dot(b, b)))
def strict_for_parallel_vectors():
    return calc(dot(a, b) ** 2).lt(dot(a, a) * dot(b, b), ineq.cauchy_schwarz)  # rejected: no combination


@claim(Le(Sum(w[k] * a[k] * b[k], k) ** 2, Sum(w[k] * a[k] ** 2, k) * Sum(w[k] * b[k] ** 2, k)))
def with_factors_of_any_sign():
    return calc(Sum(w[k] * a[k] * b[k], k) ** 2).le(  # rejected: w_k ≥ 0 is needed here
        Sum(w[k] * a[k] ** 2, k) * Sum(w[k] * b[k] ** 2, k),
        ineq.cauchy_schwarz_weighted,
    )


@claim(Ge(norm(a + b), norm(a) + norm(b)))
def a_triangle_turned_round():
    return calc(norm(a + b)).ge(norm(a) + norm(b), ineq.triangle_two)  # rejected: no combination


@claim(Le(norm(a - b), norm(a) - norm(b)))
def a_difference_shorter_than_the_difference():
    return calc(norm(a - b)).le(norm(a) - norm(b), ineq.triangle_difference)  # rejected: no combination


@claim(Le(Sum(abs(a[k]), k), norm(a)))
def the_one_norm_without_its_factor():
    return calc(Sum(abs(a[k]), k)).le(norm(a), ineq.one_below_root_n_two)  # rejected: no combination


@claim(Le(norm(a), Max(abs(a[k]), k)))
def the_two_norm_below_the_largest():
    return calc(norm(a)).le(Max(abs(a[k]), k), ineq.max_below_two)  # rejected: no combination


@claim(Lt(Max(abs(a[k]), k), norm(a)))
def strict_for_one_component():
    return calc(Max(abs(a[k]), k)).lt(norm(a), ineq.max_below_two)  # rejected: no combination


# ── means ──


@claim(Ge(exp(mean), Sum(p[k] * exp(a[k]), k)))
def jensen_turned_round():
    return calc(exp(mean)).ge(Sum(p[k] * exp(a[k]), k), ineq.jensen_exp)  # rejected: no combination


@claim(Le(exp(Sum(w[k] * a[k], k)), Sum(w[k] * exp(a[k]), k)), given=[forall(k, Ge(w[k], 0))])
def jensen_for_weights_of_any_sum():
    jensen = by.inst(ineq.jensen_exp, {p: w})
    return calc(exp(Sum(w[k] * a[k], k))).le(  # rejected: Sum(w_i, i) = 1 is needed here
        Sum(w[k] * exp(a[k]), k), jensen, by.hyp
    )


@claim(Le(exp(Sum(w[k] * a[k], k)), Sum(w[k] * exp(a[k]), k)), given=[Eq(Sum(w[k], k), 1)])
def jensen_for_weights_of_any_sign():
    jensen = by.inst(ineq.jensen_exp, {p: w})
    return calc(exp(Sum(w[k] * a[k], k))).le(  # rejected: w_i ≥ 0 is needed here
        Sum(w[k] * exp(a[k]), k), jensen, by.hyp
    )


@claim(Le(Sum(p[k] * log(a[k]), k), log(mean)), given=[forall(k, Ge(a[k], 0))])
def jensen_for_a_logarithm_of_zero():
    return calc(Sum(p[k] * log(a[k]), k)).le(  # rejected: log(a_k) needs a_k > 0 for all k
        log(mean), ineq.jensen_log, by.hyp
    )


@claim(Le(Sum(a[k], k) / n, Prod(a[k], k) ** (1 / n)), given=[positive])
def means_turned_round():
    return calc(Sum(a[k], k) / n).le(Prod(a[k], k) ** (1 / n), ineq.am_gm, by.hyp)  # rejected: no combination


@claim(Lt(Prod(a[k] ** p[k], k), mean), given=[positive])
def means_of_equal_numbers():
    return calc(Prod(a[k] ** p[k], k)).lt(mean, ineq.am_gm_weighted, by.hyp)  # rejected: no combination


@claim(Le(Prod(a[k], k), Sum(a[k], k) / n), given=[positive])
def a_product_without_its_root():
    return calc(Prod(a[k], k)).le(Sum(a[k], k) / n, ineq.am_gm, by.hyp)  # rejected: no combination


# ── entropies, Young, Chebyshev ──


@claim(Ge(Sum(a[k] * log(a[k] / b[k]), k), 0), given=[positive, forall(k, Gt(b[k], 0))])
def gibbs_for_any_sums():
    return calc(Sum(a[k] * log(a[k] / b[k]), k)).ge(0, ineq.gibbs, by.hyp)  # rejected: no combination


@claim(Ge(Sum(p[k] * log(p[k] / q[k]), k), 0))
def a_divergence_of_weights_that_may_be_zero():
    return calc(Sum(p[k] * log(p[k] / q[k]), k)).ge(  # rejected: p_k > 0 is needed here
        0, by.inst(ineq.gibbs, {a: p, b: q}), by.hyp
    )


@claim(Gt(losses.divergence(q, y), 0), given=[forall(k, Gt(y[k], 0)), Eq(Sum(y[k], k), 1)])
def a_divergence_of_equal_distributions():
    divergence = by.inst(losses.divergence_is_not_negative, {losses.p: q, losses.r: y})
    return calc(losses.divergence(q, y)).gt(0, divergence, by.hyp)  # rejected: no combination


@claim(Le(s * r, s**alpha / alpha + r**beta / beta))
def young_for_any_exponents():
    return calc(s * r).le(s**alpha / alpha + r**beta / beta, ineq.young)  # rejected: 1/α + 1/β = 1 is needed here


@claim(Le(c * d, s * c**2 + d**2 / (2 * s)), given=[Gt(s, 1)])
def young_that_holds_anyway():
    """accepted"""
    return calc(c * d).le(s * c**2 + d**2 / (2 * s))


@claim(Le(c * d, s * c**2 / 2 + d**2 / (4 * s)))
def young_with_a_smaller_factor():
    return calc(c * d).le(s * c**2 / 2 + d**2 / (4 * s), ineq.young_squares)  # rejected: no combination


@claim(Ge(n * dot(a, b), Sum(a[k], k) * Sum(b[k], k)))
def chebyshev_without_an_order():
    return calc(n * dot(a, b)).ge(  # rejected: (a_j - a_k)·(b_j - b_k) ≥ 0 is needed here
        Sum(a[k], k) * Sum(b[k], k), ineq.chebyshev_sum
    )


@claim(Ge(n * dot(a, b), Sum(a[k], k) * Sum(b[k], k)), given=[forall(j, k, Le((a[j] - a[k]) * (b[j] - b[k]), 0))])
def chebyshev_in_opposite_orders():
    return calc(n * dot(a, b)).ge(  # rejected: (a_j - a_k)·(b_j - b_k) ≥ 0 is needed here
        Sum(a[k], k) * Sum(b[k], k), ineq.chebyshev_sum, by.hyp
    )


# ── statistics ──


@claim(Eq(statistics.variance(x + y), statistics.variance(x) + statistics.variance(y)))
def a_variance_of_a_sum_without_the_covariance():
    V = statistics.variance
    return calc(V(x + y)).eq(V(x) + V(y), statistics.variance_of_a_sum)  # rejected: different normal forms


@claim(Eq(statistics.variance(c * x), c * statistics.variance(x)))
def a_scale_that_is_not_squared():
    return calc(statistics.variance(c * x)).eq(  # rejected: different normal forms
        c * statistics.variance(x), statistics.variance_is_quadratic
    )


@claim(Eq(statistics.expectation(w, x + c), statistics.expectation(w, x) + c), given=[forall(k, Ge(w[k], 0))])
def a_shift_under_weights_of_any_sum():
    E = statistics.expectation
    return calc(E(w, x + c)).eq(  # rejected: Sum(w_i, i) = 1 is needed here
        E(w, x) + c, by.inst(statistics.expectation_of_a_shift, {p: w}), by.hyp
    )


@claim(Lt(p[i], 1))
def a_weight_below_one_where_there_is_one():
    return calc(p[i]).lt(1, statistics.weights_at_most_one, by.hyp)  # rejected: no combination


@claim(Le(Sum(p[k] ** 2, k), 1 / n))
def squares_of_weights_turned_round():
    return calc(Sum(p[k] ** 2, k)).le(  # rejected: no combination
        1 / n, statistics.squares_of_weights_from_below, by.hyp
    )


# ── softmax ──


@claim(Lt(softmax.softmax(x)[i], 1))
def below_one_with_one_class():
    return calc(softmax.softmax(x)[i]).lt(1, softmax.softmax_at_most_one)  # rejected: no combination


@claim(Gt(softmax.lse(x), x.max))
def above_the_maximum_with_one_class():
    return calc(softmax.lse(x)).gt(x.max, softmax.lse_above_max)  # rejected: no combination


@claim(Le(softmax.lse(x), x.max + log(n) / 2))
def half_of_the_bound():
    return calc(softmax.lse(x)).le(x.max + log(n) / 2, softmax.lse_below_max)  # rejected: no combination


@claim(Eq(softmax.lse(x + c), softmax.lse(x)))
def a_shift_that_does_not_come_out():
    return calc(softmax.lse(x + c)).eq(softmax.lse(x), softmax.lse_shift)  # rejected: different normal forms


@claim(Eq(softmax.softmax(c * x)[i], softmax.softmax(x)[i]))
def a_scale_for_a_shift():
    return calc(softmax.softmax(c * x)[i]).eq(  # rejected: different normal forms
        softmax.softmax(x)[i], softmax.softmax_shift
    )


@claim(Eq(D(softmax.softmax(x)[i], x[j]), softmax.softmax(x)[i] * (delta(i, j) + softmax.softmax(x)[j])))
def a_slope_with_a_plus():
    P = softmax.softmax(x)
    return calc(D(P[i], x[j])).eq(  # rejected: different normal forms
        P[i] * (delta(i, j) + P[j]), softmax.softmax_slope
    )


@claim(Le(softmax.lse(y), softmax.lse(x) + dot(softmax.softmax(x), y - x)))
def a_tangent_from_above():
    tangent = softmax.lse(x) + dot(softmax.softmax(x), y - x)
    return calc(softmax.lse(y)).le(tangent, softmax.lse_tangent)  # rejected: no combination


@claim(Le(softmax.lse((1 - c) * x + c * y), (1 - c) * softmax.lse(x) + c * softmax.lse(y)))
def convex_beyond_the_two_points():
    chord = (1 - c) * softmax.lse(x) + c * softmax.lse(y)
    return calc(softmax.lse((1 - c) * x + c * y)).le(chord, softmax.lse_is_convex)  # rejected: t ≤ 1 is needed here


@claim(Eq(Sum(grad(L(x), x)[k], k), 0))
def orthogonal_without_softmax():
    return calc(Sum(grad(L(x), x)[k], k)).eq(0, softmax.backprop_through_softmax)  # rejected: different normal forms


# ── losses ──


@claim(Gt(losses.cross_entropy(x)[t], 0))
def a_loss_with_one_class():
    return calc(losses.cross_entropy(x)[t]).gt(0, losses.cross_entropy_is_not_negative)  # rejected: no combination


@claim(Le(losses.cross_entropy(x)[t], log(n)))
def a_loss_of_any_logits_below_log_n():
    return calc(losses.cross_entropy(x)[t]).le(log(n), losses.cross_entropy_bound)  # rejected: no combination


@claim(Eq(D(losses.soft_cross_entropy(v, x), x[i]), softmax.softmax(x)[i] - v[i]))
def a_slope_for_a_target_of_any_sum():
    slope = by.inst(losses.soft_cross_entropy_slope_of_weights, {losses.w: v})
    return calc(D(losses.soft_cross_entropy(v, x), x[i])).eq(  # rejected: Sum(v_i, i) = 1 is needed here
        softmax.softmax(x)[i] - v[i], slope
    )


@claim(Ge(losses.focal(s, alpha), 0))
def a_focal_loss_above_one():
    return calc(losses.focal(s, alpha)).ge(0, losses.focal_is_not_negative)  # rejected: (1 - s)^α needs 1 - s ≥ 0


@claim(Le(losses.brier(p)[t], 1))
def half_of_the_brier_bound():
    return calc(losses.brier(p)[t]).le(  # rejected: no combination
        1, by.inst(losses.brier_bound, {losses.w: p}), by.hyp
    )

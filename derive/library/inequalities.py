"""Inequalities: tangents of e^t and log t, sums of products, norms, means.

Every vector has n components, for every n ≥ 1. The weights p are not negative
and sum to 1; where a weight may not be 0, the claim says so.

Sources: Hardy, Littlewood, Pólya, Inequalities (1934); Golub, Van Loan, Matrix
Computations (4th edition, 2013); Boyd, Vandenberghe, Convex Optimization (2004);
Steele, The Cauchy–Schwarz Master Class (2004); Cover, Thomas, Elements of
Information Theory (2nd edition, 2006).
"""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
a, b, w = vector("a", n), vector("b", n), vector("w", n)
p = weights("p", n)
t, u = scalar("t"), scalar("u")
s, r = scalar("s", positive=True), scalar("r", positive=True)
alpha, beta = scalar("alpha", positive=True), scalar("beta", positive=True)

positive = forall(k, Gt(a[k], 0))
both_positive = [positive, forall(k, Gt(b[k], 0))]
mean = Sum(p[k] * a[k], k)
uniform = define("u", 1 / n, at=i)

# ── tangents ──────────────────────────────────────────────────────────────────


@claim(Ge(exp(t), 1 + t), source="Hardy–Littlewood–Pólya 1934 4.2")
def exp_bound():
    """The exponential lies above its tangent at 0."""
    return calc(exp(t)).ge(1 + t, by.exp_bound(t))


@claim(Gt(exp(t), 1 + t), given=[Ne(t, 0)], source="Hardy–Littlewood–Pólya 1934 4.2")
def exp_bound_strict():
    """They meet at 0 alone."""
    return calc(exp(t)).gt(1 + t, by.exp_bound(t), by.hyp)


@claim(Le(log(s), s - 1), source="Hardy–Littlewood–Pólya 1934 4.2")
def log_bound():
    """The logarithm lies below its tangent at 1."""
    return calc(log(s)).le(s - 1, by.inst(exp_bound, {t: log(s)}))


@claim(Lt(log(s), s - 1), given=[Ne(s, 1)], source="Hardy–Littlewood–Pólya 1934 4.2")
def log_bound_strict():
    """They meet at 1 alone."""
    return calc(log(s)).lt(s - 1, by.hyp)


@claim(Ge(log(s), 1 - 1 / s), source="Hardy–Littlewood–Pólya 1934 4.2")
def log_bound_below():
    """The same of 1/s, turned round."""
    return calc(log(s)).eq(-log(1 / s)).ge(1 - 1 / s, by.inst(log_bound, {s: 1 / s}))


@claim(Le(log(s), log(r) + s / r - 1), source="Boyd–Vandenberghe 2004 3.1.3")
def log_tangent():
    """The logarithm lies below its tangent at any r > 0."""
    return calc(log(s)).eq(log(r) + log(s / r)).le(log(r) + s / r - 1, by.inst(log_bound, {s: s / r}))


# ── Cauchy and Schwarz ────────────────────────────────────────────────────────


@claim(
    Eq(dot(a, a) * dot(b, b), dot(a, b) ** 2 + Sum((a[j] * b[k] - a[k] * b[j]) ** 2, j, k) / 2),
    source="Steele 2004 ch. 3",
)
def lagrange_identity():
    """What the inequality of Cauchy and Schwarz leaves out, as a sum of squares."""
    gap = Sum((a[j] * b[k] - a[k] * b[j]) ** 2, j, k)
    return calc(dot(a, a) * dot(b, b)).eq(dot(a, b) ** 2 + gap / 2)


@claim(Le(dot(a, b) ** 2, dot(a, a) * dot(b, b)), source="Steele 2004 ch. 1")
def cauchy_schwarz():
    """A sum of products, squared, is at most the product of the sums of squares."""
    gap = Sum((a[j] * b[k] - a[k] * b[j]) ** 2, j, k)
    return calc(dot(a, b) ** 2).eq(dot(a, a) * dot(b, b) - gap / 2).le(dot(a, a) * dot(b, b), by.sign)


@claim(Le(abs(dot(a, b)), norm(a) * norm(b)), source="Steele 2004 ch. 1")
def cauchy_schwarz_norms():
    """The same in norms."""
    return calc(abs(dot(a, b))).le(norm(a) * norm(b))


@claim(
    Le(Sum(w[k] * a[k] * b[k], k) ** 2, Sum(w[k] * a[k] ** 2, k) * Sum(w[k] * b[k] ** 2, k)),
    given=[forall(k, Ge(w[k], 0))],
    source="Steele 2004 ch. 1",
)
def cauchy_schwarz_weighted():
    """The same where each product counts with a factor that is not negative."""
    return calc(Sum(w[k] * a[k] * b[k], k) ** 2).le(Sum(w[k] * a[k] ** 2, k) * Sum(w[k] * b[k] ** 2, k), by.hyp)


@claim(Le(Sum(a[k], k) ** 2, n * Sum(a[k] ** 2, k)), source="Steele 2004 ch. 1")
def square_of_a_sum():
    """The same beside a vector of ones: the square of a mean is at most the mean of the squares."""
    return calc(Sum(a[k], k) ** 2).le(n * Sum(a[k] ** 2, k))


@claim(
    Le(abs(dot(a, b)), Max(abs(a[k]), k) * Sum(abs(b[k]), k)),
    source="Steele 2004 ch. 9",
)
def hoelder_max_one():
    """Hölder's inequality between the max-norm and the 1-norm."""
    return calc(abs(dot(a, b))).le(Max(abs(a[k]), k) * Sum(abs(b[k]), k))


# ── norms ─────────────────────────────────────────────────────────────────────


@claim(
    Le(Sum(abs(a[k] + b[k]), k), Sum(abs(a[k]), k) + Sum(abs(b[k]), k)),
    source="Golub–Van Loan 2013 2.2.1",
)
def triangle_one():
    """The triangle inequality of the 1-norm."""
    return calc(Sum(abs(a[k] + b[k]), k)).le(Sum(abs(a[k]), k) + Sum(abs(b[k]), k))


@claim(Le(norm(a + b), norm(a) + norm(b)), source="Golub–Van Loan 2013 2.2.1")
def triangle_two():
    """The triangle inequality of the 2-norm, which is Minkowski's."""
    return (
        calc(norm(a + b))
        .eq(sqrt(Sum((a[k] + b[k]) ** 2, k)))
        .le(sqrt(Sum(a[k] ** 2, k)) + sqrt(Sum(b[k] ** 2, k)))
        .eq(norm(a) + norm(b))
    )


@claim(
    Le(Max(abs(a[k] + b[k]), k), Max(abs(a[k]), k) + Max(abs(b[k]), k)),
    source="Golub–Van Loan 2013 2.2.1",
)
def triangle_max():
    """The triangle inequality of the max-norm."""
    return calc(Max(abs(a[k] + b[k]), k)).le(Max(abs(a[k]), k) + Max(abs(b[k]), k))


@claim(Le(norm(a) - norm(b), norm(a - b)), source="Golub–Van Loan 2013 2.2.1")
def triangle_difference():
    """A difference is at least as long as the lengths differ."""
    return calc(norm(a) - norm(b)).eq(norm((a - b) + b) - norm(b)).le(norm(a - b), by.inst(triangle_two, {a: a - b}))


@claim(Le(abs(norm(a) - norm(b)), norm(a - b)), source="Golub–Van Loan 2013 2.2.1")
def reverse_triangle():
    """Whichever of the two is the longer."""
    return cases(
        Ge(norm(a), norm(b)),
        calc(abs(norm(a) - norm(b))).eq(norm(a) - norm(b), by.hyp).le(norm(a - b), triangle_difference),
        calc(abs(norm(a) - norm(b)))
        .eq(norm(b) - norm(a), by.hyp)
        .le(norm(b - a), by.inst(triangle_difference, {a: b, b: a}))
        .eq(norm(a - b)),
    )


@claim(Le(Max(abs(a[k]), k), norm(a)), source="Golub–Van Loan 2013 2.2.2")
def max_below_two():
    """The largest modulus is at most the 2-norm."""
    return calc(Max(abs(a[k]), k)).le(norm(a))


@claim(Le(Sum(a[k] ** 2, k), Sum(abs(a[k]), k) ** 2), source="Golub–Van Loan 2013 2.2.2")
def squares_below_square():
    """Each modulus is at most the sum of all."""
    whole = Sum(abs(a[j]), j)
    return (
        calc(Sum(a[k] ** 2, k))
        .eq(Sum(abs(a[k]) * abs(a[k]), k))
        .le(Sum(abs(a[k]) * whole, k), by.monotone(by.sign))
        .eq(whole**2)
    )


@claim(Le(norm(a), Sum(abs(a[k]), k)), source="Golub–Van Loan 2013 2.2.2")
def two_below_one():
    """The 2-norm is at most the 1-norm."""
    return calc(norm(a)).le(Sum(abs(a[k]), k), squares_below_square)


@claim(Le(Sum(abs(a[k]), k), sqrt(n) * norm(a)), source="Golub–Van Loan 2013 2.2.2")
def one_below_root_n_two():
    """The 1-norm is at most √n times the 2-norm."""
    return calc(Sum(abs(a[k]), k)).le(sqrt(n) * norm(a))


@claim(Le(norm(a), sqrt(n) * Max(abs(a[k]), k)), source="Golub–Van Loan 2013 2.2.2")
def two_below_root_n_max():
    """The 2-norm is at most √n times the max-norm."""
    return calc(norm(a)).le(sqrt(n) * Max(abs(a[k]), k))


# ── means ─────────────────────────────────────────────────────────────────────


@claim(And(Ge(mean, a.min), Le(mean, a.max)), source="Hardy–Littlewood–Pólya 1934 2.2")
def weighted_mean_between_extremes():
    """A weighted mean lies between the least and the largest of what it is taken of."""
    return conj(
        calc(mean).ge(Sum(p[k] * a.min, k), by.monotone(by.extremes), by.hyp).eq(a.min, by.hyp),
        calc(mean).le(Sum(p[k] * a.max, k), by.monotone(by.extremes), by.hyp).eq(a.max, by.hyp),
    )


@claim(Gt(mean, 0), given=[positive], source="Hardy–Littlewood–Pólya 1934 2.2")
def mean_of_positives():
    """Not all weights are 0: the mean is at least the least, which is positive."""
    return calc(mean).ge(a.min, weighted_mean_between_extremes).gt(0, by.hyp)


@claim(Le(exp(mean), Sum(p[k] * exp(a[k]), k)), source="Steele 2004 ch. 6")
def jensen_exp():
    """Jensen's inequality for the exponential: each term lies above the tangent at the mean."""
    return (
        calc(exp(mean))
        .eq(exp(mean) * Sum(p[k] * (1 + a[k] - mean), k), by.hyp)
        .le(exp(mean) * Sum(p[k] * exp(a[k] - mean), k), by.monotone(by.exp_bound(a[k] - mean)), by.hyp)
        .eq(Sum(p[k] * exp(a[k]), k))
    )


@claim(
    Le(Sum(p[k] * log(a[k]), k), log(mean)),
    given=[positive],
    source="Steele 2004 ch. 6",
)
def jensen_log():
    """Jensen's inequality for the logarithm: each term lies below the tangent at the mean."""
    below_tangent = by.monotone(by.inst(log_tangent, {s: a[k], r: mean}))
    return (
        calc(Sum(p[k] * log(a[k]), k))
        .le(Sum(p[k] * (log(mean) + a[k] / mean - 1), k), below_tangent, mean_of_positives, by.hyp)
        .eq(log(mean), mean_of_positives, by.hyp)
    )


@claim(Le(exp(Sum(a[k], k) / n), Sum(exp(a[k]), k) / n), source="Steele 2004 ch. 6")
def jensen_exp_plain():
    """The same with equal weights."""
    return (
        calc(exp(Sum(a[k], k) / n))
        .le(Sum(exp(a[k]) / n, k), by.inst(jensen_exp, {p: uniform}))
        .eq(Sum(exp(a[k]), k) / n)
    )


@claim(Le(Sum(log(a[k]), k) / n, log(Sum(a[k], k) / n)), given=[positive], source="Steele 2004 ch. 6")
def jensen_log_plain():
    """The same with equal weights."""
    return (
        calc(Sum(log(a[k]), k) / n)
        .le(log(Sum(a[k] / n, k)), by.inst(jensen_log, {p: uniform}), by.hyp)
        .eq(log(Sum(a[k], k) / n), by.hyp)
    )


@claim(
    Le(Prod(a[k] ** p[k], k), mean),
    given=[positive],
    source="Steele 2004 ch. 2",
)
def am_gm_weighted():
    """The weighted geometric mean is at most the weighted arithmetic one."""
    return (
        calc(Prod(a[k] ** p[k], k))
        .eq(exp(Sum(p[k] * log(a[k]), k)), by.hyp)
        .le(exp(log(mean)), by.monotone(jensen_log), mean_of_positives)
        .eq(mean, mean_of_positives)
    )


@claim(
    Ge(Prod(a[k] ** p[k], k), 1 / Sum(p[k] / a[k], k)),
    given=[positive],
    source="Steele 2004 ch. 8",
)
def gm_hm_weighted():
    """And at least the weighted harmonic one: the same of 1/a, turned round."""
    return (
        calc(Prod(a[k] ** p[k], k))
        .eq(1 / Prod((1 / a[k]) ** p[k], k), by.hyp)
        .ge(1 / Sum(p[k] / a[k], k), by.monotone(by.inst(am_gm_weighted, {a: 1 / a})), by.hyp)
    )


@claim(
    Le(Prod(a[k], k) ** (1 / n), Sum(a[k], k) / n),
    given=[positive],
    source="Steele 2004 ch. 2",
)
def am_gm():
    """The geometric mean is at most the arithmetic mean."""
    return (
        calc(Prod(a[k], k) ** (1 / n))
        .eq(Prod(a[k] ** (1 / n), k), by.hyp)
        .le(Sum(a[k] / n, k), by.inst(am_gm_weighted, {p: uniform}), by.hyp)
        .eq(Sum(a[k], k) / n)
    )


@claim(
    Ge(Prod(a[k], k) ** (1 / n), n / Sum(1 / a[k], k)),
    given=[positive],
    source="Steele 2004 ch. 8",
)
def gm_hm():
    """And at least the harmonic mean."""
    return (
        calc(Prod(a[k], k) ** (1 / n))
        .eq(Prod(a[k] ** (1 / n), k), by.hyp)
        .ge(1 / Sum(1 / n / a[k], k), by.inst(gm_hm_weighted, {p: uniform}), by.hyp)
        .eq(n / Sum(1 / a[k], k), by.hyp)
    )


@claim(
    Le(n**2, Sum(a[k], k) * Sum(1 / a[k], k)),
    given=[positive],
    source="Steele 2004 ch. 1",
)
def am_hm():
    """The arithmetic mean is at least the harmonic mean, without division."""
    return calc(n**2).le(Sum(a[k], k) * Sum(1 / a[k], k), by.hyp)


# ── entropies ─────────────────────────────────────────────────────────────────


@claim(Ge(s * log(s / r), s - r), source="Cover–Thomas 2006 2.6")
def gibbs_term():
    """One term of a divergence is at least the difference."""
    return (
        calc(s * log(s / r)).eq(-s * log(r / s)).ge(-s * (r / s - 1), by.times(by.exp_bound(log(r / s)), s)).eq(s - r)
    )


@claim(
    Ge(Sum(a[k] * log(a[k] / b[k]), k), Sum(a[k], k) - Sum(b[k], k)),
    given=both_positive,
    source="Cover–Thomas 2006 Theorem 2.6.3",
)
def gibbs():
    """Gibbs' inequality, for positive numbers of any sums; where both sums are 1, a divergence is not negative."""
    return (
        calc(Sum(a[k] * log(a[k] / b[k]), k))
        .ge(Sum(a[k] - b[k], k), by.monotone(by.inst(gibbs_term, {s: a[k], r: b[k]})), by.hyp)
        .eq(Sum(a[k], k) - Sum(b[k], k))
    )


@claim(Gt(s * log(s / r), s - r), given=[Ne(s, r)], source="Cover–Thomas 2006 2.6")
def gibbs_term_strict():
    """By more, where there is one."""
    return (
        calc(s * log(s / r))
        .eq(-s * log(r / s))
        .gt(-s * (r / s - 1), by.times(by.inst(log_bound_strict, {s: r / s}), s), by.hyp)
        .eq(s - r)
    )


@claim(
    Gt(Sum(a[k] * log(a[k] / b[k]), k), Sum(a[k], k) - Sum(b[k], k)),
    given=[*both_positive, Ne(a[i], b[i])],
    source="Cover–Thomas 2006 Theorem 2.6.3",
)
def gibbs_strict():
    """With a difference at one place i, it is strict."""
    return (
        calc(Sum(a[k] * log(a[k] / b[k]), k))
        .eq(a[i] * log(a[i] / b[i]) + Sum(a[k] * log(a[k] / b[k]), k, omit=i), by.split_term(k, i), by.hyp)
        .gt(
            a[i] - b[i] + Sum(a[k] * log(a[k] / b[k]), k, omit=i),
            by.inst(gibbs_term_strict, {s: a[i], r: b[i]}),
            by.hyp,
        )
        .ge(a[i] - b[i] + Sum(a[k] - b[k], k, omit=i), by.monotone(by.inst(gibbs_term, {s: a[k], r: b[k]})), by.hyp)
        .eq(Sum(a[k], k) - Sum(b[k], k), by.split_term(k, i))
    )


A, B = Sum(a[k], k), Sum(b[k], k)


@claim(
    Ge(Sum(a[k] * log(a[k] / b[k]), k), A * log(A / B)),
    given=both_positive,
    source="Cover–Thomas 2006 Theorem 2.7.1",
)
def log_sum():
    """The log-sum inequality: Gibbs' for a, and for b made as large in sum."""
    scaled = by.inst(gibbs_term, {s: a[k], r: A / B * b[k]})
    return (
        calc(Sum(a[k] * log(a[k] / b[k]), k))
        .eq(A * log(A / B) + Sum(a[k] * log(a[k] / (A / B * b[k])), k), by.log_product, by.hyp)
        .ge(A * log(A / B) + Sum(a[k] - A / B * b[k], k), by.monotone(scaled), by.hyp)
        .eq(A * log(A / B), by.hyp)
    )


# ── Young, Chebyshev ──────────────────────────────────────────────────────────


@claim(
    Le(exp(t / alpha + u / beta), exp(t) / alpha + exp(u) / beta),
    given=[Eq(1 / alpha + 1 / beta, 1)],
    source="Steele 2004 ch. 9",
)
def young_exp():
    """The exponential is convex, between two points."""
    m = t / alpha + u / beta
    return (
        calc(exp(m))
        .eq(exp(m) * ((1 + t - m) / alpha + (1 + u - m) / beta), by.hyp)
        .le(
            exp(m) * (exp(t - m) / alpha + exp(u - m) / beta),
            by.monotone(by.exp_bound(t - m)),
            by.monotone(by.exp_bound(u - m)),
        )
        .eq(exp(t) / alpha + exp(u) / beta)
    )


@claim(
    Le(s * r, s**alpha / alpha + r**beta / beta),
    given=[Eq(1 / alpha + 1 / beta, 1)],
    source="Steele 2004 ch. 9",
)
def young():
    """Young's inequality, for conjugate exponents."""
    logarithms = {t: alpha * log(s), u: beta * log(r)}
    return (
        calc(s * r)
        .eq(exp(log(s) + log(r)))
        .le(s**alpha / alpha + r**beta / beta, by.inst(young_exp, logarithms), by.hyp)
    )


@claim(Le(t * u, s * t**2 / 2 + u**2 / (2 * s)), source="Steele 2004 ch. 9")
def young_squares():
    """Young's inequality for squares, with a factor to choose."""
    return calc(t * u).le(s * t**2 / 2 + u**2 / (2 * s))


alike = forall(j, k, Ge((a[j] - a[k]) * (b[j] - b[k]), 0))
opposite = forall(j, k, Le((a[j] - a[k]) * (b[j] - b[k]), 0))


@claim(
    Ge(n * Sum(a[k] * b[k], k), Sum(a[k], k) * Sum(b[k], k)),
    given=[alike],
    source="Hardy–Littlewood–Pólya 1934 2.17",
)
def chebyshev_sum():
    """Chebyshev's sum inequality, for vectors in the same order: no pair is ordered one way in a, the other in b."""
    return calc(n * Sum(a[k] * b[k], k)).ge(Sum(a[k], k) * Sum(b[k], k), by.hyp)


@claim(
    Le(n * Sum(a[k] * b[k], k), Sum(a[k], k) * Sum(b[k], k)),
    given=[opposite],
    source="Hardy–Littlewood–Pólya 1934 2.17",
)
def chebyshev_sum_opposite():
    """The same for vectors in opposite orders."""
    return calc(n * Sum(a[k] * b[k], k)).le(Sum(a[k], k) * Sum(b[k], k), by.hyp)


@claim(
    Ge(Sum(p[k] * a[k] * b[k], k), Sum(p[k] * a[k], k) * Sum(p[k] * b[k], k)),
    given=[alike],
    source="Hardy–Littlewood–Pólya 1934 2.17",
)
def chebyshev_weighted():
    """The same for means: what rises together has a covariance that is not negative."""
    pairs = Sum(p[j] * p[k] * (a[j] - a[k]) * (b[j] - b[k]), j, k)
    return (
        calc(Sum(p[k] * a[k] * b[k], k))
        .eq(Sum(p[k] * a[k], k) * Sum(p[k] * b[k], k) + pairs / 2, by.hyp)
        .ge(Sum(p[k] * a[k], k) * Sum(p[k] * b[k], k), by.hyp)
    )

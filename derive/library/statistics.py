"""Means, variances and covariances of n numbers, plain and weighted.

The plain ones divide by n, as of a whole population; the weighted ones have
weights p that are not negative and sum to 1.

Sources: Feller, An Introduction to Probability Theory and Its Applications I
(3rd edition, 1968); Casella, Berger, Statistical Inference (2nd edition, 2002).
"""

from derive import by
from derive.library.inequalities import cauchy_schwarz_weighted
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k = indices("i j k", n)
g = index("g", m)
x, y, z = vector("x", n), vector("y", n), vector("z", n)
c, d = scalar("c"), scalar("d")
p = weights("p", n)

mean = define("mean", Sum(x[k], k) / n, of=x)
variance = define("Var", Sum((x[k] - mean(x)) ** 2, k) / n, of=x)
covariance = define("Cov", Sum((x[k] - mean(x)) * (y[k] - mean(y)), k) / n, of=(x, y))

expectation = define("E", Sum(p[k] * x[k], k), of=(p, x))
weighted_variance = define("V", Sum(p[k] * (x[k] - expectation(p, x)) ** 2, k), of=(p, x))
weighted_covariance = define("C", Sum(p[k] * (x[k] - expectation(p, x)) * (y[k] - expectation(p, y)), k), of=(p, x, y))

# ── plain ─────────────────────────────────────────────────────────────────────


@claim(Eq(Sum(x[k] - mean(x), k), 0), source="Casella–Berger 2002 5.2")
def deviations_sum_to_zero():
    """What lies above the mean balances what lies below it."""
    return calc(Sum(x[k] - mean(x), k)).eq(0, by.unfold(mean))


@claim(Eq(mean(c * x + d), c * mean(x) + d), source="Casella–Berger 2002 2.2")
def mean_is_affine():
    """Scale and shift come out of a mean."""
    return calc(mean(c * x + d)).eq(c * mean(x) + d, by.unfold(mean))


@claim(Eq(mean(x + y), mean(x) + mean(y)), source="Casella–Berger 2002 2.2")
def mean_is_additive():
    """So do sums."""
    return calc(mean(x + y)).eq(mean(x) + mean(y), by.unfold(mean))


@claim(And(Le(x.min, mean(x)), Le(mean(x), x.max)), source="Casella–Berger 2002 5.2")
def mean_between_extremes():
    """No mean is below the least, and none above the largest."""
    return conj(
        calc(x.min).le(mean(x), by.unfold(mean)),
        calc(mean(x)).le(x.max, by.unfold(mean)),
    )


@claim(
    Eq(Sum((x[k] - c) ** 2, k), n * variance(x) + n * (mean(x) - c) ** 2),
    source="Casella–Berger 2002 Theorem 5.2.4",
)
def squares_about_any_number():
    """About any number c, the squares are those about the mean, and n times that of the distance to it."""
    return calc(Sum((x[k] - c) ** 2, k)).eq(
        n * variance(x) + n * (mean(x) - c) ** 2, by.unfold(variance), by.unfold(mean)
    )


@claim(
    Ge(Sum((x[k] - c) ** 2, k), n * variance(x)),
    source="Casella–Berger 2002 Theorem 5.2.4",
)
def mean_has_the_least_squares():
    """No number has a smaller sum of squared distances than the mean."""
    return (
        calc(Sum((x[k] - c) ** 2, k))
        .eq(n * variance(x) + n * (mean(x) - c) ** 2, squares_about_any_number)
        .ge(n * variance(x), by.sign)
    )


@claim(
    Eq(variance(x), Sum(x[k] ** 2, k) / n - mean(x) ** 2),
    source="Casella–Berger 2002 Theorem 5.2.4",
)
def variance_by_squares():
    """The mean of the squares less the square of the mean."""
    return calc(variance(x)).eq(Sum(x[k] ** 2, k) / n - mean(x) ** 2, by.unfold(variance), by.unfold(mean))


@claim(Ge(variance(x), 0), source="Casella–Berger 2002 2.3")
def variance_is_not_negative():
    """It is a mean of squares."""
    return calc(variance(x)).ge(0, by.unfold(variance), by.sign)


@claim(Eq(variance(c * x + d), c**2 * variance(x)), source="Casella–Berger 2002 Theorem 2.3.4")
def variance_is_quadratic():
    """A shift does not matter, and a scale is squared."""
    return calc(variance(c * x + d)).eq(c**2 * variance(x), by.unfold(variance), by.unfold(mean))


@claim(
    Eq(variance(x), Sum((x[j] - x[k]) ** 2, j, k) / (2 * n**2)),
    source="Casella–Berger 2002 5.2",
)
def variance_by_pairs():
    """Half the mean squared difference of two of the numbers."""
    return calc(variance(x)).eq(Sum((x[j] - x[k]) ** 2, j, k) / (2 * n**2), by.unfold(variance), by.unfold(mean))


@claim(
    Eq(covariance(x, y), Sum(x[k] * y[k], k) / n - mean(x) * mean(y)),
    source="Casella–Berger 2002 Theorem 4.5.3",
)
def covariance_by_products():
    """The mean of the products less the product of the means."""
    return calc(covariance(x, y)).eq(
        Sum(x[k] * y[k], k) / n - mean(x) * mean(y), by.unfold(covariance), by.unfold(mean)
    )


@claim(Eq(covariance(x, y), covariance(y, x)), source="Casella–Berger 2002 4.5")
def covariance_is_symmetric():
    """Products commute."""
    return calc(covariance(x, y)).eq(covariance(y, x), by.unfold(covariance))


@claim(Eq(covariance(x, x), variance(x)), source="Casella–Berger 2002 4.5")
def covariance_with_itself():
    """A variance is a covariance."""
    return calc(covariance(x, x)).eq(variance(x), by.unfold(covariance), by.unfold(variance))


@claim(
    Eq(covariance(c * x + d * y, z), c * covariance(x, z) + d * covariance(y, z)),
    source="Casella–Berger 2002 4.5",
)
def covariance_is_bilinear():
    """It is linear in each of the two."""
    return calc(covariance(c * x + d * y, z)).eq(
        c * covariance(x, z) + d * covariance(y, z), by.unfold(covariance), by.unfold(mean)
    )


@claim(
    Eq(variance(c * x + d * y), c**2 * variance(x) + d**2 * variance(y) + 2 * c * d * covariance(x, y)),
    source="Casella–Berger 2002 Theorem 4.5.6",
)
def variance_of_a_sum():
    """Two variances and twice the covariance."""
    return calc(variance(c * x + d * y)).eq(
        c**2 * variance(x) + d**2 * variance(y) + 2 * c * d * covariance(x, y),
        by.unfold(covariance),
        by.unfold(variance),
        by.unfold(mean),
    )


u, v = define("u", x[i] - mean(x), at=i), define("v", y[i] - mean(y), at=i)


@claim(
    Le(covariance(x, y) ** 2, variance(x) * variance(y)),
    source="Casella–Berger 2002 Theorem 4.5.7",
)
def covariance_is_bounded():
    """The inequality of Cauchy and Schwarz: a correlation lies between -1 and 1."""
    return (
        calc(covariance(x, y) ** 2)
        .eq(Sum(u[k] * v[k] / n, k) ** 2, by.unfold(covariance), by.unfold(u), by.unfold(v))
        .le(Sum(u[k] ** 2 / n, k) * Sum(v[k] ** 2 / n, k))
        .eq(variance(x) * variance(y), by.unfold(variance), by.unfold(u), by.unfold(v))
    )


# ── weights ─────


@claim(Le(p[i], 1), source="Feller 1968 I.7")
def weights_at_most_one():
    """No weight is more than all together."""
    return calc(p[i]).le(p[i] + Sum(p[k], k, omit=i), by.hyp).eq(1, by.split_term(k, i), by.hyp)


@claim(Le(Sum(p[k] ** 2, k), 1), source="Feller 1968 IX.4")
def squares_of_weights():
    """No weight is above 1, so no square is above its weight."""
    return (
        calc(Sum(p[k] ** 2, k))
        .eq(Sum(p[k] * p[k], k))
        .le(Sum(p[k] * 1, k), by.monotone(weights_at_most_one), by.hyp)
        .eq(1, by.hyp)
    )


@claim(Ge(Sum(p[k] ** 2, k), 1 / n), source="Feller 1968 IX.4")
def squares_of_weights_from_below():
    """Equal weights have the least sum of squares."""
    return calc(Sum(p[k] ** 2, k)).ge(Sum(p[k], k) ** 2 / n).eq(1 / n, by.hyp)


# ── weighted ──────────────────────────────────────────────────────────────────


@claim(Eq(Sum(p[k] * (x[k] - expectation(p, x)), k), 0), source="Feller 1968 IX.2")
def weighted_deviations_sum_to_zero():
    """What lies above the expectation balances what lies below it."""
    return (
        calc(Sum(p[k] * (x[k] - expectation(p, x)), k))
        .eq(expectation(p, x) - Sum(p[k], k) * expectation(p, x), by.unfold(expectation))
        .eq(0, by.hyp)
    )


@claim(Eq(expectation(p, c * x + d * y), c * expectation(p, x) + d * expectation(p, y)), source="Feller 1968 IX.2")
def expectation_is_linear():
    """Sums and scales come out of an expectation."""
    return calc(expectation(p, c * x + d * y)).eq(c * expectation(p, x) + d * expectation(p, y), by.unfold(expectation))


@claim(Eq(expectation(p, x + c), expectation(p, x) + c), source="Feller 1968 IX.2")
def expectation_of_a_shift():
    """The expectation of a number is that number."""
    return calc(expectation(p, x + c)).eq(expectation(p, x) + c, by.unfold(expectation), by.hyp)


@claim(Ge(weighted_variance(p, x), 0), source="Feller 1968 IX.4")
def weighted_variance_is_not_negative():
    """No weight is negative, and no square."""
    return calc(weighted_variance(p, x)).ge(0, by.unfold(weighted_variance), by.hyp)


@claim(Eq(weighted_variance(p, x), Sum(p[k] * x[k] ** 2, k) - expectation(p, x) ** 2), source="Feller 1968 IX.4")
def weighted_variance_by_squares():
    """The expected square less the square of the expectation."""
    return calc(weighted_variance(p, x)).eq(
        Sum(p[k] * x[k] ** 2, k) - expectation(p, x) ** 2, by.unfold(weighted_variance), by.unfold(expectation), by.hyp
    )


@claim(
    Eq(weighted_covariance(p, x, y), Sum(p[k] * x[k] * y[k], k) - expectation(p, x) * expectation(p, y)),
    source="Feller 1968 IX.5",
)
def weighted_covariance_by_products():
    """The expected product less the product of the expectations."""
    return calc(weighted_covariance(p, x, y)).eq(
        Sum(p[k] * x[k] * y[k], k) - expectation(p, x) * expectation(p, y),
        by.unfold(weighted_covariance),
        by.unfold(expectation),
        by.hyp,
    )


@claim(Eq(weighted_variance(p, c * x + d), c**2 * weighted_variance(p, x)), source="Feller 1968 IX.4")
def weighted_variance_is_quadratic():
    """A shift does not matter, and a scale is squared."""
    return calc(weighted_variance(p, c * x + d)).eq(
        c**2 * weighted_variance(p, x), by.unfold(weighted_variance), by.unfold(expectation), by.hyp
    )


@claim(
    Eq(Sum(p[k] * (x[k] - c) ** 2, k), weighted_variance(p, x) + (expectation(p, x) - c) ** 2),
    source="Feller 1968 IX.4",
)
def weighted_squares_about_any_number():
    """About any number c, the expected square is the variance, and the squared distance to the expectation."""
    return calc(Sum(p[k] * (x[k] - c) ** 2, k)).eq(
        weighted_variance(p, x) + (expectation(p, x) - c) ** 2,
        by.unfold(weighted_variance),
        by.unfold(expectation),
        by.hyp,
    )


@claim(
    Le(weighted_covariance(p, x, y) ** 2, weighted_variance(p, x) * weighted_variance(p, y)), source="Feller 1968 IX.8"
)
def weighted_covariance_is_bounded():
    """The inequality of Cauchy and Schwarz for the deviations."""
    return calc(weighted_covariance(p, x, y) ** 2).le(
        weighted_variance(p, x) * weighted_variance(p, y),
        cauchy_schwarz_weighted,
        by.unfold(weighted_covariance),
        by.unfold(weighted_variance),
        by.hyp,
    )


# ── within and between ────────────────────────────────────────────────────────

# Items k = 1, …, n in groups g = 1, …, m: R[g, k] is how much of the whole weight
# is that of item k in group g. With hard groups, only one R[g, k] of each k is
# not 0.

R = matrix("R", m, n)
share = define("w", Sum(R[g, k], k), at=g)
centre = define("mu", Sum(R[g, k] * x[k], k) / share[g], at=g)
whole = Sum(R[g, k] * x[k], g, k)
within = define("W", Sum(R[g, k] * (x[k] - centre[g]) ** 2, g, k))
between = define("B", Sum(share[g] * (centre[g] - whole) ** 2, g))


@claim(
    Eq(Sum(R[g, k] * (x[k] - whole) ** 2, g, k), within + between),
    given=[forall(g, Gt(share[g], 0)), Eq(Sum(R[g, k], g, k), 1)],
    source="Casella–Berger 2002 Theorem 4.4.7",
)
def within_and_between():
    """The law of total variance: what is spread within the groups, and what is spread between their centres."""
    return calc(Sum(R[g, k] * (x[k] - whole) ** 2, g, k)).eq(
        within + between, by.unfold(within), by.unfold(between), by.unfold(centre), by.hyp
    )


# Row by row, the mean of a matrix of groups of one size.

X = matrix("X", m, n)
row = define("r", Sum(X[g, k], k) / n, at=g)
grand = Sum(X[g, k], g, k) / (m * n)


@claim(
    Eq(Sum((X[g, k] - grand) ** 2, g, k), Sum((X[g, k] - row[g]) ** 2, g, k) + n * Sum((row[g] - grand) ** 2, g)),
    source="Casella–Berger 2002 11.2",
)
def one_way_squares():
    """Analysis of variance in one way: the squares within the groups, and those between them."""
    return calc(Sum((X[g, k] - grand) ** 2, g, k)).eq(
        Sum((X[g, k] - row[g]) ** 2, g, k) + n * Sum((row[g] - grand) ** 2, g), by.unfold(row)
    )

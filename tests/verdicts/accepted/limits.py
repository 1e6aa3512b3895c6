"""Limits that a reader of analysis sees at once: of continuous functions, of growth, of slopes, at a point, over an index."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, y = vector("x", n), vector("y", n)
a = scalar("a", positive=True)
b, c, d, h, r = scalar("b"), scalar("c"), scalar("d"), scalar("h"), scalar("r")
p, q = scalar("p", positive=True), scalar("q", positive=True)
up, down = scalar("u", positive=True), scalar("v", negative=True)


@claim(Tends((3 * a**2 + c * a + 1) / (a**2 - 5), a, oo, 3))
def a_quotient_of_polynomials():
    return limit(calc((3 * a**2 + c * a + 1) / (a**2 - 5)))


@claim(Tends(tanh(a), a, oo, 1))
def tanh_saturates():
    return limit(calc(tanh(a)))


@claim(Tends(tanh(b), b, -oo, -1))
def tanh_saturates_below():
    return limit(calc(tanh(b)))


@claim(Tends(atan(a), a, oo, pi / 2))
def atan_saturates():
    return limit(calc(atan(a)))


@claim(Tends(1 / (1 + exp(-b)), b, -oo, 0))
def a_sigmoid():
    return limit(calc(1 / (1 + exp(-b))))


@claim(Tends(3 ** (-a), a, oo, 0))
def a_power_of_a_number():
    return limit(calc(3 ** (-a)))


@claim(Tends(a**10 * exp(-a), a, oo, 0))
def exponentials_outgrow_powers():
    return limit(calc(a**10 * exp(-a)))


@claim(Tends(log(a) ** 3 / sqrt(a), a, oo, 0))
def powers_outgrow_logarithms():
    return limit(calc(log(a) ** 3 / sqrt(a)))


@claim(Tends((exp(h) - 1) / h, h, 0, 1))
def the_slope_of_exp():
    return limit(calc((exp(h) - 1) / h))


@claim(Tends(log(1 + c * h) / h, h, 0, c))
def the_slope_of_log():
    return limit(calc(log(1 + c * h) / h))


@claim(Tends(((p + h) ** r - p**r) / h, h, 0, r * p ** (r - 1)))
def the_slope_of_a_power():
    return limit(calc(((p + h) ** r - p**r) / h))


@claim(Tends((sin(c + h) - sin(c)) / h, h, 0, cos(c)))
def the_slope_of_sine():
    return limit(calc((sin(c + h) - sin(c)) / h))


@claim(Tends((1 - cos(h)) / h**2, h, 0, Rational(1, 2)))
def the_bend_of_cosine():
    return limit(calc((1 - cos(h)) / h**2))


@claim(Tends((1 + r / a) ** a, a, oo, exp(r)))
def compound_interest():
    return limit(calc((1 + r / a) ** a))


@claim(Tends((b**2 - c**2) / (b - c), b, c, 2 * c))
def at_a_point():
    return limit(calc((b**2 - c**2) / (b - c)))


@claim(Tends(log(b) / (b - 1), b, 1, 1))
def a_logarithm_at_a_point():
    return limit(calc(log(b) / (b - 1)))


@claim(Tends(abs(b - c) / (b - c), b, c, 1, side="+"))
def from_the_right():
    return limit(calc(abs(b - c) / (b - c)))


@claim(Tends(abs(b - c) / (b - c), b, c, -1, side="-"))
def from_the_left():
    return limit(calc(abs(b - c) / (b - c)))


@claim(Tends(sqrt(b - 1), b, 1, 0, side="+"))
def a_root_from_the_right():
    return limit(calc(sqrt(b - 1)))


@claim(Tends(exp(1 / down), down, 0, 0))
def a_pole_under_exp():
    return limit(calc(exp(1 / down)))


@claim(Tends(up**up, up, 0, 1))
def a_power_of_itself():
    return limit(calc(up**up))


@claim(Tends(Sum(x[k] / a, k), a, oo, 0))
def a_sum_over_an_index():
    return limit(calc(Sum(x[k] / a, k)))


@claim(Tends(exp(x[i] / a) / Sum(exp(x[k] / a), k), a, oo, 1 / n))
def hot_softmax():
    return limit(calc(exp(x[i] / a) / Sum(exp(x[k] / a), k)))


@claim(Tends(a * (log(Sum(exp(x[k] / a), k)) - log(n)), a, oo, Sum(x[k], k) / n))
def the_mean_at_high_temperature():
    return limit(calc(a * (log(Sum(exp(x[k] / a), k)) - log(n))))


@claim(Tends(Sum(exp(-a * exp(x[k])), k), a, oo, 0))
def rates_that_all_vanish():
    return limit(calc(Sum(exp(-a * exp(x[k])), k)))


@claim(Tends(Max(x[k] + y[k] / a, k), a, oo, x.max))
def the_largest():
    return limit(calc(Max(x[k] + y[k] / a, k)))


@claim(Tends(Prod(1 + x[k] / a, k), a, oo, 1))
def a_product_over_an_index():
    return limit(calc(Prod(1 + x[k] / a, k)))


@claim(Tends(((p**h + q**h) / 2) ** (1 / h), h, 0, sqrt(p * q)))
def the_geometric_mean():
    return limit(calc(((p**h + q**h) / 2) ** (1 / h)))


@claim(Tends(sqrt(a**2 + a) - a, a, oo, Rational(1, 2)))
def roots_that_nearly_cancel():
    return limit(calc(sqrt(a**2 + a) - a))


@claim(Tends(log(1 + exp(a)) - a, a, oo, 0))
def softplus():
    return limit(calc(log(1 + exp(a)) - a))


@claim(Tends(h * sin(1 / h), h, 0, 0))
def a_bounded_factor():
    return limit(calc(h * sin(1 / h)))


@claim(Tends(exp(-exp(a)), a, oo, 0))
def an_exponential_of_an_exponential():
    return limit(calc(exp(-exp(a))))


@claim(Tends(exp(-c * a), a, oo, 0), given=[Gt(c, 0)])
def a_rate_by_hypothesis():
    return limit(calc(exp(-c * a)))


@claim(Tends(exp(-c * a), a, oo, 0), given=[Eq(c, d**2 + 1)])
def a_rate_by_an_equation():
    return limit(calc(exp(-c * a)))


@claim(Tends(exp((c - d) * a), a, oo, 1), given=[Eq(c, d)])
def rates_that_cancel():
    return limit(calc(exp((c - d) * a)))


@claim(Tends(x[i] * a / (a + 1), a, oo, x.max), given=[Eq(x[i], x.max)])
def a_target_by_an_equation():
    return limit(calc(x[i] * a / (a + 1)))


@claim(Tends(log(c) * a / (a + 1), a, oo, log(d)), given=[Eq(c, d), Gt(c, 0)])
def a_target_under_a_function():
    return limit(calc(log(c) * a / (a + 1)))


@claim(Tends(exp(x[i] / a) * (1 + c / a), a, oo, 1))
def of_two_factors():
    return limit(calc(exp(x[i] / a) * (1 + c / a)))


# ── what the hypotheses show, and what is cited ──


@claim(Tends(exp(-c * a), a, oo, 0), given=[Gt(c, d), Gt(d, r), Gt(r, 0)])
def a_rate_by_a_chain_of_inequalities():
    return limit(calc(exp(-c * a)))


@claim(Tends(Sum(exp(-a * x[k]), k), a, oo, 0), given=[forall(k, Gt(x[k], c)), Gt(c, 0)])
def rates_that_are_positive_at_every_index():
    return limit(calc(Sum(exp(-a * x[k]), k)))


@claim(Tends(2**a * exp(-a), a, oo, 0))
def rates_that_are_numbers():
    return limit(calc(2**a * exp(-a)))


waves = define("w", Sum(x[k] * sin(a * y[k]), k) / a)
smooth = define("M", log(Sum(exp(a * x[k]), k)) / a)


@claim(Tends(waves, a, oo, 0))
def of_waves():
    return limit(calc(waves))


@claim(Tends(x[i] * a / (a + 1), a, oo, x[i]))
def of_one():
    return limit(calc(x[i] * a / (a + 1)))


@claim(Tends(y[j] * a / (a + 1) + y[k] * a / (a + 1), a, oo, y[j] + y[k]))
def a_sum_of_cited_limits():
    return limit(calc(y[j] * a / (a + 1) + y[k] * a / (a + 1)), of_one)


@claim(Ge(smooth, x.max))
def above_the_largest():
    return (
        calc(smooth)
        .eq(log(Sum(exp(a * x[k]), k)) / a, by.unfold(smooth))
        .ge(log(exp(x.max * a)) / a, by.monotone(one_of_the_terms))
        .eq(x.max, by.exp_log)
    )


@claim(Le(exp(x.max * a), Sum(exp(a * x[k]), k)))
def one_of_the_terms():
    return (
        calc(exp(x.max * a))
        .eq(exp(a * x[x.argmax]), by.extremes)
        .le(exp(a * x[x.argmax]) + Sum(exp(a * x[k]), k, omit=x.argmax), by.sign)
        .eq(Sum(exp(a * x[k]), k), by.split_term(k, x.argmax))
    )


@claim(Le(smooth, x.max + log(n) / a))
def above_by_at_most():
    return (
        calc(smooth)
        .eq(log(Sum(exp(a * x[k]), k)) / a, by.unfold(smooth))
        .le(log(Sum(exp(a * x.max), k)) / a, by.monotone(by.extremes))
        .eq(x.max + log(n) / a, by.constant_sum, by.log_product)
    )


@claim(Tends(smooth, a, oo, x.max))
def the_smooth_maximum():
    """Its rates differ from index to index: it is squeezed."""
    return squeeze(calc(x.max).le(smooth, above_the_largest), calc(smooth).le(x.max + log(n) / a, above_by_at_most))


@claim(Tends(exp(smooth) * (1 + c / a) - waves, a, oo, exp(x.max)))
def a_composition_with_cited_limits():
    return limit(calc(exp(smooth) * (1 + c / a) - waves), the_smooth_maximum, of_waves)


@claim(forall(i, Implies(Gt(c, 0), Tends(x[i] * exp(-c * a), a, oo, 0))))
def under_a_quantifier_and_a_premise():
    return limit(calc(x[i] * exp(-c * a)))


@claim(
    Tends(
        (log(Sum(exp(h * x[k]), k) / n) - h * Sum(x[k], k) / n) / h**2,
        h,
        0,
        Sum(x[k] ** 2, k) / (2 * n) - Sum(x[k], k) ** 2 / (2 * n**2),
    )
)
def half_the_variance():
    """The second cumulant: two orders cancel before the limit shows."""
    return limit(calc((log(Sum(exp(h * x[k]), k) / n) - h * Sum(x[k], k) / n) / h**2))


@claim(Tends((sin(a) ** 2 + cos(a) ** 2) / 2 + exp(-a), a, oo, Rational(1, 2)))
def what_oscillates_cancels():
    return limit(calc((sin(a) ** 2 + cos(a) ** 2) / 2 + exp(-a)))


@claim(Tends(sin(a + pi / 2) - cos(a), a, oo, 0))
def two_that_oscillate_alike():
    return limit(calc(sin(a + pi / 2) - cos(a)))

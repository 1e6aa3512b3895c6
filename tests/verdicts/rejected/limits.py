"""False limits: the wrong side, the wrong rate, a bound that does not close, a quotient across a tie."""

from derive import by
from derive.notation import *

n, m = dimension("n", at_least=1), dimension("m", at_least=2)
i, k = indices("i k", n)
p, q, r = indices("p q r", m)
x, z = vector("x", n), vector("z", m)
a, h, g = scalar("a", positive=True), scalar("h", positive=True), scalar("g", negative=True)
c, d = scalar("c"), scalar("d")

smooth = define("M", log(Sum(exp(a * x[k]), k)) / a)


@claim(Ge(x.max + log(n) / a, smooth))
def above_by_at_most():
    """accepted"""
    return (
        calc(x.max + log(n) / a)
        .eq(log(Sum(exp(a * x.max), k)) / a, by.constant_sum, by.log_product)
        .ge(log(Sum(exp(a * x[k]), k)) / a, by.monotone(by.extremes))
        .eq(smooth, by.unfold(smooth))
    )


@claim(Tends(smooth, a, oo, x.max))
def squeezed_by_bounds_that_do_not_meet():
    return squeeze(
        calc(x.min).le(smooth, above_by_at_most),  # rejected: no combination of the facts
        calc(smooth).le(x.max + log(n) / a, above_by_at_most),
    )


@claim(Tends(log(n) / a, a, oo, 1))
def a_quotient_that_vanishes():
    return limit(calc(log(n) / a).eq(log(n) / a))  # rejected-claim: the limit is 0, not 1


@claim(Tends(exp(c * a), a, oo, 0))
def an_exponential_of_either_sign():
    return limit(calc(exp(c * a)).eq(exp(c * a)))  # rejected-claim: c has a sign that decides


@claim(Tends(exp(-a), a, oo, 1))
def an_exponential_at_its_start():
    return limit(calc(exp(-a)).eq(exp(-a)))  # rejected-claim: the limit is 0, not 1


@claim(Tends(a * exp(-a), a, oo, 1))
def a_product_that_vanishes():
    return limit(calc(a * exp(-a)).eq(a * exp(-a)))  # rejected-claim: the limit is 0, not 1


@claim(Tends((1 + a) / a, a, oo, 0))
def a_quotient_of_equal_degree():
    return limit(calc((1 + a) / a).eq(1 / a + 1))  # rejected-claim: the limit is 1, not 0


@claim(Tends(abs(h + g) / h, h, 0, 1))
def a_quotient_that_grows():
    return limit(calc(abs(h + g) / h).eq(abs(h + g) / h))  # rejected-claim: it tends to ∞


@claim(Tends(abs(g) / g, g, 0, 1))
def slope_from_the_other_side():
    return limit(calc(abs(g) / g).eq(1, by.sign))  # rejected: different normal forms


@claim(Tends((c + h) / h, h, 0, 1))
def a_pole():
    return limit(calc((c + h) / h).eq(c / h + 1))  # rejected-claim: it is not known how fast it grows


@claim(Tends((Max(z[r] + h * delta(r, p), r) - z.max) / h, h, 0, 0), given=[Eq(z[p], z.max)])
def the_maximum_does_not_rise():
    return limit(calc((Max(z[r] + h * delta(r, p), r) - z.max) / h).eq(0, by.hyp))  # rejected: different normal forms


@claim(Tends(c + d * h, h, 0, d))
def the_other_constant():
    return limit(calc(c + d * h).eq(c + d * h))  # rejected-claim: the limit is c, not d


@claim(Tends(exp(a) / a, a, oo, 0))
def an_exponential_over_a_power():
    return limit(calc(exp(a) / a).eq(exp(a) / a))  # rejected-claim: it tends to ∞


@claim(Tends(exp(a) * exp(-a), a, oo, 0))
def two_that_cancel():
    return limit(calc(exp(a) * exp(-a)).eq(1))  # rejected-claim: the limit is 1, not 0


# ── near a point, and from one side ──

u, v = scalar("u"), scalar("v", positive=True)


@claim(Tends(1 / u, u, 0, 0))
def a_pole_of_two_signs():
    return limit(calc(1 / u))  # rejected-claim: it tends to ∞


@claim(Tends(abs(u) / u, u, 0, 1))
def a_sign_at_the_origin():
    return limit(calc(abs(u) / u))  # rejected-claim: from the right the limit is 1, from the left it is -1


@claim(Tends(abs(u - c) / (u - c), u, c, 1))
def a_sign_at_a_point():
    return limit(calc(abs(u - c) / (u - c)))  # rejected-claim: from the right the limit is 1, from the left it is -1


@claim(Tends(abs(u - c) / (u - c), u, c, 1, side="-"))
def a_sign_on_the_other_side():
    return limit(calc(abs(u - c) / (u - c)))  # rejected-claim: the limit is -1, not 1


@claim(Tends(1 / (1 + exp(1 / u)), u, 0, 0))
def a_step():
    return limit(calc(1 / (1 + exp(1 / u))))  # rejected-claim: from the right the limit is 0, from the left it is 1


@claim(Tends(sin(1 / u), u, 0, 0))
def an_oscillation():
    return limit(calc(sin(1 / u)))  # rejected-claim: it stays bounded, and no more is known of it


@claim(Tends(sqrt(u), u, 0, 0))
def a_root_without_a_left_side():
    return limit(calc(sqrt(u)))  # rejected-claim: u is negative near the target, and must be positive


@claim(Tends(log(u), u, c, log(c)))
def a_logarithm_at_a_point_of_any_sign():
    return limit(calc(log(u)))  # rejected-claim: only if c > 0


@claim(Tends((u**2 - c**2) / (u - c), u, c, c))
def half_a_slope():
    return limit(calc((u**2 - c**2) / (u - c)))  # rejected-claim: the limit is 2·c, not c


@claim(Tends(v, v, -1, 5))
def a_point_out_of_reach():
    return limit(calc(v))  # rejected-claim: does not come near -1


@claim(Tends(v, v, c, c))
def a_point_that_may_be_out_of_reach():
    return limit(calc(v))  # rejected-claim: it is not known whether c is within reach


@claim(Tends(exp(-u), u, -oo, 0))
def the_other_infinity():
    return limit(calc(exp(-u)))  # rejected-claim: it tends to ∞


# ── one order more ──


@claim(Tends((exp(u) - 1) / u, u, 0, 0))
def the_slope_of_exp_at_0():
    return limit(calc((exp(u) - 1) / u))  # rejected-claim: the limit is 1, not 0


@claim(Tends((1 - cos(u)) / u**2, u, 0, 1))
def the_bend_of_cos_at_0():
    return limit(calc((1 - cos(u)) / u**2))  # rejected-claim: the limit is 1/2, not 1


@claim(Tends((1 + 1 / a) ** a, a, oo, 1))
def one_to_the_power_of_infinity():
    return limit(calc((1 + 1 / a) ** a))  # rejected-claim: the limit is exp(1), not 1


@claim(Tends((1 + c / a) ** (a**2), a, oo, exp(c)))
def a_power_that_grows_too_fast():
    return limit(calc((1 + c / a) ** (a**2)))  # rejected-claim: c has a sign that decides


@claim(Tends(sqrt(a**2 + c * a) - a, a, oo, c))
def roots_that_nearly_cancel():
    return limit(calc(sqrt(a**2 + c * a) - a))  # rejected-claim: the limit is c/2, not c


@claim(Tends(a * (log(a + 1) - log(a)), a, oo, 0))
def logarithms_that_nearly_cancel():
    return limit(calc(a * (log(a + 1) - log(a))))  # rejected-claim: the limit is 1, not 0


# ── rates ──


@claim(Tends(a**c, a, oo, 0))
def a_power_of_either_sign():
    return limit(calc(a**c))  # rejected-claim: c has a sign that decides


@claim(Tends(exp(-(c**2) * a), a, oo, 0))
def a_rate_that_may_be_0():
    return limit(calc(exp(-(c**2) * a)))  # rejected-claim: c² has a sign that decides


@claim(Tends(v**a, a, oo, 0))
def a_base_on_either_side_of_1():
    return limit(calc(v**a))  # rejected-claim: log(v) has a sign that decides


@claim(Tends(log(log(a)), a, oo, 0))
def a_growth_too_slow_to_be_seen():
    return limit(calc(log(log(a))))  # rejected-claim: it tends to ∞


@claim(Tends(log(a) / sqrt(log(a) + 1), a, oo, 1))
def a_logarithm_over_its_root():
    return limit(calc(log(a) / sqrt(log(a) + 1)))  # rejected-claim: it tends to ∞


@claim(Tends((c * a + 1) / (d * a + 1), a, oo, c / d))
def a_quotient_that_may_have_no_leading_term():
    return limit(calc((c * a + 1) / (d * a + 1)))  # rejected-claim: only if d ≠ 0


# ── over an index ──


@claim(Tends(Sum(exp(x[k] * a), k), a, oo, 0))
def rates_of_either_sign():
    return limit(calc(Sum(exp(x[k] * a), k)))  # rejected-claim: x_k has a sign that decides


@claim(Tends(Sum(exp(-a * exp(x[k])), k), a, oo, n))
def rates_that_all_vanish():
    return limit(calc(Sum(exp(-a * exp(x[k])), k)))  # rejected-claim: the limit is 0, not n


@claim(Tends(Sum(1 / (1 + a * x[k] ** 2), k), a, oo, 0))
def a_term_that_may_stay():
    return limit(calc(Sum(1 / (1 + a * x[k] ** 2), k)))  # rejected-claim: only if x_k² ≠ 0 for all k


@claim(Tends(Max(x[k] + x[i] / a, k), a, oo, x[i]))
def another_member_than_the_largest():
    return limit(calc(Max(x[k] + x[i] / a, k)))  # rejected-claim: the limit is max x, not x_i


@claim(Tends(Prod(1 + x[k] / a, k), a, oo, 0))
def a_product_of_what_tends_to_1():
    return limit(calc(Prod(1 + x[k] / a, k)))  # rejected-claim: the limit is 1, not 0


# ── what is cited and assumed ──


@claim(Tends(1 / a, a, oo, 0), given=[Gt(a, 1)])
def a_hypothesis_on_what_moves():
    return limit(calc(1 / a))  # rejected-claim: cannot stand for what moves here


@claim(Tends(c * a / (a + 1), a, oo, d), given=[Ge(c, d)])
def an_inequality_for_an_equation():
    return limit(calc(c * a / (a + 1)), by.hyp)  # rejected-claim: the limit is c, not d


slow = define("s", log(a + 2) / (a + 1))


@claim(Tends(slow, a, oo, 0))
def what_vanishes_slowly():
    """accepted"""
    return limit(calc(slow))


@claim(Tends(x[i] * a / (a + 1), a, oo, x[i]))
def of_one_component():
    """accepted"""
    return limit(calc(x[i] * a / (a + 1)))


@claim(Tends(Sum(x[k] ** 2 * slow, k), a, oo, 1))
def a_sum_of_what_vanishes():
    return limit(calc(Sum(x[k] ** 2 * slow, k)), what_vanishes_slowly)  # rejected-claim: the limit is 0, not 1


@claim(Tends(a * slow, a, oo, 0))
def what_vanishes_slowly_times_what_grows():
    return limit(calc(a * slow), what_vanishes_slowly)  # rejected-claim: it tends to ∞


@claim(Tends(exp(1 / slow), a, oo, 0))
def one_over_what_vanishes():
    return limit(calc(exp(1 / slow)), what_vanishes_slowly)  # rejected-claim: it tends to ∞


@claim(Tends(x[k] * a / (a + 1), a, oo, x[i]))
def another_instance_of_a_cited_limit():
    return limit(calc(x[k] * a / (a + 1)), of_one_component)  # rejected-claim: the limit is x_k, not x_i


@claim(Tends(slow, a, 0, 0))
def a_cited_limit_at_another_target():
    return limit(calc(slow), what_vanishes_slowly)  # rejected-claim: the limit is log(2), not 0


@claim(Tends(exp(-c * a), a, oo, 0), given=[Ge(c, d), Ge(d, 0)])
def a_rate_that_hypotheses_let_vanish():
    return limit(calc(exp(-c * a)))  # rejected-claim: c has a sign that decides


@claim(Tends(Sum(exp(-a * x[k]), k), a, oo, 0), given=[Gt(x[i], 0)])
def a_rate_that_is_positive_at_one_index():
    return limit(calc(Sum(exp(-a * x[k]), k)))  # rejected-claim: x_k has a sign that decides


@claim(Tends(sin(a) ** 2 + cos(2 * a), a, oo, 1))
def what_oscillates_and_does_not_cancel():
    return limit(calc(sin(a) ** 2 + cos(2 * a)))  # rejected-claim: it stays bounded, and no more is known of it

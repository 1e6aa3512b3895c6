"""A term that has no value where the claim says that it has one; a hypothesis that is missing."""

from derive import by
from derive.notation import (
    Eq,
    Ge,
    Gt,
    Le,
    Ne,
    Sum,
    abs,
    calc,
    claim,
    delta,
    dimension,
    exp,
    forall,
    indices,
    log,
    scalar,
    sqrt,
    vector,
)

n = dimension("n")
i, j, k = indices("i j k", n)
x, p = vector("x", n), vector("p", n)
a, b, c = scalar("a"), scalar("b"), scalar("c")
r = scalar("r", nonnegative=True)


@claim(Eq(c / c, 1))
def quotient_of_equals():
    return calc(c / c).eq(1)  # rejected: needs c ≠ 0


@claim(Eq(0 * (1 / c), 0))
def zero_times_a_pole():
    return calc(0 * (1 / c)).eq(0)  # rejected: needs c ≠ 0


@claim(Eq(log(c) - log(c), 0))
def difference_of_equal_logs():
    return calc(log(c) - log(c)).eq(0)  # rejected: needs c > 0


@claim(Eq(log(a * b), log(a) + log(b)), given=[Gt(a * b, 0)])
def log_of_a_product_of_negatives():
    return calc(log(a * b)).eq(log(a) + log(b), by.log_product)  # rejected: needs a > 0


@claim(Eq(log(c**2), 2 * log(c)), given=[Ne(c, 0)])
def log_of_a_square():
    return calc(log(c**2)).eq(2 * log(c), by.log_product)  # rejected: needs c > 0


@claim(Eq(sqrt(c**2), c))
def root_of_a_square():
    return calc(sqrt(c**2)).eq(c)  # rejected: different normal forms


@claim(Eq(sqrt(a * b), sqrt(a) * sqrt(b)), given=[Ge(a * b, 0)])
def root_of_a_product_of_negatives():
    return calc(sqrt(a * b)).eq(sqrt(a) * sqrt(b))  # rejected: needs a ≥ 0


@claim(Eq(sqrt(c) ** 2, c))
def square_of_a_root():
    return calc(sqrt(c) ** 2).eq(c)  # rejected: needs c ≥ 0


@claim(Eq(abs(a + b), abs(a) + abs(b)))
def absolute_value_of_a_sum():
    return calc(abs(a + b)).eq(abs(a) + abs(b))  # rejected: different normal forms


@claim(Eq(a / b * b, a))
def cancelled_without_asking():
    return calc(a / b * b).eq(a)  # rejected: needs b ≠ 0


@claim(Eq(c**0 + 1 / c**0 * 0 * (1 / c), 1))
def a_pole_in_a_sum():
    return calc(c**0 + 1 / c**0 * 0 * (1 / c)).eq(1)  # rejected: needs c ≠ 0


@claim(Eq(r ** (-1) * r, 1))
def nonnegative_is_not_positive():
    return calc(r ** (-1) * r).eq(1)  # rejected: needs r ≠ 0


@claim(Eq(Sum(p[k], k) / Sum(p[k], k), 1))
def a_sum_that_may_vanish():
    return calc(Sum(p[k], k) / Sum(p[k], k)).eq(1)  # rejected: ≠ 0


@claim(Eq(Sum(log(p[k]), k), Sum(log(p[k]), k)), given=[Gt(p[i], 0)])
def one_positive_component():
    return calc(Sum(log(p[k]), k)).eq(Sum(log(p[k]), k))  # rejected: > 0


@claim(Eq(p[i] ** delta(i, j), p[i]))
def power_of_a_delta():
    return calc(p[i] ** delta(i, j)).eq(p[i])  # rejected: different normal forms


@claim(Eq(p[i] ** delta(i, j), p[i] * delta(i, j)))
def power_of_a_delta_is_one_elsewhere():
    return calc(p[i] ** delta(i, j)).eq(p[i] * delta(i, j))  # rejected: different normal forms


@claim(Eq(log(1 + delta(i, j)), delta(i, j)))
def log_of_a_delta():
    return calc(log(1 + delta(i, j))).eq(delta(i, j))  # rejected: different normal forms


@claim(Eq(exp(log(c)), c))
def exp_of_a_log():
    return calc(exp(log(c))).eq(c, by.exp_log)  # rejected: needs c > 0


@claim(Eq(1, 0), given=[Eq(c, 0)])
def divided_by_what_is_zero():
    return calc(0 * c + 1).eq(0, by.times(by.hyp, 1 / c))  # rejected: needs c ≠ 0


@claim(Le(1 / a, 1 / b), given=[Ge(a, b), Ne(a, 0), Ne(b, 0)])
def reciprocals_of_any_sign():
    return calc(1 / a).le(1 / b, by.monotone(by.hyp(1)))  # rejected: may be negative


@claim(Ge(a**2, b**2), given=[Ge(a, b)])
def squares_of_any_sign():
    return calc(a**2).ge(b**2, by.monotone(by.hyp))  # rejected: may be negative


@claim(Ge(a * c, b * c), given=[Ge(a, b)])
def factor_of_any_sign():
    return calc(a * c).ge(b * c, by.monotone(by.hyp))  # rejected: sign of c is not known


@claim(Ge(c * a, c * b), given=[Ge(a, b)])
def multiplied_by_any_sign():
    return calc(c * a).ge(c * b, by.times(by.hyp, c))  # rejected: may be negative


@claim(Ge(log(a), log(b)), given=[Ge(a, b)])
def logs_of_any_sign():
    return calc(log(a)).ge(log(b), by.monotone(by.hyp))  # rejected: needs a > 0


@claim(Gt(c**2, 0))
def a_square_may_be_zero():
    return calc(c**2).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Gt(exp(c), 1 + c))
def strict_exponential_bound_at_zero():
    return calc(exp(c)).gt(1 + c, by.exp_bound(c))  # rejected: no combination of the facts


@claim(Gt(log(p[i]), 0), given=[forall(k, Gt(p[k], 0))])
def positive_is_not_above_one():
    return calc(log(p[i])).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(x[i] - x[i] + 1 / x[i], 1 / x[i]))
def missing_domain():
    return calc(x[i] - x[i] + 1 / x[i]).eq(1 / x[i])  # rejected: needs x_i ≠ 0

"""Falsehoods that an attack once got accepted, and their relatives: each is refused, and true neighbours still hold."""

import sympy

from derive import by
from derive.notation import (
    And,
    D,
    Eq,
    Ge,
    Gt,
    Implies,
    Lt,
    Rational,
    Sum,
    abs,
    calc,
    claim,
    define,
    delta,
    dimension,
    exp,
    forall,
    indices,
    log,
    matrix,
    scalar,
    tanh,
    vector,
)

n = dimension("n")
i, j, k, m, h, t = indices("i j k m h t", n)
x, y, z = vector("x", n), vector("y", n), vector("z", n)
A = matrix("A", n, n)
w = scalar("w", negative=True)
c, d = scalar("c"), scalar("d")

# A factor that is merged away by a δ while sums are flattened must not be counted twice.

picked = Sum(delta(k, (y * x[m]).argmax), m)
negative = Sum(tanh(w * exp(A[k, h])), h)


@claim(Ge(Sum(picked * negative, k), 0))
def a_sum_counted_twice():
    return calc(Sum(picked * negative, k)).ge(0, by.sign)  # rejected: does not show in the signs


@claim(Implies(Eq(exp(d) + d, 5), Ge(Sum(picked * negative, k), 0)))
def a_sum_counted_twice_behind_a_premise():
    return calc(Sum(picked * negative, k)).ge(0, by.sign)  # rejected: does not show in the signs


# What a hypothesis says of a term that may have no value is not read through the normal form.

distances = Sum(delta(k, j) / abs(y[k] - y[t]), k, omit=t)
product = abs(distances) * abs(y[j] - y[t])


@claim(Implies(Eq(product, c), Eq(c, 1)))
def a_factor_left_an_omitted_range():
    return calc(c).eq(1, by.hyp)  # rejected: needs


@claim(Implies(And(Eq(product, c), Eq(exp(d) + d, 5)), Eq(c, 1)))
def a_factor_left_an_omitted_range_behind_a_premise():
    return calc(c).eq(1, by.hyp)  # rejected: needs


@claim(Implies(Eq(delta(i, j) * product, c), Eq(c, delta(i, j))))
def a_guarded_factor_left_an_omitted_range():
    return calc(c).eq(delta(i, j), by.hyp)  # rejected: needs


gap = abs(y[i] - y[j])


@claim(Implies(Eq(gap * Sum(1 / gap, k, omit=(i, j)), 0), Eq(n, 2)))
def an_empty_sum_of_what_has_no_value():
    return calc(n).eq(2, by.hyp)  # rejected: needs


@claim(Implies(Gt(c / c, 2), Gt(d, 5)))
def a_sign_read_off_a_hypothesis_without_a_value():
    return calc(d).gt(5, by.hyp)  # rejected: needs c ≠ 0


# A slope needs the index at which it is taken, and what is left out beside it.

logs = define("u", log(z[k]), at=k)
largest_slope = D(x[logs.argmax], x[j])
sum_slope = D(Sum(x[k], k, omit=logs.argmax), x[j])


@claim(Eq(largest_slope - largest_slope, 0))
def slope_at_an_index_without_a_value():
    return calc(largest_slope - largest_slope).eq(0)  # rejected: needs z_k > 0 for all k


@claim(Eq(sum_slope - sum_slope, 0))
def slope_of_a_sum_that_leaves_out_no_index():
    return calc(sum_slope - sum_slope).eq(0)  # rejected: needs z_k > 0 for all k


@claim(Eq(D(x[logs.argmax] ** 0, x[j]), 0))
def slope_of_a_power_zero_at_no_index():
    return calc(D(x[logs.argmax] ** 0, x[j])).eq(0, by.power_rule)  # rejected: needs z_k > 0 for all k


@claim(Ge(largest_slope**2, 0))
def square_of_a_slope_at_no_index():
    return calc(largest_slope**2).ge(0, by.sign)  # rejected: needs z_k > 0 for all k


@claim(Eq(D(D(c * x[i], x[logs.argmax]), c), delta(i, logs.argmax)))
def a_slope_of_a_slope_at_no_index():
    return calc(D(D(c * x[i], x[logs.argmax]), c)).eq(delta(i, logs.argmax), by.calculus)  # rejected: needs z_k > 0


# A power has a value by what its exponent is, however it is written.

power = define("pw", c**d, of=(c, d))
two = define("w2", Rational(1) + 1)


@claim(Eq((-1) ** d, 1), given=[Eq(d, 2)])
def an_exponent_by_hypothesis():
    """accepted"""
    return calc((-1) ** d).eq((-1) ** 2, by.hyp).eq(1)


@claim(Eq(c**two, c**2))
def an_exponent_by_definition():
    """accepted"""
    return calc(c**two).eq(c**2, by.unfold(two))


@claim(Eq(power(x[i], n), x[i] ** n))
def an_exponent_as_argument():
    """accepted"""
    return calc(power(x[i], n)).eq(x[i] ** n, by.unfold(power))


@claim(Eq(c ** (d - d), c ** sympy.Rational(1, 2)))
def an_exponent_that_is_zero():
    return calc(c ** (d - d)).eq(c ** sympy.Rational(1, 2))  # rejected: needs c > 0


@claim(Gt((-1) ** d, 0), given=[Eq(d, 1)])
def a_negative_base_with_a_whole_exponent():
    return calc((-1) ** d).gt(0, by.sign)  # rejected: needs


# D is the slope of the function, and it may have one where its parts have none.


@claim(Eq(abs(c) ** 2, c**2))
def square_of_an_absolute_value():
    """accepted"""
    return calc(abs(c) ** 2).eq(c**2)


@claim(Eq(D(abs(c) ** 2, c), 2 * c))
def slope_where_a_part_has_none():
    """accepted"""
    return calc(D(abs(c) ** 2, c)).eq(D(c**2, c)).eq(2 * c, by.power_rule)


@claim(Lt(abs(c) * c, D(abs(c), c)))
def slope_of_an_absolute_value_at_zero():
    return calc(abs(c) * c).lt(D(abs(c), c), by.calculus)  # rejected: needs c ≠ 0


# A relation says that its sides have a value, also between indices.


@claim(Implies(Implies(Eq(logs.argmax, logs.argmax), Gt(c, 0)), Gt(c, 0)))
def a_premise_about_an_index_without_a_value():
    return calc(c).gt(0)  # rejected: does not show in the signs of its parts


@claim(Implies(And(Implies(Eq(logs.argmax, logs.argmax), Gt(c, 0)), forall(i, Gt(z[i], 0))), Gt(c, 0)))
def a_premise_about_an_index_with_a_value():
    """accepted"""
    return calc(c).gt(0)

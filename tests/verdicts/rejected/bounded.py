"""False claims of sin, cos and erf: a bound that is reached taken for one that is not, or one that is too near."""

from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
t, u = scalar("t"), scalar("u")


@claim(Lt(sin(t), 1))
def a_sine_below_its_largest_value():
    return calc(sin(t)).lt(1)  # rejected: does not show in the signs


@claim(Lt(cos(t) ** 2, 1))
def a_square_below_its_largest_value():
    return calc(cos(t) ** 2).lt(1)  # rejected: cos(t) may be negative


@claim(Gt(erf(t) ** 2, 0))
def a_square_that_is_nowhere_zero():
    return calc(erf(t) ** 2).gt(0)  # rejected: does not show in the signs


@claim(Lt(erf(t), Rational(999, 1000)))
def a_bound_below_one():
    return calc(erf(t)).lt(Rational(999, 1000))  # rejected: does not show in the signs


@claim(Lt(t * erf(t), t))
def times_a_number_of_any_sign():
    return calc(t * erf(t)).lt(t)  # rejected: does not show in the signs


@claim(Gt(1 / erf(t), 1), given=[Ne(erf(t), 0)])
def a_reciprocal_of_any_sign():
    return calc(1 / erf(t)).gt(1)  # rejected: erf(t) may be negative


@claim(Lt(Sum(erf(x[k]), k), 1))
def a_sum_of_several():
    return calc(Sum(erf(x[k]), k)).lt(1)  # rejected: does not show in the signs


@claim(Lt(erf(t) + sin(u), 1))
def one_bound_for_two():
    return calc(erf(t) + sin(u)).lt(1)  # rejected: does not show in the signs


@claim(Lt(atan(t), 1))
def an_arctangent_below_one():
    return calc(atan(t)).lt(1)  # rejected: does not show in the signs

"""False neighbours of what the library says of activations: a sign, a factor, a bound that is too near."""

from derive import by
from derive.library.activations import bell, gelu, logistic, normal, normal_slope, relu, silu, softplus
from derive.notation import *

s, t, a = scalar("s"), scalar("t"), scalar("a")


@claim(Eq(D(logistic(t), t), logistic(t) * (1 + logistic(t))))
def logistic_slope_with_a_plus():
    return calc(D(logistic(t), t)).eq(
        logistic(t) * (1 + logistic(t)), by.unfold(logistic), by.calculus
    )  # rejected-claim: different normal forms


@claim(Lt(logistic(t) * (1 - logistic(t)), Rational(1, 4)))
def steepest_slope_not_reached():
    return calc(logistic(t) * (1 - logistic(t))).lt(Rational(1, 4))  # rejected: does not show in the signs


@claim(Le(logistic(t) * (1 - logistic(t)), Rational(1, 5)))
def slope_below_a_fifth():
    return calc(logistic(t) * (1 - logistic(t))).le(Rational(1, 5))  # rejected: does not show in the signs


@claim(Eq(logistic(-t), -logistic(t)))
def logistic_is_odd():
    return calc(logistic(-t)).eq(-logistic(t), by.unfold(logistic))  # rejected: different normal forms


@claim(Eq(tanh(t), 2 * logistic(t) - 1))
def tanh_without_the_stretch():
    return calc(tanh(t)).eq(2 * logistic(t) - 1, by.unfold(logistic))  # rejected: different normal forms


@claim(Ge(softplus(t), relu(t) + Rational(1, 100)))
def softplus_stays_away_from_the_ramp():
    return calc(softplus(t)).ge(relu(t) + Rational(1, 100), by.unfold(softplus), by.unfold(relu))  # rejected: does not


@claim(Le(softplus(t), relu(t) + Rational(1, 2)))
def softplus_is_nearer_than_log_two():
    return calc(softplus(t)).le(relu(t) + Rational(1, 2), by.unfold(softplus), by.unfold(relu))  # rejected: does not


@claim(Ge(softplus(s), softplus(t) + logistic(s) * (s - t)))
def tangent_at_the_wrong_point():
    return calc(softplus(s)).ge(
        softplus(t) + logistic(s) * (s - t), by.unfold(softplus), by.unfold(logistic)
    )  # rejected-claim: does not show in the signs


@claim(Lt(abs(softplus(s) - softplus(t)), abs(s - t)))
def softplus_contracts_also_where_both_are_one():
    return calc(abs(softplus(s) - softplus(t))).lt(abs(s - t), by.unfold(softplus))  # rejected: does not show


@claim(Ge(silu(t), 0))
def silu_is_never_negative():
    return calc(silu(t)).ge(0, by.unfold(silu))  # rejected: does not show in the signs


@claim(Ge(silu(t), -exp(-a)))
def silu_bound_for_every_a():
    return calc(silu(t)).ge(-exp(-a), by.unfold(silu), by.unfold(logistic))  # rejected: does not show in the signs


@claim(Eq(D(silu(t), t), logistic(t) * (1 - silu(t))))
def silu_slope_without_its_value():
    return calc(D(silu(t), t)).eq(
        logistic(t) * (1 - silu(t)), by.unfold(silu), by.unfold(logistic), by.calculus
    )  # rejected-claim: different normal forms


@claim(Eq(D(gelu(t), t), normal(t) + bell(t)))
def gelu_slope_without_t():
    return calc(D(gelu(t), t)).eq(
        normal(t) + bell(t), by.unfold(gelu), normal_slope, by.calculus
    )  # rejected-claim: different normal forms


@claim(Eq(D(normal(t), t), exp(-(t**2) / 2) / sqrt(pi)))
def density_without_the_two():
    return calc(D(normal(t), t)).eq(exp(-(t**2) / 2) / sqrt(pi), by.unfold(normal), by.calculus)  # rejected: different


@claim(Ge(gelu(t), relu(t)))
def gelu_is_above_the_ramp():
    return calc(gelu(t)).ge(relu(t), by.unfold(gelu), by.unfold(relu), by.unfold(normal))  # rejected: does not show


@claim(Eq(D(D(gelu(t), t), t), (1 - t**2) * bell(t)))
def gelu_bends_back_at_one():
    return calc(D(D(gelu(t), t), t)).eq(
        (1 - t**2) * bell(t), by.unfold(gelu), by.unfold(normal), by.unfold(bell), by.calculus
    )  # rejected-claim: different normal forms

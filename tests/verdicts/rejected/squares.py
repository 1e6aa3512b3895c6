"""False neighbours of sums of squares and of the triangle inequality."""

from derive.notation import *

a, b, c, t = scalar("a"), scalar("b"), scalar("c"), scalar("t")


@claim(Gt(a**2 + b**2, 2 * a * b))
def strict_where_it_touches():
    return calc(a**2 + b**2).gt(2 * a * b)  # rejected: does not show


@claim(Ge(a**2 + b**2, 3 * a * b))
def a_cross_term_too_large():
    return calc(a**2 + b**2).ge(3 * a * b)  # rejected: does not show


@claim(Ge(abs(a + b), abs(a) + abs(b)))
def the_triangle_the_wrong_way():
    return calc(abs(a + b)).ge(abs(a) + abs(b))  # rejected: does not show


@claim(Ge(t**2 - 4 * t + 3, 0))
def a_quadratic_with_roots():
    return calc(t**2 - 4 * t + 3).ge(0)  # rejected: does not show


@claim(Ge(a**3 + b**3, 2 * a * b))
def odd_powers():
    return calc(a**3 + b**3).ge(2 * a * b)  # rejected: does not show


@claim(Gt(abs(a), a))
def a_modulus_strictly_above():
    return calc(abs(a)).gt(a)  # rejected: does not show


@claim(Gt(a**2 + b**2 + 1, a * b + a + b))
def strict_where_all_are_one():
    return calc(a**2 + b**2 + 1).gt(a * b + a + b)  # rejected: does not show


@claim(Ge(a**2 / b + b, 2 * a), given=[Ne(b, 0)])
def a_weight_of_unknown_sign():
    return calc(a**2 / b + b).ge(2 * a)  # rejected: does not show


@claim(Ge(abs(a) * b, a * b))
def a_modulus_times_what_may_be_negative():
    return calc(abs(a) * b).ge(a * b)  # rejected: the sign of b is not known

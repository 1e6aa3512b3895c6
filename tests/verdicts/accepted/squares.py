"""What is not negative as a sum of squares, or in each case of its moduli, without a word of why."""

from derive import by
from derive.notation import *

a, b, c, t = scalar("a"), scalar("b"), scalar("c"), scalar("t")
v, w = scalar("v", positive=True), scalar("w", positive=True)


@claim(Gt(t**2 - 4 * t + 5, 0))
def a_quadratic_without_a_root():
    return calc(t**2 - 4 * t + 5).gt(0)


@claim(Ge(2 + (t - 1) ** 2, 1))
def a_square_in_a_sum():
    return calc(2 + (t - 1) ** 2).ge(1)


@claim(Ge(a**2 + b**2 + c**2, a * b + b * c + c * a))
def three_squares():
    return calc(a**2 + b**2 + c**2).ge(a * b + b * c + c * a)


@claim(Ge(a**2 / v + v * b**2, 2 * a * b))
def with_a_weight():
    return calc(a**2 / v + v * b**2).ge(2 * a * b)


@claim(Le(2 * sqrt(v * w), v + w))
def two_means():
    return calc(2 * sqrt(v * w)).le(v + w)


@claim(Le(a * b, a**2 / 2 + b**2 / 2))
def half_of_each():
    return calc(a * b).le(a**2 / 2 + b**2 / 2)


@claim(Ge(abs(a), a))
def a_modulus_above():
    return calc(abs(a)).ge(a)


@claim(Ge(abs(a), -a))
def a_modulus_above_the_negative():
    return calc(abs(a)).ge(-a)


@claim(Le(abs(a + b), abs(a) + abs(b)))
def the_triangle():
    return calc(abs(a + b)).le(abs(a) + abs(b))


@claim(Le(abs(a) - abs(b), abs(a - b)))
def the_triangle_backwards():
    return calc(abs(a) - abs(b)).le(abs(a - b))


@claim(Ge(a + (b - a + abs(a - b)) / 2, a))
def the_larger_of_two():
    return calc(a + (b - a + abs(a - b)) / 2).ge(a, by.sign)


@claim(Le(a * t - t**2 / 2, a**2 / 2))
def the_conjugate_of_a_square():
    return calc(a * t - t**2 / 2).le(a**2 / 2)


@claim(Ge(exp(2 * a) + 1, 2 * exp(a)))
def a_square_of_exponentials():
    return calc(exp(2 * a) + 1).ge(2 * exp(a))


@claim(Ge(a**4 + b**4, 2 * a**2 * b**2))
def fourth_powers():
    return calc(a**4 + b**4).ge(2 * a**2 * b**2)


@claim(Ge(a**2 + b**2 + 1, a * b + a + b))
def with_a_one():
    return calc(a**2 + b**2 + 1).ge(a * b + a + b)


@claim(Gt(a**2 + a * b + b**2, -1))
def strictly_by_a_constant():
    return calc(a**2 + a * b + b**2).gt(-1)

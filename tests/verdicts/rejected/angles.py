"""False neighbours of the addition theorems, and of what follows from them."""

from derive.notation import *

a, b, t = scalar("a"), scalar("b"), scalar("t")


@claim(Eq(sin(a + b), sin(a) + sin(b)))
def sine_is_not_linear():
    return calc(sin(a + b)).eq(sin(a) + sin(b))  # rejected: different normal forms


@claim(Eq(cos(2 * t), 2 * cos(t)))
def a_double_angle_taken_out():
    return calc(cos(2 * t)).eq(2 * cos(t))  # rejected: different normal forms


@claim(Lt(sin(t), 1))
def a_sine_strictly_below_one():
    return calc(sin(t)).lt(1)  # rejected: does not show


@claim(Eq(cosh(t) ** 2 + sinh(t) ** 2, 1))
def plus_for_minus():
    return calc(cosh(t) ** 2 + sinh(t) ** 2).eq(1)  # rejected: different normal forms


@claim(Le(sin(t) + cos(t), 1))
def both_at_once():
    return calc(sin(t) + cos(t)).le(1)  # rejected: does not show


@claim(Eq((1 - cos(t) ** 2) / sin(t), sin(t)))
def a_sine_cancelled_at_zero():
    return calc((1 - cos(t) ** 2) / sin(t)).eq(sin(t))  # rejected: needs sin(t) ≠ 0


@claim(Eq(sin(t + pi), sin(t)))
def half_a_turn():
    return calc(sin(t + pi)).eq(sin(t))  # rejected: different normal forms


@claim(Eq(sqrt(1 - cos(t) ** 2), sin(t)))
def a_root_without_its_modulus():
    return calc(sqrt(1 - cos(t) ** 2)).eq(sin(t))  # rejected: different normal forms


@claim(Eq(cos(a - b), cos(a) * cos(b) - sin(a) * sin(b)))
def a_sign_of_the_cosine():
    return calc(cos(a - b)).eq(cos(a) * cos(b) - sin(a) * sin(b))  # rejected: different normal forms

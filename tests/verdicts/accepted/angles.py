"""Sines and cosines of sums and multiples, circular and hyperbolic: no reason is asked for."""

from derive import by
from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
a, b, t = scalar("a"), scalar("b"), scalar("t")


@claim(Eq(sin(t) ** 2 + cos(t) ** 2, 1))
def pythagoras():
    return calc(sin(t) ** 2 + cos(t) ** 2).eq(1)


@claim(Eq(sin(a + b), sin(a) * cos(b) + cos(a) * sin(b)))
def the_sine_of_a_sum():
    return calc(sin(a + b)).eq(sin(a) * cos(b) + cos(a) * sin(b))


@claim(Eq(cos(2 * t), 1 - 2 * sin(t) ** 2))
def a_double_angle():
    return calc(cos(2 * t)).eq(1 - 2 * sin(t) ** 2)


@claim(Eq(sin(3 * t), 3 * sin(t) - 4 * sin(t) ** 3))
def a_triple_angle():
    return calc(sin(3 * t)).eq(3 * sin(t) - 4 * sin(t) ** 3)


@claim(Eq(sin(a) * cos(b), (sin(a + b) + sin(a - b)) / 2))
def a_product_as_a_sum():
    return calc(sin(a) * cos(b)).eq((sin(a + b) + sin(a - b)) / 2)


@claim(Eq(cosh(t) ** 2 - sinh(t) ** 2, 1))
def the_hyperbola():
    return calc(cosh(t) ** 2 - sinh(t) ** 2).eq(1)


@claim(Le(abs(sin(t)), 1))
def at_most_one():
    return calc(abs(sin(t))).le(1)


@claim(Le(sin(t) + cos(t), 2))
def a_sum_of_two():
    return calc(sin(t) + cos(t)).le(2)


@claim(Eq((1 - cos(t) ** 2) / sin(t), sin(t)), given=[Ne(sin(t), 0)])
def a_sine_cancelled():
    return calc((1 - cos(t) ** 2) / sin(t)).eq(sin(t))


@claim(Eq(D(sin(t) * cos(t), t), cos(2 * t)))
def the_slope_of_a_product():
    return calc(D(sin(t) * cos(t), t)).eq(cos(2 * t), by.calculus)


@claim(Eq(sin(t + pi / 2), cos(t)))
def a_quarter_turn():
    return calc(sin(t + pi / 2)).eq(cos(t))


@claim(Eq(sin(pi / 6) + cos(pi / 3) + 2 * sin(pi / 4) ** 2, 2))
def at_parts_of_pi():
    return calc(sin(pi / 6) + cos(pi / 3) + 2 * sin(pi / 4) ** 2).eq(2)


@claim(Eq(sin(t + 2 * pi), sin(t)))
def a_whole_turn():
    return calc(sin(t + 2 * pi)).eq(sin(t))


@claim(Eq(cosh(a + b), cosh(a) * cosh(b) + sinh(a) * sinh(b)))
def the_hyperbolic_cosine_of_a_sum():
    return calc(cosh(a + b)).eq(cosh(a) * cosh(b) + sinh(a) * sinh(b))


@claim(Gt(log(3 + sin(t)), 0))
def a_log_that_has_a_value():
    return calc(log(3 + sin(t))).gt(0)


@claim(Eq(Sum(sin(x[k]) ** 2, k) + Sum(cos(x[k]) ** 2, k), n))
def in_a_sum():
    return calc(Sum(sin(x[k]) ** 2, k) + Sum(cos(x[k]) ** 2, k)).eq(n)


@claim(Le(cos(t) ** 2, 1))
def a_square_at_most_one():
    return calc(cos(t) ** 2).le(1)

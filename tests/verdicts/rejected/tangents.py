"""False claims about the tangent, about parts of angles and about hyperbolic functions."""

from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
t, b, c = scalar("t"), scalar("b"), scalar("c")


@claim(Eq(tan(t) * cos(t), sin(t)))
def where_the_cosine_is_zero():
    return calc(tan(t) * cos(t)).eq(sin(t))  # rejected: needs cos(t) ≠ 0


@claim(Eq(D(tan(t), t), 1 / cos(t) ** 2))
def a_slope_where_there_is_none():
    return calc(D(tan(t), t)).eq(1 / cos(t) ** 2)  # rejected: needs cos(t) ≠ 0


@claim(Eq(D(tan(t), t), 1 - tan(t) ** 2), given=[Ne(cos(t), 0)])
def the_slope_of_the_hyperbolic_one():
    return calc(D(tan(t), t)).eq(1 - tan(t) ** 2)  # rejected: different normal forms


@claim(Eq(tan(t), cos(t) / sin(t)), given=[Ne(cos(t), 0), Ne(sin(t), 0)])
def upside_down():
    return calc(tan(t)).eq(cos(t) / sin(t))  # rejected: different normal forms


@claim(Eq(tan(t + pi), -tan(t)), given=[Ne(cos(t), 0)])
def half_a_turn_turned():
    return calc(tan(t + pi)).eq(-tan(t))  # rejected: different normal forms


@claim(Eq(tan(pi / 2), 0))
def at_half_of_pi():
    return calc(tan(pi / 2)).eq(0)  # rejected: needs cos(π/2) ≠ 0


@claim(Eq(tan(2 * t), 2 * tan(t) / (1 - tan(t) ** 2)), given=[Ne(cos(t), 0)])
def a_double_without_its_cosine():
    return calc(tan(2 * t)).eq(2 * tan(t) / (1 - tan(t) ** 2))  # rejected: needs cos(2·t) ≠ 0


@claim(
    Eq(tan(b + c), (tan(b) + tan(c)) / (1 + tan(b) * tan(c))),
    given=[Ne(cos(b), 0), Ne(cos(c), 0), Ne(cos(b + c), 0), Ne(1 + tan(b) * tan(c), 0)],
)
def a_plus_below():
    return calc(tan(b + c)).eq((tan(b) + tan(c)) / (1 + tan(b) * tan(c)))  # rejected: different normal forms


@claim(Ge(tan(b), tan(c)), given=[Ge(b, c), Ne(cos(b), 0), Ne(cos(c), 0)])
def it_grows_only_between_poles():
    return calc(tan(b)).ge(tan(c))  # rejected: does not show in the signs


@claim(Eq(1 / tan(t), cos(t) / sin(t)), given=[Ne(sin(t), 0)])
def the_inverse_of_a_tangent_has_a_domain():
    return calc(1 / tan(t)).eq(cos(t) / sin(t))  # rejected: needs cos(t) ≠ 0


@claim(Eq(cos(t / 2) ** 2, (1 - cos(t)) / 2))
def half_of_the_cosine():
    return calc(cos(t / 2) ** 2).eq((1 - cos(t)) / 2)  # rejected: different normal forms


@claim(Eq(sin(t / 2), sqrt((1 - cos(t)) / 2)))
def a_root_of_it():
    return calc(sin(t / 2)).eq(sqrt((1 - cos(t)) / 2))  # rejected: different normal forms


@claim(Eq(cos(t), 2 * cos(t / 2) ** 2))
def half_for_whole():
    return calc(cos(t)).eq(2 * cos(t / 2) ** 2)  # rejected: different normal forms


@claim(Eq(cosh(t) ** 2 + sinh(t) ** 2, 1))
def hyperbolic_squares_added():
    return calc(cosh(t) ** 2 + sinh(t) ** 2).eq(1)  # rejected: different normal forms


@claim(Eq(tanh(2 * t), 2 * tanh(t)))
def twice_the_hyperbolic_tangent():
    return calc(tanh(2 * t)).eq(2 * tanh(t))  # rejected: different normal forms


@claim(Eq(cosh(t) - sinh(t), exp(t)))
def the_other_exponential():
    return calc(cosh(t) - sinh(t)).eq(exp(t))  # rejected: different normal forms


@claim(Eq(D(log(cosh(t)), t), 1 / tanh(t)), given=[Ne(t, 0)])
def a_slope_upside_down():
    return calc(D(log(cosh(t)), t)).eq(1 / tanh(t))  # rejected: different normal forms

"""The tangent, angles in parts of one another, and hyperbolic functions by exponentials without being told."""

from derive import by
from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
t, b, c = scalar("t"), scalar("b"), scalar("c")


@claim(Eq(tan(t), sin(t) / cos(t)), given=[Ne(cos(t), 0)])
def the_tangent_is_a_quotient():
    return calc(tan(t)).eq(sin(t) / cos(t))


@claim(Eq(tan(t) * cos(t), sin(t)), given=[Ne(cos(t), 0)])
def a_tangent_times_the_cosine():
    return calc(tan(t) * cos(t)).eq(sin(t))


@claim(Eq(1 + tan(t) ** 2, 1 / cos(t) ** 2), given=[Ne(cos(t), 0)])
def one_more_than_its_square():
    return calc(1 + tan(t) ** 2).eq(1 / cos(t) ** 2)


@claim(Eq(D(tan(t), t), 1 / cos(t) ** 2), given=[Ne(cos(t), 0)])
def the_slope_of_the_tangent():
    return calc(D(tan(t), t)).eq(1 / cos(t) ** 2)


@claim(Eq(D(tan(b * t), t), b * (1 + tan(b * t) ** 2)), given=[Ne(cos(b * t), 0)])
def by_its_rule():
    return calc(D(tan(b * t), t)).eq(b * (1 + tan(b * t) ** 2), by.tan_rule)


@claim(Eq(tan(-t), -tan(t)), given=[Ne(cos(t), 0)])
def the_tangent_is_odd():
    return calc(tan(-t)).eq(-tan(t))


@claim(Eq(tan(t + pi), tan(t)), given=[Ne(cos(t), 0)])
def half_a_turn():
    return calc(tan(t + pi)).eq(tan(t))


@claim(Eq(tan(pi / 4), 1))
def at_a_quarter_of_pi():
    return calc(tan(pi / 4)).eq(1)


@claim(Eq(tan(pi / 3), sqrt(3)))
def at_a_third_of_pi():
    return calc(tan(pi / 3)).eq(sqrt(3))


@claim(Eq(tan(2 * t), 2 * tan(t) / (1 - tan(t) ** 2)), given=[Ne(cos(t), 0), Ne(cos(2 * t), 0)])
def the_tangent_of_a_double():
    return calc(tan(2 * t)).eq(2 * tan(t) / (1 - tan(t) ** 2))


@claim(
    Eq(tan(b + c), (tan(b) + tan(c)) / (1 - tan(b) * tan(c))), given=[Ne(cos(b), 0), Ne(cos(c), 0), Ne(cos(b + c), 0)]
)
def the_tangent_of_a_sum():
    return calc(tan(b + c)).eq((tan(b) + tan(c)) / (1 - tan(b) * tan(c)))


@claim(Eq(tan(t / 2), sin(t) / (1 + cos(t))), given=[Ne(cos(t / 2), 0), Ne(1 + cos(t), 0)])
def the_tangent_of_a_half():
    return calc(tan(t / 2)).eq(sin(t) / (1 + cos(t)))


@claim(Eq(D(-log(cos(t)), t), tan(t)), given=[Gt(cos(t), 0)])
def from_the_logarithm_of_the_cosine():
    return calc(D(-log(cos(t)), t)).eq(tan(t))


@claim(Eq(sin(t / 2) ** 2, (1 - cos(t)) / 2))
def half_of_an_angle():
    return calc(sin(t / 2) ** 2).eq((1 - cos(t)) / 2)


@claim(Eq(sin(t), 2 * sin(t / 2) * cos(t / 2)))
def twice_the_half():
    return calc(sin(t)).eq(2 * sin(t / 2) * cos(t / 2))


@claim(Eq(cos(t / 3) ** 3, (3 * cos(t / 3) + cos(t)) / 4))
def a_third_of_an_angle():
    return calc(cos(t / 3) ** 3).eq((3 * cos(t / 3) + cos(t)) / 4)


@claim(Eq(sin(b / 2 + c / 2) * cos(b / 2 - c / 2), (sin(b) + sin(c)) / 2))
def a_sum_as_a_product():
    return calc(sin(b / 2 + c / 2) * cos(b / 2 - c / 2)).eq((sin(b) + sin(c)) / 2)


@claim(Eq(cosh(t / 2) ** 2, (1 + cosh(t)) / 2))
def a_hyperbolic_half():
    return calc(cosh(t / 2) ** 2).eq((1 + cosh(t)) / 2)


@claim(Eq(tanh(t), sinh(t) / cosh(t)))
def a_quotient_of_hyperbolics():
    return calc(tanh(t)).eq(sinh(t) / cosh(t))


@claim(Eq(1 - tanh(t) ** 2, 1 / cosh(t) ** 2))
def one_less_the_square():
    return calc(1 - tanh(t) ** 2).eq(1 / cosh(t) ** 2)


@claim(Eq(cosh(t) + sinh(t), exp(t)))
def both_exponentials():
    return calc(cosh(t) + sinh(t)).eq(exp(t))


@claim(Eq(tanh(t), 2 / (1 + exp(-2 * t)) - 1))
def as_a_sigmoid():
    return calc(tanh(t)).eq(2 / (1 + exp(-2 * t)) - 1)


@claim(Eq((1 + tanh(t / 2)) / 2, 1 / (1 + exp(-t))))
def of_a_half_as_a_sigmoid():
    return calc((1 + tanh(t / 2)) / 2).eq(1 / (1 + exp(-t)))


@claim(Eq(tanh(b + c), (tanh(b) + tanh(c)) / (1 + tanh(b) * tanh(c))))
def the_hyperbolic_tangent_of_a_sum():
    return calc(tanh(b + c)).eq((tanh(b) + tanh(c)) / (1 + tanh(b) * tanh(c)))


@claim(Eq(D(tanh(t), t), 1 / cosh(t) ** 2))
def the_slope_of_the_hyperbolic_tangent():
    return calc(D(tanh(t), t)).eq(1 / cosh(t) ** 2)


@claim(Eq(D(log(cosh(t)), t), tanh(t)))
def the_slope_of_its_logarithm():
    return calc(D(log(cosh(t)), t)).eq(tanh(t))


@claim(Eq(log(cosh(t)), t + log(1 + exp(-2 * t)) - log(2)))
def a_log_of_a_hyperbolic_cosine():
    return calc(log(cosh(t))).eq(t + log(1 + exp(-2 * t)) - log(2))


@claim(Eq(log((1 + tanh(t)) / (1 - tanh(t))) / 2, t))
def its_inverse():
    return calc(log((1 + tanh(t)) / (1 - tanh(t))) / 2).eq(t)


@claim(Eq(Sum(tanh(x[k]), k), Sum((exp(2 * x[k]) - 1) / (exp(2 * x[k]) + 1), k)))
def under_a_sum():
    return calc(Sum(tanh(x[k]), k)).eq(Sum((exp(2 * x[k]) - 1) / (exp(2 * x[k]) + 1), k))

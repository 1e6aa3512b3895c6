"""False claims about numbers without variables, and about angles."""

from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
a = scalar("a", positive=True)
c = scalar("c")


@claim(Gt(log(2), Rational(7, 10)))
def a_logarithm_rounded_up():
    return calc(log(2)).gt(Rational(7, 10))  # rejected: does not show in the signs


@claim(Ge(exp(pi * sqrt(163)), 262537412640768744))
def almost_a_whole_number():
    return calc(exp(pi * sqrt(163))).ge(262537412640768744)  # rejected-here


@claim(Eq(sqrt(log(2) - 1) ** 2, log(2) - 1))
def a_root_of_a_negative_number():
    return calc(sqrt(log(2) - 1) ** 2).eq(log(2) - 1)  # rejected: needs log(2) - 1 ≥ 0


@claim(Eq((exp(log(2)) - 2) / (exp(log(2)) - 2), 1))
def a_denominator_that_is_zero():
    return calc((exp(log(2)) - 2) / (exp(log(2)) - 2)).eq(1)  # rejected: needs


@claim(Eq(c * (sin(1) ** 2 + cos(1) ** 2 - 1) / (sin(1) ** 2 + cos(1) ** 2 - 1), c))
def a_denominator_that_is_zero_and_does_not_look_it():
    return calc(c * (sin(1) ** 2 + cos(1) ** 2 - 1) / (sin(1) ** 2 + cos(1) ** 2 - 1)).eq(c)  # rejected: needs


@claim(Eq(abs(cos(2)), cos(2)))
def a_modulus():
    return calc(abs(cos(2))).eq(cos(2))  # rejected: different normal forms


@claim(Ge(Sum(cos(2) * x[k] ** 2, k), 0))
def inside_a_sum():
    return calc(Sum(cos(2) * x[k] ** 2, k)).ge(0)  # rejected-here


@claim(Eq(atan(sqrt(3)), pi / 6))
def the_other_angle():
    return calc(atan(sqrt(3))).eq(pi / 6)  # rejected: different normal forms


@claim(Eq(atan(-1), pi / 4))
def a_sign_lost_at_an_angle():
    return calc(atan(-1)).eq(pi / 4)  # rejected: different normal forms


@claim(Eq(atan(-1), 3 * pi / 4))
def an_angle_of_another_branch():
    return calc(atan(-1)).eq(3 * pi / 4)  # rejected: different normal forms


@claim(Eq(cos(-10), -cos(10)))
def cos_taken_for_odd():
    return calc(cos(-10)).eq(-cos(10))  # rejected: different normal forms


@claim(Eq(sin(-10 * c), sin(10 * c)))
def sin_taken_for_even():
    return calc(sin(-10 * c)).eq(sin(10 * c))  # rejected: different normal forms


@claim(Eq(D(log(cos(2) + a), a) * (cos(2) + a), 1))
def a_logarithm_of_what_may_be_negative():
    return calc(D(log(cos(2) + a), a) * (cos(2) + a)).eq(1)  # rejected: needs

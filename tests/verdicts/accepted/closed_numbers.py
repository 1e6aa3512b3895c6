"""Numbers without variables show their sign, as anybody with a calculator sees it, and angles have their values."""

from derive.notation import *

n = dimension("n")
k = index("k", n)
x = vector("x", n)
a = scalar("a", positive=True)
c = scalar("c")


@claim(Gt(5 - log(2), 0))
def a_logarithm_that_is_small():
    return calc(5 - log(2)).gt(0)


@claim(And(Gt(pi, 3), Lt(exp(1), pi)))
def e_and_pi():
    return conj(calc(pi).gt(3), calc(exp(1)).lt(pi))


@claim(Lt(exp(pi * sqrt(163)), 262537412640768744))
def almost_a_whole_number():
    return calc(exp(pi * sqrt(163))).lt(262537412640768744)


@claim(Eq(sqrt(log(3) - 1) ** 2, log(3) - 1))
def under_a_root():
    return calc(sqrt(log(3) - 1) ** 2).eq(log(3) - 1)


@claim(Eq((c * sin(2) - c * cos(1)) / (sin(2) - cos(1)), c))
def a_denominator():
    return calc((c * sin(2) - c * cos(1)) / (sin(2) - cos(1))).eq(c)


@claim(Eq(abs(cos(2)), -cos(2)))
def a_modulus():
    return calc(abs(cos(2))).eq(-cos(2))


@claim(Ge(Sum(sin(2) * x[k] ** 2, k), 0))
def inside_a_sum():
    return calc(Sum(sin(2) * x[k] ** 2, k)).ge(0)


@claim(Eq(D(log(cos(1) * a), a), 1 / a))
def a_factor_under_a_logarithm():
    return calc(D(log(cos(1) * a), a)).eq(1 / a)


@claim(And(Eq(atan(1), pi / 4), Eq(atan(-sqrt(3)), -pi / 3), Eq(atan(1 / sqrt(3)), pi / 6)))
def angles_of_known_slopes():
    return conj(calc(atan(1)).eq(pi / 4), calc(atan(-sqrt(3))).eq(-pi / 3), calc(atan(1 / sqrt(3))).eq(pi / 6))


@claim(And(Eq(sin(-10), -sin(10)), Eq(cos(-10 * c), cos(10 * c)), Eq(sinh(-10), -sinh(10)), Eq(cosh(-9), cosh(9))))
def odd_and_even_at_large_numbers():
    return conj(
        calc(sin(-10)).eq(-sin(10)),
        calc(cos(-10 * c)).eq(cos(10 * c)),
        calc(sinh(-10)).eq(-sinh(10)),
        calc(cosh(-9)).eq(cosh(9)),
    )


@claim(Tends(atan(exp(1 / a)), a, oo, pi / 4))
def a_limit_that_is_an_angle():
    return limit(calc(atan(exp(1 / a))))

"""False claims about sinh, cosh and tanh, and about e^t ≥ 1 + t."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
i, k = indices("i k", n)
x = vector("x", n)
c, d = scalar("c"), scalar("d")


@claim(Eq(cosh(c) ** 2 - sinh(c) ** 2, 1))
def the_identity():
    """accepted"""
    return calc(cosh(c) ** 2 - sinh(c) ** 2).eq(1, by.unfold(cosh), by.unfold(sinh))


@claim(Eq(cosh(c) ** 2 + sinh(c) ** 2, 1))
def the_identity_of_the_circle():
    return calc(cosh(c) ** 2 + sinh(c) ** 2).eq(1, by.unfold(cosh), by.unfold(sinh))  # rejected: different normal forms


@claim(Eq(tanh(c), (exp(c) - exp(-c)) / 2))
def a_wrong_denominator():
    return calc(tanh(c)).eq((exp(c) - exp(-c)) / 2, by.unfold(tanh))  # rejected: different normal forms


@claim(Eq(tanh(c) / tanh(c), 1))
def a_quotient_at_zero():
    return calc(tanh(c) / tanh(c)).eq(1)  # rejected: 1/tanh(c) needs tanh(c) ≠ 0


@claim(Eq(tanh(c + d), tanh(c) + tanh(d)))
def a_sum_of_angles():
    return calc(tanh(c + d)).eq(tanh(c) + tanh(d), by.unfold(tanh))  # rejected: different normal forms


@claim(Eq(log(cosh(c)), c))
def a_logarithm_of_half_of_it():
    return calc(log(cosh(c))).eq(c, by.unfold(cosh), by.log_product)  # rejected: different normal forms


@claim(Gt(exp(c), 1 + c))
def strict_at_zero():
    return calc(exp(c)).gt(1 + c, by.exp_bound(c))  # rejected: no combination of the facts


@claim(Ge(exp(c), 1 + c + c**2 / 2))
def one_term_more():
    return calc(exp(c)).ge(1 + c + c**2 / 2, by.exp_bound(c))  # rejected: no combination of the facts


@claim(Le(exp(c), 1 / (1 - c)))
def its_reciprocal_beyond_one():
    return calc(exp(c)).le(1 / (1 - c), by.exp_bound(-c))  # rejected: 1/(1 - c) needs 1 - c ≠ 0


@claim(Ge(log(c), 1 - c), given=[Gt(c, 0)])
def the_logarithm_from_below():
    return calc(log(c)).ge(1 - c, by.exp_bound(log(c)))  # rejected: no combination of the facts


@claim(Le(log(1 + c), c))
def a_logarithm_of_what_may_be_negative():
    return calc(log(1 + c)).le(c, by.exp_bound(log(1 + c)))  # rejected: log(1 + c) needs 1 + c > 0


h, g = scalar("h", positive=True), scalar("g")


@claim(Gt(exp(h), 3))
def above_three():
    return calc(exp(h)).gt(3)  # rejected: does not show


@claim(Gt(exp(g), 1))
def above_one_whatever_the_exponent():
    return calc(exp(g)).gt(1)  # rejected: does not show


@claim(Gt(g * exp(h), g))
def times_what_may_be_negative():
    return calc(g * exp(h)).gt(g)  # rejected: does not show


@claim(Gt(2**n, 2))
def strictly_where_n_is_one():
    return calc(2**n).gt(2)  # rejected: does not show


@claim(Eq((exp(g) - 1) / (exp(g) - 1), 1))
def cancelled_at_zero():
    return calc((exp(g) - 1) / (exp(g) - 1)).eq(1)  # rejected: needs exp(g) - 1 ≠ 0

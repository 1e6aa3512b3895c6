"""False claims about powers with a whole exponent, and about what a hypothesis on a definition gives."""

from derive import by
from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
i, j, k = indices("i j k", n)
x = vector("x", n)
b, c = scalar("b"), scalar("c")
r = scalar("r", positive=True)
U = define("U", Sum(x[k], k))
W = define("W", Sum(x[k] ** 2, k) / n)


@claim(Eq(b ** (n - 1) * b, b ** (n - 1)))
def a_factor_swallowed():
    return calc(b ** (n - 1) * b).eq(b ** (n - 1))  # rejected: different normal forms


@claim(Eq((-b) ** n, b**n))
def a_sign_lost():
    return calc((-b) ** n).eq(b**n)  # rejected: different normal forms


@claim(Eq(b ** (n - 2) * b**2, b**n))
def a_negative_exponent_at_zero():
    return calc(b ** (n - 2) * b**2).eq(b**n)  # rejected: needs b ≠ 0


@claim(Eq(b ** (2 * n) / b**n, b**n))
def zero_over_zero():
    return calc(b ** (2 * n) / b**n).eq(b**n)  # rejected: needs b^n ≠ 0


@claim(Eq((b + c) ** n, b**n + c**n))
def the_dream_of_a_freshman():
    return calc((b + c) ** n).eq(b**n + c**n)  # rejected: different normal forms


@claim(Eq((b**2) ** r, b ** (2 * r)))
def an_exponent_that_is_not_whole():
    return calc((b**2) ** r).eq(b ** (2 * r))  # rejected: needs b ≥ 0


@claim(Eq(delta(i, j) ** (m - 2), delta(i, j)))
def a_delta_to_the_power_of_zero():
    return calc(delta(i, j) ** (m - 2)).eq(delta(i, j))  # rejected: different normal forms


@claim(Ge(b ** (n + 1), 0))
def odd_or_even():
    return calc(b ** (n + 1)).ge(0)  # rejected: does not show


@claim(Eq(log(b**n), n * log(b)))
def a_log_of_an_even_power():
    return calc(log(b**n)).eq(n * log(b), by.log_product)  # rejected: needs b^n > 0


@claim(Eq((-1) ** (n * m) * b, b))
def minus_one_to_a_product():
    return calc((-1) ** (n * m) * b).eq(b)  # rejected: different normal forms


@claim(Gt(x[i], 0), given=[Gt(U, 0)])
def of_the_sum_for_each_term():
    return calc(x[i]).gt(0)  # rejected: does not show


@claim(Eq(1 / U, 1 / Sum(x[k] ** 2, k)), given=[Ne(U, 0)])
def of_another_definition():
    return calc(1 / U).eq(1 / Sum(x[k] ** 2, k), by.unfold(U))  # rejected: needs


@claim(Eq(D(sqrt(W), x[j]), x[j] / (n * sqrt(W))), given=[Ge(W, 0)])
def a_corner_at_zero():
    return calc(D(sqrt(W), x[j])).eq(x[j] / (n * sqrt(W)), by.unfold(W), by.calculus)  # rejected: needs


@claim(Eq(1 / Sum(x[k], k), 1 / U), given=[Ge(U, 0)])
def only_not_negative():
    return calc(1 / Sum(x[k], k)).eq(1 / U, by.unfold(U))  # rejected: needs

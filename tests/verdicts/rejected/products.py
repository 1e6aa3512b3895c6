"""False products: a factor too few, a zero divided out, a logarithm of what may be negative."""

from derive import by
from derive.notation import *

n, m = dimension("n", at_least=1), dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
a, b = indices("a b", m)
x, p = vector("x", n), vector("p", n)
y = vector("y", m)
c = scalar("c")

positive = [forall(k, Gt(p[k], 0))]


@claim(Eq(Prod(c * x[k], k), c * Prod(x[k], k)))
def a_constant_taken_out_once():
    return calc(Prod(c * x[k], k)).eq(c * Prod(x[k], k), by.constant_product)  # rejected: different normal forms


@claim(Eq(Prod(c, k, omit=t), c**n))
def a_constant_with_one_left_out():
    return calc(Prod(c, k, omit=t)).eq(c**n, by.constant_product)  # rejected: different normal forms


@claim(Eq(Prod(x[k], k, omit=t), Prod(x[k], k) / x[t]))
def a_factor_that_may_be_zero():
    return calc(Prod(x[k], k, omit=t)).eq(Prod(x[k], k) / x[t], by.split_factor(k, t))  # rejected: needs x_t ≠ 0


@claim(Eq(log(Prod(x[k], k)), Sum(log(x[k]), k)))
def a_logarithm_of_any_product():
    return calc(log(Prod(x[k], k))).eq(Sum(log(x[k]), k), by.log_product)  # rejected: needs


@claim(Eq(log(Prod(x[k], k)), Sum(log(x[k]), k)), given=[Gt(Prod(x[k], k), 0)])
def a_logarithm_of_a_positive_product():
    return calc(log(Prod(x[k], k))).eq(Sum(log(x[k]), k), by.log_product)  # rejected: needs


@claim(Eq(log(c**2), 2 * log(c)), given=[Ne(c, 0)])
def a_logarithm_of_a_square():
    return calc(log(c**2)).eq(2 * log(c), by.log_product)  # rejected: needs


@claim(Eq(Prod(p[k] ** delta(k, j), k), p[k]))
def another_factor_picked():
    return calc(Prod(p[k] ** delta(k, j), k)).eq(p[i], by.pick_factor(k, j))  # rejected: different normal forms


@claim(Eq(Prod(1 + delta(k, j) * x[k], k), x[j]))
def a_factor_picked_without_the_one():
    return calc(Prod(1 + delta(k, j) * x[k], k)).eq(x[j], by.pick_factor(k, j))  # rejected: different normal forms


@claim(Eq(Prod(delta(k, j) * x[k], k), x[j]))
def a_product_of_deltas():
    return calc(Prod(delta(k, j) * x[k], k)).eq(x[j], by.pick_factor(k, j))  # rejected: different normal forms


@claim(Gt(Prod(x[k] ** 2, k), 0))
def a_product_of_squares():
    return calc(Prod(x[k] ** 2, k)).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Ge(Prod(x[k], k), 0), given=[Ge(x[i], 0)])
def one_sign_for_all_factors():
    return calc(Prod(x[k], k)).ge(0, by.sign, by.hyp)  # rejected: no combination of the facts


@claim(Eq(Prod(x[k] * x[i], k), Prod(x[k], k) ** 2))
def a_free_index_for_a_bound_one():
    return calc(Prod(x[k] * x[i], k)).eq(Prod(x[k], k) ** 2)  # rejected: different normal forms


@claim(Eq(Prod(exp(x[k]), k), exp(Sum(x[k], k) / n)))
def an_exponential_of_the_mean():
    return calc(Prod(exp(x[k]), k)).eq(exp(Sum(x[k], k) / n))  # rejected: different normal forms


@claim(Eq(Prod(y[a], a, omit=(b, b)), Prod(y[a], a) / y[b] ** 2), given=[Ne(y[b], 0)])
def one_index_left_out_twice():
    divided = Prod(y[a], a) / y[b] ** 2
    return calc(Prod(y[a], a, omit=(b, b))).eq(divided, by.split_factor(a, b), by.hyp)  # rejected: different normal


@claim(Eq(Prod(x[k] + x[k], k), 2 * Prod(x[k], k)))
def a_doubled_vector():
    return calc(Prod(x[k] + x[k], k)).eq(2 * Prod(x[k], k), by.constant_product)  # rejected: different normal forms

"""False claims about powers in order, products over an index and tangents of exp and log."""

from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
k = index("k", n)
x, v, w = vector("x", n), vector("v", n), vector("w", n)
t, b, c = scalar("t"), scalar("b"), scalar("c")
a, e = scalar("a", nonnegative=True), scalar("e", nonnegative=True)
p, q, r = scalar("p", positive=True), scalar("q", positive=True), scalar("r", positive=True)
positive = forall(k, Gt(v[k], 0))


@claim(Ge(b**n, c**n), given=[Ge(b, c)])
def bases_that_may_be_negative():
    return calc(b**n).ge(c**n)  # rejected: b may be negative, where a power need not grow


@claim(Gt(a**p, e**p), given=[Ge(a, e)])
def strictly_at_equal_bases():
    return calc(a**p).gt(e**p)  # rejected: does not show in the signs


@claim(Ge(p**b, q**b), given=[Ge(p, q)])
def an_exponent_without_a_sign():
    return calc(p**b).ge(q**b)  # rejected: does not show in the signs


@claim(Gt(a ** (n - 1), e ** (n - 1)), given=[Gt(a, e)])
def an_exponent_that_may_be_zero():
    return calc(a ** (n - 1)).gt(e ** (n - 1))  # rejected: does not show in the signs


@claim(Ge(p ** (-r), q ** (-r)), given=[Ge(p, q)])
def negative_exponents_kept():
    return calc(p ** (-r)).ge(q ** (-r))  # rejected: does not show in the signs


@claim(Ge(a**n, 1), given=[Le(a, 1)])
def above_one_below_one():
    return calc(a**n).ge(1)  # rejected: does not show in the signs


@claim(Ge((1 + t) ** n, 1))
def one_more_that_may_be_less():
    return calc((1 + t) ** n).ge(1)  # rejected: 1 + t may be negative, where a power need not grow


@claim(Le(Prod(x[k], k), 1), given=[forall(k, Le(x[k], 1))])
def factors_that_may_be_negative():
    return calc(Prod(x[k], k)).le(1)  # rejected: does not show in the signs


@claim(Lt(Prod(v[k], k), 1), given=[positive, forall(k, Le(v[k], 1))])
def strictly_below_one():
    return calc(Prod(v[k], k)).lt(1)  # rejected: does not show in the signs


@claim(Ge(Prod(x[k], k), Prod(w[k], k)), given=[forall(k, Ge(x[k], w[k]))])
def products_of_any_factors_in_order():
    return calc(Prod(x[k], k)).ge(Prod(w[k], k))  # rejected: does not show in the signs


@claim(Le(Prod(1 + x[k], k), exp(Sum(x[k], k))))
def factors_of_any_sign():
    return calc(Prod(1 + x[k], k)).le(exp(Sum(x[k], k)))  # rejected: does not show in the signs


@claim(Lt(log(p), p - 1))
def strictly_at_the_tangent_of_log():
    return calc(log(p)).lt(p - 1)  # rejected: does not show in the signs


@claim(Ge(exp(t), 1 + 2 * t))
def a_steeper_tangent():
    return calc(exp(t)).ge(1 + 2 * t)  # rejected: does not show in the signs


@claim(Gt(exp(t), 1 + t))
def strictly_at_the_tangent():
    return calc(exp(t)).gt(1 + t)  # rejected: does not show in the signs


@claim(Ge(exp(-t), 1 + t))
def the_tangent_turned():
    return calc(exp(-t)).ge(1 + t)  # rejected: does not show in the signs


@claim(Le(sin(t) * cos(t), Rational(2, 5)))
def a_smaller_bound():
    return calc(sin(t) * cos(t)).le(Rational(2, 5))  # rejected: does not show in the signs


@claim(Le(sin(t) + cos(t), 1))
def a_sum_below_one():
    return calc(sin(t) + cos(t)).le(1)  # rejected: does not show in the signs

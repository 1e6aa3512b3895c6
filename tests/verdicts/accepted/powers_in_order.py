"""Powers in order under an exponent that is no number, products over an index, and e^t ≥ 1 + t without its name."""

from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
k = index("k", n)
x, v, w = vector("x", n), vector("v", n), vector("w", n)
t, b, c = scalar("t"), scalar("b"), scalar("c")
a, e = scalar("a", nonnegative=True), scalar("e", nonnegative=True)
p, q, r = scalar("p", positive=True), scalar("q", positive=True), scalar("r", positive=True)
positive = forall(k, Gt(v[k], 0))


@claim(Ge(a**n, e**n), given=[Ge(a, e)])
def whole_powers_in_order():
    return calc(a**n).ge(e**n)


@claim(Gt(a**p, e**p), given=[Gt(a, e)])
def real_powers_in_order():
    return calc(a**p).gt(e**p)


@claim(Ge(a ** (2 * n), e ** (2 * n)), given=[Ge(a, e)])
def even_powers_in_order():
    return calc(a ** (2 * n)).ge(e ** (2 * n))


@claim(Ge(p ** (-r), q ** (-r)), given=[Le(p, q)])
def negative_powers_turned_round():
    return calc(p ** (-r)).ge(q ** (-r))


@claim(Le(a**p, 1), given=[Le(a, 1)])
def below_one():
    return calc(a**p).le(1)


@claim(Ge(a**n, 1), given=[Ge(a, 1)])
def above_one():
    return calc(a**n).ge(1)


@claim(Le(abs(b + c) ** p, (abs(b) + abs(c)) ** p))
def powers_of_moduli():
    return calc(abs(b + c) ** p).le((abs(b) + abs(c)) ** p)


@claim(Ge(Sum(abs(x[k]) ** n, k), Sum(abs(v[k]) ** n, k)), given=[forall(k, Ge(abs(x[k]), abs(v[k])))])
def sums_of_powers():
    return calc(Sum(abs(x[k]) ** n, k)).ge(Sum(abs(v[k]) ** n, k))


@claim(Ge((1 + a) ** n, 1))
def one_and_more():
    return calc((1 + a) ** n).ge(1)


@claim(Le(Prod(v[k], k), 1), given=[positive, forall(k, Le(v[k], 1))])
def a_product_below_one():
    return calc(Prod(v[k], k)).le(1)


@claim(Ge(Prod(1 + v[k], k), 1), given=[positive])
def a_product_above_one():
    return calc(Prod(1 + v[k], k)).ge(1)


@claim(Le(Prod(1 + v[k], k), exp(Sum(v[k], k))), given=[positive])
def a_product_below_an_exponential():
    return calc(Prod(1 + v[k], k)).le(exp(Sum(v[k], k)))


@claim(Ge(Prod(v[k], k), Prod(w[k], k)), given=[positive, forall(k, Gt(w[k], 0)), forall(k, Ge(v[k], w[k]))])
def products_in_order():
    return calc(Prod(v[k], k)).ge(Prod(w[k], k))


@claim(Ge(exp(t), 1 + t))
def the_tangent_of_exp():
    return calc(exp(t)).ge(1 + t)


@claim(Le(log(p), p - 1))
def below_its_tangent():
    return calc(log(p)).le(p - 1)


@claim(Ge(log(p), 1 - 1 / p))
def above_its_tangent():
    return calc(log(p)).ge(1 - 1 / p)


@claim(Ge(exp(-t), 1 - t))
def less_one():
    return calc(exp(-t)).ge(1 - t)


@claim(Le(log(1 + a), a))
def the_logarithm_of_one_more():
    return calc(log(1 + a)).le(a)


@claim(Le(Sum(log(v[k]), k), Sum(v[k], k) - n), given=[positive])
def sums_of_logarithms():
    return calc(Sum(log(v[k]), k)).le(Sum(v[k], k) - n)


@claim(Ge(Sum(exp(x[k]), k), n + Sum(x[k], k)))
def sums_of_exponentials():
    return calc(Sum(exp(x[k]), k)).ge(n + Sum(x[k], k))


@claim(Le(sin(t) * cos(t), Rational(1, 2)))
def a_sine_times_a_cosine():
    return calc(sin(t) * cos(t)).le(Rational(1, 2))


@claim(Le(sin(t) + cos(t), sqrt(2)))
def a_sine_and_a_cosine():
    return calc(sin(t) + cos(t)).le(sqrt(2))

"""Roots and moduli whose sign a hypothesis tells, powers of what may be 0, and products that leave out an index."""

from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
i, j, k = indices("i j k", n)
x, y = vector("x", n), vector("y", n)
b, c, s, z = scalar("b"), scalar("c"), scalar("s"), scalar("z", nonzero=True)
a, e = scalar("a", nonnegative=True), scalar("e", nonnegative=True)
p, q = scalar("p", positive=True), scalar("q", positive=True)
positive = forall(k, Gt(x[k], 0))


@claim(Eq(sqrt(-s) ** 2, -s), given=[Lt(s, 0)])
def a_root_of_a_negative():
    return calc(sqrt(-s) ** 2).eq(-s)


@claim(Eq(sqrt(-s) ** 2, -s), given=[Le(s, 0)])
def a_root_of_a_negative_that_may_be_zero():
    return calc(sqrt(-s) ** 2).eq(-s)


@claim(Eq(sqrt(-s) * sqrt(-s), abs(s)), given=[Le(s, 0)])
def twice_under_a_root():
    return calc(sqrt(-s) * sqrt(-s)).eq(abs(s))


@claim(Eq(1 / sqrt(-s), sqrt(-s) / (-s)), given=[Lt(s, 0)])
def a_root_below():
    return calc(1 / sqrt(-s)).eq(sqrt(-s) / (-s))


@claim(Eq((-s) ** Rational(3, 2), -s * sqrt(-s)), given=[Lt(s, 0)])
def three_halves():
    return calc((-s) ** Rational(3, 2)).eq(-s * sqrt(-s))


@claim(Eq(sqrt(1 - s) ** 2, 1 - s), given=[Lt(s, 1)])
def a_root_of_one_less():
    return calc(sqrt(1 - s) ** 2).eq(1 - s)


@claim(Eq((1 - s) / sqrt(1 - s), sqrt(1 - s)), given=[Lt(s, 1)])
def one_less_over_its_root():
    return calc((1 - s) / sqrt(1 - s)).eq(sqrt(1 - s))


@claim(Eq((s - 1) / sqrt(1 - s), -sqrt(1 - s)), given=[Lt(s, 1)])
def turned_over_its_root():
    return calc((s - 1) / sqrt(1 - s)).eq(-sqrt(1 - s))


@claim(Eq(sqrt((1 - s) ** 2), abs(s - 1)))
def a_root_of_a_square():
    return calc(sqrt((1 - s) ** 2)).eq(abs(s - 1))


@claim(Eq(sqrt(1 - s) * sqrt(1 + s), sqrt(1 - s**2)), given=[Le(s, 1), Ge(s, -1)])
def a_product_of_roots():
    return calc(sqrt(1 - s) * sqrt(1 + s)).eq(sqrt(1 - s**2))


@claim(Eq(sqrt(-b) * sqrt(-c), sqrt(b * c)), given=[Le(b, 0), Le(c, 0)])
def roots_of_negatives():
    return calc(sqrt(-b) * sqrt(-c)).eq(sqrt(b * c))


@claim(Eq(sqrt(q - p) * sqrt(q + p), sqrt(q**2 - p**2)), given=[Gt(q, p)])
def signs_of_factors():
    return calc(sqrt(q - p) * sqrt(q + p)).eq(sqrt(q**2 - p**2))


@claim(Eq(abs(s) ** 3, -(s**3)), given=[Le(s, 0)])
def an_odd_power_of_a_modulus():
    return calc(abs(s) ** 3).eq(-(s**3))


@claim(Eq(abs(z) / z**2, 1 / abs(z)))
def a_modulus_below():
    return calc(abs(z) / z**2).eq(1 / abs(z))


@claim(Eq(abs(s) ** Rational(5, 2), s**2 * sqrt(abs(s))))
def a_broken_power_of_a_modulus():
    return calc(abs(s) ** Rational(5, 2)).eq(s**2 * sqrt(abs(s)))


@claim(Eq(abs(b) ** (2 * n), b ** (2 * n)))
def an_even_power_of_a_modulus():
    return calc(abs(b) ** (2 * n)).eq(b ** (2 * n))


@claim(Eq(abs(s) ** (2 * n + 1), abs(s) * s ** (2 * n)))
def an_odd_symbolic_power_of_a_modulus():
    return calc(abs(s) ** (2 * n + 1)).eq(abs(s) * s ** (2 * n))


@claim(Eq(abs(b**n), abs(b) ** n))
def a_modulus_of_a_power():
    return calc(abs(b**n)).eq(abs(b) ** n)


@claim(Eq(sqrt(b ** (2 * n)), abs(b) ** n))
def a_root_of_an_even_power():
    return calc(sqrt(b ** (2 * n))).eq(abs(b) ** n)


@claim(Eq(abs(b - c) ** (2 * n), (c - b) ** (2 * n)))
def a_difference_in_an_even_power():
    return calc(abs(b - c) ** (2 * n)).eq((c - b) ** (2 * n))


@claim(Eq((-1) ** (n**2), (-1) ** n))
def the_parity_of_a_square():
    return calc((-1) ** (n**2)).eq((-1) ** n)


@claim(Eq((-1) ** (n * (n + 1)), 1))
def one_of_two_neighbours_is_even():
    return calc((-1) ** (n * (n + 1))).eq(1)


@claim(Eq(1 / (-1) ** n, (-1) ** n))
def a_sign_below():
    return calc(1 / (-1) ** n).eq((-1) ** n)


@claim(Eq(b ** (n * m), (b**n) ** m))
def exponents_that_are_products():
    return calc(b ** (n * m)).eq((b**n) ** m)


@claim(Eq(b ** (n**2), (b**n) ** n))
def a_square_in_the_exponent():
    return calc(b ** (n**2)).eq((b**n) ** n)


@claim(Eq(b ** ((n - 1) ** 2), (b ** (n - 1)) ** (n - 1)))
def zero_to_the_zero_within():
    return calc(b ** ((n - 1) ** 2)).eq((b ** (n - 1)) ** (n - 1))


@claim(Eq(b ** (1000000 * n), (b**n) ** 1000000))
def a_huge_exponent():
    return calc(b ** (1000000 * n)).eq((b**n) ** 1000000)


@claim(Eq(0**p, 0))
def zero_to_a_positive_power():
    return calc(0**p).eq(0)


@claim(Eq(a ** (p + q), a**p * a**q))
def exponents_of_what_may_be_zero():
    return calc(a ** (p + q)).eq(a**p * a**q)


@claim(Eq(a * a**p, a ** (p + 1)))
def one_more_of_what_may_be_zero():
    return calc(a * a**p).eq(a ** (p + 1))


@claim(Eq(a ** (n + p), a**n * a**p))
def a_whole_and_a_broken_one():
    return calc(a ** (n + p)).eq(a**n * a**p)


@claim(Eq((a * e) ** p, a**p * e**p))
def factors_that_may_be_zero():
    return calc((a * e) ** p).eq(a**p * e**p)


@claim(Eq((a**p) ** q, a ** (p * q)))
def a_power_of_a_power():
    return calc((a**p) ** q).eq(a ** (p * q))


@claim(Eq((b**2) ** p, abs(b) ** (2 * p)))
def a_power_of_a_square():
    return calc((b**2) ** p).eq(abs(b) ** (2 * p))


@claim(Eq(sqrt(a**p), a ** (p / 2)))
def a_root_of_a_power():
    return calc(sqrt(a**p)).eq(a ** (p / 2))


@claim(Ge(a**p, 0))
def a_power_that_is_not_negative():
    return calc(a**p).ge(0)


@claim(Eq(delta(i, j) ** p, delta(i, j)))
def a_delta_to_a_positive_power():
    return calc(delta(i, j) ** p).eq(delta(i, j))


@claim(Eq((1 - delta(i, j)) ** p, 1 - delta(i, j)))
def what_a_delta_leaves():
    return calc((1 - delta(i, j)) ** p).eq(1 - delta(i, j))


@claim(Eq(Prod(x[k], k), exp(Sum(log(x[k]), k))), given=[positive])
def a_product_by_its_logarithm():
    return calc(Prod(x[k], k)).eq(exp(Sum(log(x[k]), k)))


@claim(Eq(Prod(x[k], k) ** (1 / n), exp(Sum(log(x[k]), k) / n)), given=[positive])
def a_geometric_mean():
    return calc(Prod(x[k], k) ** (1 / n)).eq(exp(Sum(log(x[k]), k) / n))


@claim(Eq(Prod(abs(x[k]), k), abs(Prod(x[k], k))))
def a_product_of_moduli():
    return calc(Prod(abs(x[k]), k)).eq(abs(Prod(x[k], k)))


@claim(Eq(Prod(x[k], k), x[i] * Prod(x[k], k, omit=i)))
def one_factor_put_in():
    return calc(Prod(x[k], k)).eq(x[i] * Prod(x[k], k, omit=i))


@claim(Eq(Prod(1 + x[k], k), (1 + x[i]) * Prod(1 + x[k], k, omit=i)))
def a_sum_put_in():
    return calc(Prod(1 + x[k], k)).eq((1 + x[i]) * Prod(1 + x[k], k, omit=i))


@claim(Eq(Prod(x[k] ** 2, k), x[i] ** 2 * Prod(x[k], k, omit=i) ** 2))
def a_square_put_in():
    return calc(Prod(x[k] ** 2, k)).eq(x[i] ** 2 * Prod(x[k], k, omit=i) ** 2)


@claim(Eq(x[i] * Prod(x[k], k, omit=(i, j)), Prod(x[k], k, omit=j)), given=[Ne(i, j)])
def one_of_two_put_in():
    return calc(x[i] * Prod(x[k], k, omit=(i, j))).eq(Prod(x[k], k, omit=j))


@claim(Eq(x[i] * Prod(x[k], k, omit=i), x[j] * Prod(x[k], k, omit=j)))
def two_ways_to_put_in():
    return calc(x[i] * Prod(x[k], k, omit=i)).eq(x[j] * Prod(x[k], k, omit=j))


@claim(Eq(Sum(x[j] * Prod(x[k], k, omit=j), j), n * Prod(x[k], k)))
def put_in_under_a_sum():
    return calc(Sum(x[j] * Prod(x[k], k, omit=j), j)).eq(n * Prod(x[k], k))


@claim(Eq(exp(x[i] * Prod(x[k], k, omit=i)), exp(Prod(x[k], k))))
def put_in_under_a_function():
    return calc(exp(x[i] * Prod(x[k], k, omit=i))).eq(exp(Prod(x[k], k)))


@claim(Eq(D(0**p, p), 0))
def zero_stays_zero():
    return calc(D(0**p, p)).eq(0)


@claim(Eq(D((p - p) ** p, p), 0))
def a_difference_that_stays_zero():
    return calc(D((p - p) ** p, p)).eq(0)

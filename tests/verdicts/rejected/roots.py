"""False claims about roots, moduli and powers of what may be negative or 0, and about products that leave out an index."""

from derive.notation import *

n, m = dimension("n"), dimension("m", at_least=2)
i, j, k = indices("i j k", n)
x, y = vector("x", n), vector("y", n)
b, c, s, z = scalar("b"), scalar("c"), scalar("s"), scalar("z", nonzero=True)
a, e = scalar("a", nonnegative=True), scalar("e", nonnegative=True)
p, q = scalar("p", positive=True), scalar("q", positive=True)
r = define("r", x[k] / y[k], at=k)
elsewhere = forall(k, Implies(Ne(k, i), Ne(y[k], 0)))


@claim(Eq(sqrt(-s) ** 2, s), given=[Lt(s, 0)])
def a_root_turned():
    return calc(sqrt(-s) ** 2).eq(s)  # rejected: different normal forms


@claim(Eq((-s) ** Rational(3, 2), s * sqrt(-s)), given=[Le(s, 0)])
def a_sign_of_three_halves():
    return calc((-s) ** Rational(3, 2)).eq(s * sqrt(-s))  # rejected: different normal forms


@claim(Eq(1 / sqrt(-s), sqrt(-s) / s), given=[Lt(s, 0)])
def a_sign_below_a_root():
    return calc(1 / sqrt(-s)).eq(sqrt(-s) / s)  # rejected: different normal forms


@claim(Eq((1 - s) / sqrt(1 - s), sqrt(1 - s)), given=[Le(s, 1)])
def an_end_where_it_has_no_value():
    return calc((1 - s) / sqrt(1 - s)).eq(sqrt(1 - s))  # rejected: needs sqrt(1 - s) ≠ 0


@claim(Eq(sqrt((1 - s) ** 2), 1 - s))
def a_square_undone():
    return calc(sqrt((1 - s) ** 2)).eq(1 - s)  # rejected: different normal forms


@claim(Eq(sqrt(b) * sqrt(c), sqrt(b * c)), given=[Ge(b * c, 0)])
def two_negatives_under_one_root():
    return calc(sqrt(b) * sqrt(c)).eq(sqrt(b * c))  # rejected: needs b ≥ 0


@claim(Eq(abs(s) ** 3, -(s**3)), given=[Ge(s, 0)])
def an_odd_power_of_a_modulus():
    return calc(abs(s) ** 3).eq(-(s**3))  # rejected: different normal forms


@claim(Eq(abs(z) / z**2, 1 / z))
def a_modulus_over_a_square():
    return calc(abs(z) / z**2).eq(1 / z)  # rejected: different normal forms


@claim(Eq(abs(b) ** (2 * n + 1), b ** (2 * n + 1)))
def an_odd_symbolic_power():
    return calc(abs(b) ** (2 * n + 1)).eq(b ** (2 * n + 1))  # rejected: different normal forms


@claim(Eq(abs(b) ** n, b**n))
def a_modulus_of_any_power():
    return calc(abs(b) ** n).eq(b**n)  # rejected: different normal forms


@claim(Eq((-1) ** (n * m), (-1) ** n))
def the_parity_of_a_product():
    return calc((-1) ** (n * m)).eq((-1) ** n)  # rejected: different normal forms


@claim(Eq((-1) ** (n**2 + m), (-1) ** n))
def the_parity_of_a_sum():
    return calc((-1) ** (n**2 + m)).eq((-1) ** n)  # rejected: different normal forms


@claim(Eq(b ** (n * m), b**n * b**m))
def exponents_multiplied_for_added():
    return calc(b ** (n * m)).eq(b**n * b**m)  # rejected: different normal forms


@claim(Eq((b**n) ** m, b ** (n + m)))
def exponents_added_for_multiplied():
    return calc((b**n) ** m).eq(b ** (n + m))  # rejected: different normal forms


@claim(Eq(b ** (n**2), b ** (2 * n)))
def a_square_for_a_double():
    return calc(b ** (n**2)).eq(b ** (2 * n))  # rejected: different normal forms


@claim(Eq(0**b, 0))
def zero_to_any_power():
    return calc(0**b).eq(0)  # rejected: needs 0 > 0


@claim(Eq(0**a, 0))
def zero_to_a_power_that_may_be_zero():
    return calc(0**a).eq(0)  # rejected: needs 0 > 0


@claim(Eq(0 ** (p - q), 0))
def zero_to_a_difference():
    return calc(0 ** (p - q)).eq(0)  # rejected: needs 0 > 0


@claim(Eq(0**p, 1))
def one_for_zero():
    return calc(0**p).eq(1)  # rejected: different normal forms


@claim(Eq(a ** (p - q) * a**q, a**p))
def a_difference_of_exponents():
    return calc(a ** (p - q) * a**q).eq(a**p)  # rejected: needs a > 0


@claim(Eq(a**b * a**c, a ** (b + c)))
def exponents_without_a_sign():
    return calc(a**b * a**c).eq(a ** (b + c))  # rejected: needs a > 0


@claim(Eq((a + e) ** p, a**p + e**p))
def a_power_of_a_sum():
    return calc((a + e) ** p).eq(a**p + e**p)  # rejected: different normal forms


@claim(Eq(delta(i, j) ** a, delta(i, j)))
def a_delta_to_the_power_zero():
    return calc(delta(i, j) ** a).eq(delta(i, j))  # rejected: needs δ_ij > 0


@claim(Eq(Prod(abs(x[k]), k), Prod(x[k], k)))
def a_product_of_moduli():
    return calc(Prod(abs(x[k]), k)).eq(Prod(x[k], k))  # rejected: different normal forms


@claim(Eq(exp(Sum(log(abs(x[k])), k)), Prod(x[k], k)), given=[forall(k, Ne(x[k], 0))])
def logarithms_of_moduli():
    return calc(exp(Sum(log(abs(x[k])), k))).eq(Prod(x[k], k))  # rejected: different normal forms


@claim(Eq(exp(Sum(log(x[k]), k, omit=i)), Prod(x[k], k)), given=[forall(k, Gt(x[k], 0))])
def one_left_out_of_the_logarithms():
    return calc(exp(Sum(log(x[k]), k, omit=i))).eq(Prod(x[k], k))  # rejected: different normal forms


@claim(Eq(x[i] * Prod(x[k], k, omit=j), Prod(x[k], k)))
def another_factor_put_in():
    return calc(x[i] * Prod(x[k], k, omit=j)).eq(Prod(x[k], k))  # rejected: different normal forms


@claim(Eq(x[i] * Prod(x[k], k, omit=(i, j)), Prod(x[k], k, omit=j)))
def put_in_where_it_may_be_left_out():
    return calc(x[i] * Prod(x[k], k, omit=(i, j))).eq(Prod(x[k], k, omit=j))  # rejected: different normal forms


@claim(Eq(x[j] * Prod(x[k], k, omit=(i, j)), Prod(x[k], k, omit=j)), given=[Ne(i, j)])
def the_wrong_one_of_two():
    return calc(x[j] * Prod(x[k], k, omit=(i, j))).eq(Prod(x[k], k, omit=j))  # rejected: different normal forms


@claim(Eq(x[i] ** 2 * Prod(x[k], k, omit=i), Prod(x[k], k)))
def put_in_twice():
    return calc(x[i] ** 2 * Prod(x[k], k, omit=i)).eq(Prod(x[k], k))  # rejected: different normal forms


@claim(Eq(x[i] * Prod(1 + x[k], k, omit=i), Prod(1 + x[k], k)))
def a_part_of_a_factor():
    return calc(x[i] * Prod(1 + x[k], k, omit=i)).eq(Prod(1 + x[k], k))  # rejected: different normal forms


@claim(Eq(r[i] * Prod(r[k], k, omit=i), Prod(r[k], k)), given=[elsewhere])
def a_factor_of_no_value():
    return calc(r[i] * Prod(r[k], k, omit=i)).eq(Prod(r[k], k))  # rejected: needs y_i ≠ 0


@claim(Eq(Prod(x[k], k) / x[i], Prod(x[k], k, omit=i)))
def a_factor_divided_off():
    return calc(Prod(x[k], k) / x[i]).eq(Prod(x[k], k, omit=i))  # rejected: needs x_i ≠ 0


@claim(Eq(D(0**b, b), 0))
def a_slope_where_the_power_may_have_no_value():
    return calc(D(0**b, b)).eq(0)  # rejected: needs 0 > 0

"""False neighbours of inequalities that need no reason."""

from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
A = matrix("A", n, n)
a, b, c, d, t = scalar("a"), scalar("b"), scalar("c"), scalar("d"), scalar("t")
p, q = scalar("p", positive=True), scalar("q", positive=True)
o = scalar("o", nonnegative=True)
OM, GA = scalar("omega"), scalar("gamma")


@claim(Lt(abs(a + b), abs(a) + abs(b)))
def strict_where_it_may_touch():
    return calc(abs(a + b)).lt(abs(a) + abs(b))  # rejected: does not show


@claim(Eq(abs(a + b), abs(a) + abs(b)))
def moduli_that_add_up():
    return calc(abs(a + b)).eq(abs(a) + abs(b))  # rejected: different normal forms


@claim(Le(Sum(abs(x[k]), k), abs(Sum(x[k], k))))
def moduli_of_terms_under_that_of_the_sum():
    return calc(Sum(abs(x[k]), k)).le(abs(Sum(x[k], k)))  # rejected: does not show


@claim(Le(Max(abs(x[k]), k), x.max))
def the_largest_modulus_under_the_largest():
    return calc(Max(abs(x[k]), k)).le(x.max)  # rejected: does not show


@claim(Le(Sum(abs(x[k]), k), Max(abs(x[k]), k)))
def a_sum_under_one_maximum():
    return calc(Sum(abs(x[k]), k)).le(Max(abs(x[k]), k))  # rejected: does not show


@claim(Ge(Max(x[k] + u[k], k), x.max + u.max))
def maxima_that_add_up():
    return calc(Max(x[k] + u[k], k)).ge(x.max + u.max)  # rejected: does not show


@claim(Ge(x[x.argmax], u[i]))
def another_vector_at_its_largest():
    return calc(x[x.argmax]).ge(u[i])  # rejected: does not show


@claim(Ge(u[x.argmax], u[i]))
def a_vector_at_the_place_of_another():
    return calc(u[x.argmax]).ge(u[i])  # rejected: does not show


@claim(Ne(exp(a), 1), given=[Ge(a, 0)])
def an_exponential_at_zero():
    return calc(exp(a)).ne(1)  # rejected: does not show


@claim(Gt(exp(a) - 1, 0), given=[Ge(a, 0)])
def an_exponential_less_one_at_zero():
    return calc(exp(a) - 1).gt(0)  # rejected: does not show


@claim(Gt(OM**2, GA**2), given=[Gt(OM, GA)])
def squares_of_any_sign_in_order():
    return calc(OM**2).gt(GA**2)  # rejected: may be negative


@claim(Gt(a**4, b**4), given=[Gt(a, b)])
def fourth_powers_of_any_sign():
    return calc(a**4).gt(b**4)  # rejected: may be negative


@claim(Lt(1 / a, 1 / b), given=[Gt(a, b), Ne(a, 0), Ne(b, 0)])
def reciprocals_on_both_sides_of_zero():
    return calc(1 / a).lt(1 / b)  # rejected: may be negative


@claim(Gt(sqrt(a), sqrt(b)), given=[Ge(a, b), Ge(b, 0)])
def roots_that_may_be_equal():
    return calc(sqrt(a)).gt(sqrt(b))  # rejected: does not show


@claim(Gt(cosh(a), cosh(b)), given=[Gt(a, b)])
def hyperbolic_cosines_of_any_sign():
    return calc(cosh(a)).gt(cosh(b))  # rejected: does not show


@claim(Le(a, b), given=[Le(a**2, b**2)])
def an_argument_from_its_square():
    return calc(a).le(b)  # rejected: does not show


@claim(Lt(abs(a), b), given=[Lt(a, b)])
def a_modulus_from_one_side():
    return calc(abs(a)).lt(b)  # rejected: does not show


@claim(Le(a * b, a), given=[Le(b, 1)])
def a_product_of_any_sign():
    return calc(a * b).le(a)  # rejected: does not show


@claim(Gt(Sum((x[k] - x[i]) ** 2, k, omit=i), 0))
def squares_over_no_index():
    return calc(Sum((x[k] - x[i]) ** 2, k, omit=i)).gt(0)  # rejected: does not show


@claim(Gt(Sum(exp(x[k]), k, omit=i), 0))
def exponentials_over_no_index():
    return calc(Sum(exp(x[k]), k, omit=i)).gt(0)  # rejected: does not show


@claim(Gt(Sum(exp(x[k]), k), exp(x[i])))
def one_of_one():
    return calc(Sum(exp(x[k]), k)).gt(exp(x[i]))  # rejected: does not show


@claim(Ge(Sum(x[k], k), x[i]))
def one_term_of_a_sum_of_any_sign():
    return calc(Sum(x[k], k)).ge(x[i])  # rejected: does not show


@claim(Gt(Sum(x[k], k), 0), given=[forall(k, Ge(x[k], 0))])
def a_sum_that_may_be_zero():
    return calc(Sum(x[k], k)).gt(0)  # rejected: does not show


@claim(Lt(Sum(x[k] * u[k], k) ** 2, Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k)))
def cauchy_schwarz_strictly():
    return calc(Sum(x[k] * u[k], k) ** 2).lt(Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k))  # rejected: does not show


@claim(Ge(Sum(x[k] * u[k], k) ** 2, Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k)))
def cauchy_schwarz_the_wrong_way():
    return calc(Sum(x[k] * u[k], k) ** 2).ge(Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k))  # rejected: does not show


@claim(Ge(Sum(x[k] ** 2, k), Sum(x[k], k) ** 2))
def the_square_of_a_sum_without_n():
    return calc(Sum(x[k] ** 2, k)).ge(Sum(x[k], k) ** 2)  # rejected: does not show


@claim(Gt(n * Sum(x[k] ** 2, k), Sum(x[k], k) ** 2))
def a_mean_of_squares_strictly():
    return calc(n * Sum(x[k] ** 2, k)).gt(Sum(x[k], k) ** 2)  # rejected: does not show


@claim(Ge(a**2 + b**2 + c**2, 2 * (a * b + b * c + c * a)))
def products_too_large():
    return calc(a**2 + b**2 + c**2).ge(2 * (a * b + b * c + c * a))  # rejected: does not show


@claim(Ge(p * t**2 + b * t + c, 0), given=[Le(b**2, 5 * p * c)])
def a_discriminant_that_may_be_positive():
    return calc(p * t**2 + b * t + c).ge(0)  # rejected: does not show


@claim(Ge(sqrt(a**2 + b**2), abs(a) + abs(b)))
def a_root_of_moduli_the_wrong_way():
    return calc(sqrt(a**2 + b**2)).ge(abs(a) + abs(b))  # rejected: does not show


@claim(Gt(log(Sum(exp(x[k]), k)), x.max))
def the_largest_exponential_strictly():
    return calc(log(Sum(exp(x[k]), k))).gt(x.max)  # rejected: does not show


@claim(Lt(log(Sum(exp(x[k]), k)), x.max + log(n)))
def below_log_n_strictly():
    return calc(log(Sum(exp(x[k]), k))).lt(x.max + log(n))  # rejected: does not show


@claim(Eq(abs(b + abs(a)), b + abs(a)))
def a_modulus_of_a_sum_with_another():
    return calc(abs(b + abs(a))).eq(b + abs(a))  # rejected: different normal forms


@claim(Eq(abs(a - b) + abs(a + b), 2 * abs(a)))
def moduli_without_the_order():
    return calc(abs(a - b) + abs(a + b)).eq(2 * abs(a))  # rejected: different normal forms

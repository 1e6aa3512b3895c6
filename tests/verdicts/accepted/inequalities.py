"""Inequalities in which a mathematician sees no step: each in one, without a reason."""

from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
A = matrix("A", n, n)
a, b, c, d, t = scalar("a"), scalar("b"), scalar("c"), scalar("d"), scalar("t")
p, q = scalar("p", positive=True), scalar("q", positive=True)
o = scalar("o", nonnegative=True)
OM, GA = scalar("omega"), scalar("gamma")


@claim(Le(abs(a + b), abs(a) + abs(b)))
def two_terms_without_their_moduli():
    return calc(abs(a + b)).le(abs(a) + abs(b))


@claim(Le(abs(a + b + c + d), abs(a) + abs(b) + abs(c) + abs(d)))
def four_terms():
    return calc(abs(a + b + c + d)).le(abs(a) + abs(b) + abs(c) + abs(d))


@claim(Le(abs(abs(a) - abs(b)), abs(a - b)))
def the_inverse_triangle():
    return calc(abs(abs(a) - abs(b))).le(abs(a - b))


@claim(Le(abs(Sum(x[k], k)), Sum(abs(x[k]), k)))
def a_sum_of_moduli():
    return calc(abs(Sum(x[k], k))).le(Sum(abs(x[k]), k))


@claim(Le(abs(Sum(x[k] * u[k], k)), Sum(abs(x[k]) * abs(u[k]), k)))
def a_weighted_sum():
    return calc(abs(Sum(x[k] * u[k], k))).le(Sum(abs(x[k]) * abs(u[k]), k))


@claim(Le(Sum(abs(Sum(A[i, j] * x[j], j)), i), Sum(abs(A[i, j]) * abs(x[j]), i, j)))
def a_sum_in_a_sum():
    return calc(Sum(abs(Sum(A[i, j] * x[j], j)), i)).le(Sum(abs(A[i, j]) * abs(x[j]), i, j))


@claim(Le(abs(Sum(A[i, j] * x[i] * u[j], i, j)), Sum(abs(A[i, j]) * abs(x[i]) * abs(u[j]), i, j)))
def a_bilinear_form():
    return calc(abs(Sum(A[i, j] * x[i] * u[j], i, j))).le(Sum(abs(A[i, j]) * abs(x[i]) * abs(u[j]), i, j))


@claim(Le(abs(Sum(x[k], k) / n), Sum(abs(x[k]), k) / n))
def a_mean():
    return calc(abs(Sum(x[k], k) / n)).le(Sum(abs(x[k]), k) / n)


@claim(Le(abs(Sum(x[k], k, omit=i)), Sum(abs(x[k]), k, omit=i)))
def all_but_one():
    return calc(abs(Sum(x[k], k, omit=i))).le(Sum(abs(x[k]), k, omit=i))


@claim(Le(p * abs(Sum(x[k], k)) + q, p * Sum(abs(x[k]), k) + q))
def a_modulus_in_a_summand():
    return calc(p * abs(Sum(x[k], k)) + q).le(p * Sum(abs(x[k]), k) + q)


@claim(Le(exp(abs(Sum(x[k], k))), exp(Sum(abs(x[k]), k))))
def under_exp():
    return calc(exp(abs(Sum(x[k], k)))).le(exp(Sum(abs(x[k]), k)))


@claim(Le(log(1 + abs(a + b)), log(1 + abs(a) + abs(b))))
def under_log():
    return calc(log(1 + abs(a + b))).le(log(1 + abs(a) + abs(b)))


@claim(Le(sqrt(abs(a + b)), sqrt(abs(a) + abs(b))))
def under_a_root():
    return calc(sqrt(abs(a + b))).le(sqrt(abs(a) + abs(b)))


@claim(Le(Sum(abs(x[k] + u[k]), k), Sum(abs(x[k]), k) + Sum(abs(u[k]), k)))
def sums_of_two():
    return calc(Sum(abs(x[k] + u[k]), k)).le(Sum(abs(x[k]), k) + Sum(abs(u[k]), k))


@claim(Le(-x[i], Max(abs(x[k]), k)))
def a_component_under_the_largest_modulus():
    return calc(-x[i]).le(Max(abs(x[k]), k))


@claim(Le(abs(x.max), Max(abs(x[k]), k)))
def the_largest_under_the_largest_modulus():
    return calc(abs(x.max)).le(Max(abs(x[k]), k))


@claim(Le(Max(abs(x[k] + u[k]), k), Max(abs(x[k]), k) + Max(abs(u[k]), k)))
def the_largest_of_a_sum():
    return calc(Max(abs(x[k] + u[k]), k)).le(Max(abs(x[k]), k) + Max(abs(u[k]), k))


@claim(Le(abs(x.max - u.max), Max(abs(x[k] - u[k]), k)))
def two_maxima():
    return calc(abs(x.max - u.max)).le(Max(abs(x[k] - u[k]), k))


@claim(Le(Max(abs(x[k]), k), Sum(abs(x[k]), k)))
def the_largest_under_the_sum():
    return calc(Max(abs(x[k]), k)).le(Sum(abs(x[k]), k))


@claim(Le(abs(Sum(x[k], k)), n * Max(abs(x[k]), k)))
def the_sum_under_n_times_the_largest():
    return calc(abs(Sum(x[k], k))).le(n * Max(abs(x[k]), k))


@claim(Le(abs(Sum(x[k] * u[k], k)), Max(abs(x[k]), k) * Sum(abs(u[k]), k)))
def with_the_largest_outside():
    return calc(abs(Sum(x[k] * u[k], k))).le(Max(abs(x[k]), k) * Sum(abs(u[k]), k))


@claim(Le(Sum(x[k], k) / n, x.max))
def the_mean_under_the_largest():
    return calc(Sum(x[k], k) / n).le(x.max)


@claim(Ge(x[x.argmax], x[i]))
def a_component_at_the_largest():
    return calc(x[x.argmax]).ge(x[i])


@claim(Eq(x[x.argmax], x.max))
def the_largest_is_where_it_is():
    return calc(x[x.argmax]).eq(x.max)


@claim(Le(abs(x[i] - x[j]), x.max - x.min))
def the_range():
    return calc(abs(x[i] - x[j])).le(x.max - x.min)


@claim(Le(x[i] ** 2, Sum(x[k] ** 2, k)))
def one_square_of_many():
    return calc(x[i] ** 2).le(Sum(x[k] ** 2, k))


@claim(Le(abs(x[i]), sqrt(Sum(x[k] ** 2, k))))
def one_component_under_the_norm():
    return calc(abs(x[i])).le(sqrt(Sum(x[k] ** 2, k)))


@claim(Ge(a**2 + b**2 + c**2, a * b + b * c + c * a))
def three_squares_at_least_their_products():
    return calc(a**2 + b**2 + c**2).ge(a * b + b * c + c * a)


@claim(Ge(p * t**2 + b * t + b**2 / (4 * p), 0))
def a_quadratic_with_letters():
    return calc(p * t**2 + b * t + b**2 / (4 * p)).ge(0)


@claim(Ge(p * t**2 + b * t + c, 0), given=[Le(b**2, 4 * p * c)])
def a_quadratic_and_its_discriminant():
    return calc(p * t**2 + b * t + c).ge(0)


@claim(Le(4 * p * q / (p + q), p + q))
def harmonic_under_arithmetic():
    return calc(4 * p * q / (p + q)).le(p + q)


@claim(Ge((a**2 + b**2) * (1 + a**2), 2 * a * b * (1 + a**2)))
def squares_times_a_positive_factor():
    return calc((a**2 + b**2) * (1 + a**2)).ge(2 * a * b * (1 + a**2))


@claim(Le(2 * abs(a * b), a**2 + b**2))
def twice_the_product_of_moduli():
    return calc(2 * abs(a * b)).le(a**2 + b**2)


@claim(Ge(Sum(x[k] ** 2, k) + Sum(u[k] ** 2, k), 2 * Sum(x[k] * u[k], k)))
def squares_of_sums():
    return calc(Sum(x[k] ** 2, k) + Sum(u[k] ** 2, k)).ge(2 * Sum(x[k] * u[k], k))


@claim(Ge(Sum(x[k] ** 2, k) - 2 * a * Sum(x[k], k) + n * a**2, 0))
def squares_about_a_number():
    return calc(Sum(x[k] ** 2, k) - 2 * a * Sum(x[k], k) + n * a**2).ge(0)


@claim(Ge(n * Sum(x[k] ** 2, k), Sum(x[k], k) ** 2))
def the_square_of_a_sum():
    return calc(n * Sum(x[k] ** 2, k)).ge(Sum(x[k], k) ** 2)


@claim(Ge(Sum(x[k] ** 2, k) / n - (Sum(x[k], k) / n) ** 2, 0))
def a_variance():
    return calc(Sum(x[k] ** 2, k) / n - (Sum(x[k], k) / n) ** 2).ge(0)


@claim(Le(Sum(x[k] * u[k], k) ** 2, Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k)))
def cauchy_schwarz():
    return calc(Sum(x[k] * u[k], k) ** 2).le(Sum(x[k] ** 2, k) * Sum(u[k] ** 2, k))


@claim(Le(Sum(x[k] * u[k], k), sqrt(Sum(x[k] ** 2, k)) * sqrt(Sum(u[k] ** 2, k))))
def cauchy_schwarz_with_roots():
    return calc(Sum(x[k] * u[k], k)).le(sqrt(Sum(x[k] ** 2, k)) * sqrt(Sum(u[k] ** 2, k)))


@claim(Le(Sum(exp(u[k]) * x[k], k) ** 2, Sum(exp(u[k]), k) * Sum(exp(u[k]) * x[k] ** 2, k)))
def cauchy_schwarz_with_weights():
    return calc(Sum(exp(u[k]) * x[k], k) ** 2).le(Sum(exp(u[k]), k) * Sum(exp(u[k]) * x[k] ** 2, k))


@claim(Le(Sum(A[i, j] * x[i] * u[j], i, j) ** 2, Sum(A[i, j] ** 2, i, j) * Sum(x[i] ** 2, i) * Sum(u[j] ** 2, j)))
def a_bilinear_form_under_the_norms():
    return calc(Sum(A[i, j] * x[i] * u[j], i, j) ** 2).le(
        Sum(A[i, j] ** 2, i, j) * Sum(x[i] ** 2, i) * Sum(u[j] ** 2, j)
    )


@claim(Le(n**2, Sum(exp(x[k]), k) * Sum(exp(-x[k]), k)))
def a_sum_and_its_inverse():
    return calc(n**2).le(Sum(exp(x[k]), k) * Sum(exp(-x[k]), k))


@claim(Le(sqrt(a**2 + b**2), abs(a) + abs(b)))
def minkowski_in_the_plane():
    return calc(sqrt(a**2 + b**2)).le(abs(a) + abs(b))


@claim(Le(sqrt(Sum((x[k] + u[k]) ** 2, k)), sqrt(Sum(x[k] ** 2, k)) + sqrt(Sum(u[k] ** 2, k))))
def minkowski():
    return calc(sqrt(Sum((x[k] + u[k]) ** 2, k))).le(sqrt(Sum(x[k] ** 2, k)) + sqrt(Sum(u[k] ** 2, k)))


@claim(Gt(sqrt(1 + a**2), a))
def a_root_above():
    return calc(sqrt(1 + a**2)).gt(a)


@claim(Gt(OM**2, GA**2), given=[Gt(OM, GA), Gt(GA, 0)])
def squares_in_order():
    return calc(OM**2).gt(GA**2)


@claim(Lt(sqrt(OM**2 - GA**2), OM), given=[Gt(OM, GA), Gt(GA, 0)])
def a_root_of_their_difference():
    return calc(sqrt(OM**2 - GA**2)).lt(OM)


@claim(Gt(a**4, b**4), given=[Gt(a, b), Gt(b, 0)])
def fourth_powers_in_order():
    return calc(a**4).gt(b**4)


@claim(Gt(a**n, b**n), given=[Gt(a, b), Gt(b, 0)])
def powers_in_order():
    return calc(a**n).gt(b**n)


@claim(Lt(1 / a, 1 / b), given=[Gt(a, b), Gt(b, 0)])
def reciprocals_in_order():
    return calc(1 / a).lt(1 / b)


@claim(Lt(1 / a, 1 / b), given=[Gt(a, b), Lt(a, 0)])
def negative_reciprocals_in_order():
    return calc(1 / a).lt(1 / b)


@claim(Ge(sqrt(a) - sqrt(b), 0), given=[Ge(a, b), Ge(b, 0)])
def roots_in_order():
    return calc(sqrt(a) - sqrt(b)).ge(0)


@claim(Gt(log(a) - log(b), 0), given=[Gt(a, b), Gt(b, 0)])
def logarithms_in_order():
    return calc(log(a) - log(b)).gt(0)


@claim(Gt(log(a / b), 0), given=[Gt(a, b), Gt(b, 0)])
def the_logarithm_of_a_ratio():
    return calc(log(a / b)).gt(0)


@claim(Gt(tanh(a) - tanh(b), 0), given=[Gt(a, b)])
def hyperbolic_tangents_in_order():
    return calc(tanh(a) - tanh(b)).gt(0)


@claim(Gt(cosh(a), cosh(b)), given=[Gt(a, b), Gt(b, 0)])
def hyperbolic_cosines_in_order():
    return calc(cosh(a)).gt(cosh(b))


@claim(Gt(cosh(a), 1), given=[Ne(a, 0)])
def a_hyperbolic_cosine():
    return calc(cosh(a)).gt(1)


@claim(Lt(a**2, 1), given=[Lt(abs(a), 1)])
def a_square_below_one():
    return calc(a**2).lt(1)


@claim(Le(abs(a), abs(b)), given=[Le(a**2, b**2)])
def moduli_from_squares():
    return calc(abs(a)).le(abs(b))


@claim(Le(a**2, b**2), given=[Le(abs(a), abs(b))])
def squares_from_moduli():
    return calc(a**2).le(b**2)


@claim(Le(a, b), given=[Le(abs(a), b)])
def below_a_modulus():
    return calc(a).le(b)


@claim(Ne(a**2, b**2), given=[Gt(a, b), Gt(b, 0)])
def squares_that_differ():
    return calc(a**2).ne(b**2)


@claim(Ne(exp(a), 1), given=[Ne(a, 0)])
def an_exponential_that_is_not_one():
    return calc(exp(a)).ne(1)


@claim(Lt(a * b, 1), given=[Lt(b, 1), Gt(a, 0), Lt(a, 1), Gt(b, 0)])
def a_product_below_one():
    return calc(a * b).lt(1)


@claim(Gt(Sum(x[k] ** 2, k), 0), given=[Ne(x[i], 0)])
def a_norm_that_is_not_zero():
    return calc(Sum(x[k] ** 2, k)).gt(0)


@claim(Gt(Sum(x[k], k), 0), given=[forall(k, Ge(x[k], 0)), Gt(x[i], 0)])
def a_sum_with_a_positive_term():
    return calc(Sum(x[k], k)).gt(0)


@claim(Ge(log(Sum(exp(x[k]), k)), x.max))
def the_largest_exponential():
    return calc(log(Sum(exp(x[k]), k))).ge(x.max)


@claim(Le(log(Sum(exp(x[k]), k)), x.max + log(n)))
def not_above_by_more_than_log_n():
    return calc(log(Sum(exp(x[k]), k))).le(x.max + log(n))


@claim(Gt(log(1 + exp(a)), a))
def softplus_above_its_argument():
    return calc(log(1 + exp(a))).gt(a)


@claim(Le(1 / (t**2 - 4 * t + 5), 1))
def a_denominator_by_its_square():
    return calc(1 / (t**2 - 4 * t + 5)).le(1)


@claim(Eq(Sum(x[k] ** 2, k) / Sum(x[k] ** 2, k), 1), given=[Ne(x[i], 0)])
def a_denominator_by_a_component():
    return calc(Sum(x[k] ** 2, k) / Sum(x[k] ** 2, k)).eq(1)


@claim(Eq(abs(a + abs(a)), a + abs(a)))
def a_modulus_of_a_sum_with_a_modulus():
    return calc(abs(a + abs(a))).eq(a + abs(a))


@claim(Eq(abs(a - b) + abs(a + b), 2 * abs(a)), given=[Le(abs(b), abs(a))])
def moduli_of_a_difference_and_a_sum():
    return calc(abs(a - b) + abs(a + b)).eq(2 * abs(a))


@claim(Eq(abs(abs(a) + b), abs(a) + b), given=[Ge(b, a), Ge(a, -b)])
def a_modulus_of_known_sign_inside():
    return calc(abs(abs(a) + b)).eq(abs(a) + b)

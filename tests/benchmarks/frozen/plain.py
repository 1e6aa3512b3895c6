"""Statements as a new user would write them, frozen before the search was measured on them."""

from derive.notation import *

n = dimension("n", at_least=2)
i, j, k, t = indices("i j k t", n)
x, y, w = vector("x", n), vector("y", n), vector("w", n)
a, b, c, d = scalar("a"), scalar("b"), scalar("c"), scalar("d")
u, v = scalar("u", positive=True), scalar("v", positive=True)

mean = define("m", Sum(x[k], k) / n)
variance = define("V", Sum((x[k] - mean) ** 2, k) / n)
Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)
lse = define("L", log(Z))
sigmoid = define("s", 1 / (1 + exp(-c)))
weights = [forall(k, Ge(w[k], 0)), Eq(Sum(w[k], k), 1)]


@claim(Eq(Sum(x[k] - mean, k), 0))
def deviations_cancel(): ...


@claim(Eq(variance, Sum(x[k] ** 2, k) / n - mean**2))
def variance_as_a_difference(): ...


@claim(Ge(variance, 0))
def variance_is_not_negative(): ...


@claim(Ge(Sum(x[k] ** 2, k) / n, mean**2))
def square_of_the_mean(): ...


@claim(Eq(Sum((x[k] - c) ** 2, k), n * variance + n * (mean - c) ** 2))
def around_any_point(): ...


@claim(Ge(Sum((x[k] - c) ** 2, k), n * variance))
def mean_is_the_best_point(): ...


@claim(Eq(D(mean, x[j]), 1 / n))
def slope_of_the_mean(): ...


@claim(Eq(D(Sum((x[k] - c) ** 2, k), c), 2 * n * (c - mean)))
def slope_of_the_squares(): ...


@claim(Eq(D(variance, x[j]), 2 * (x[j] - mean) / n))
def slope_of_the_variance(): ...


@claim(Le(mean, x.max))
def mean_below_the_maximum(): ...


@claim(Ge(mean, x.min))
def mean_above_the_minimum(): ...


@claim(Ge(x.max - x.min, 0))
def range_is_not_negative(): ...


@claim(Le(abs(x[i] - x[j]), x.max - x.min))
def distances_within_the_range(): ...


@claim(Le(abs(mean - x[i]), x.max - x.min))
def deviation_within_the_range(): ...


@claim(Gt(Z, 0))
def normaliser_is_positive(): ...


@claim(Eq(Sum(p[i], i), 1))
def shares_sum_to_one(): ...


@claim(Gt(p[i], 0))
def shares_are_positive(): ...


@claim(Lt(p[i], 1))
def shares_are_below_one(): ...


@claim(Eq(D(Z, x[j]), exp(x[j])))
def slope_of_the_normaliser(): ...


@claim(Eq(D(lse, x[j]), p[j]))
def slope_of_log_sum_exp(): ...


@claim(Eq(D(p[i], x[j]), p[i] * (delta(i, j) - p[j])))
def slope_of_a_share(): ...


@claim(Eq(D(D(lse, x[i]), x[j]), p[i] * (delta(i, j) - p[j])))
def second_slope_of_log_sum_exp(): ...


@claim(Eq(log(p[i]), x[i] - lse))
def logarithm_of_a_share(): ...


@claim(Ge(lse, x[i]))
def log_sum_exp_above_each(): ...


@claim(Ge(lse, x.max))
def log_sum_exp_above_the_maximum(): ...


@claim(Le(lse, x.max + log(n)))
def log_sum_exp_by_at_most(): ...


@claim(Ge(p[i], p[j]), given=[Ge(x[i], x[j])])
def shares_keep_the_order(): ...


@claim(Eq(p[i] / p[j], exp(x[i] - x[j])))
def ratio_of_shares(): ...


@claim(Eq(D(-log(p[t]), x[j]), p[j] - delta(j, t)))
def slope_of_cross_entropy(): ...


@claim(Ge(-log(p[t]), 0))
def cross_entropy_is_not_negative(): ...


@claim(Eq(D(sigmoid, c), sigmoid * (1 - sigmoid)))
def slope_of_the_sigmoid(): ...


@claim(Eq(1 - sigmoid, 1 / (1 + exp(c))))
def sigmoid_of_the_other_sign(): ...


@claim(And(Gt(sigmoid, 0), Lt(sigmoid, 1)))
def sigmoid_is_a_share(): ...


@claim(Le(sigmoid * (1 - sigmoid), Rational(1, 4)))
def slope_of_the_sigmoid_is_bounded(): ...


@claim(Tends(sigmoid, c, oo, 1))
def sigmoid_tends_to_one(): ...


@claim(Eq(sigmoid, Rational(1, 2)), given=[Eq(c, 0)])
def sigmoid_at_zero(): ...


@claim(Iff(Gt(sigmoid, Rational(1, 2)), Gt(c, 0)))
def sigmoid_above_a_half(): ...


@claim(Eq(tanh(c), 2 / (1 + exp(-2 * c)) - 1))
def tanh_as_a_sigmoid(): ...


@claim(Le(2 * a * b, a**2 + b**2))
def arithmetic_and_geometric(): ...


@claim(Ge((a + b) ** 2, 4 * a * b))
def square_of_a_sum(): ...


@claim(Ge(u / v + v / u, 2))
def ratio_and_its_inverse(): ...


@claim(Le(sqrt(u * v), (u + v) / 2))
def geometric_below_arithmetic(): ...


@claim(Ge((u + v) * (1 / u + 1 / v), 4))
def harmonic_mean(): ...


@claim(Le(log(u), u - 1))
def logarithm_below_its_tangent(): ...


@claim(Ge(exp(c), 1 + c))
def exponential_above_its_tangent(): ...


@claim(Ge(u * log(u), u - 1))
def entropy_term(): ...


@claim(Le(abs(a + b), abs(a) + abs(b)))
def triangle(): ...


@claim(Le(abs(abs(a) - abs(b)), abs(a - b)))
def triangle_from_below(): ...


@claim(Eq(abs(a * b), abs(a) * abs(b)))
def modulus_of_a_product(): ...


@claim(Le(abs(Sum(x[k], k)), Sum(abs(x[k]), k)))
def triangle_of_a_sum(): ...


@claim(Le(Sum(w[k] * x[k], k), x.max), given=weights)
def weighted_mean_below_the_maximum(): ...


@claim(Le(w[i], 1), given=weights)
def weights_are_at_most_one(): ...


@claim(Ge(Sum(w[k] * exp(x[k]), k), 1 + Sum(w[k] * x[k], k)), given=weights)
def weighted_exponentials(): ...


@claim(Eq(Sum(delta(i, k) * x[k], k), x[i]))
def a_delta_picks(): ...


@claim(Eq(Sum(x[k], k, omit=i) + x[i], Sum(x[k], k)))
def a_term_put_back(): ...


@claim(Eq(Sum(x[i] * y[j], i, j), Sum(x[i], i) * Sum(y[j], j)))
def product_of_sums(): ...


@claim(Eq(D(Sum(x[k] * y[k], k), x[j]), y[j]))
def slope_of_a_product_of_vectors(): ...


@claim(Eq(D(Prod(exp(x[k]), k), x[j]), exp(Sum(x[k], k))))
def slope_of_a_product(): ...


@claim(Le(c, 3), given=[Le(c, d), Le(d, a), Le(a, 3)])
def a_chain_of_hypotheses(): ...


@claim(Iff(Eq(a, b), And(Le(a, b), Ge(a, b))))
def equality_as_two_bounds(): ...

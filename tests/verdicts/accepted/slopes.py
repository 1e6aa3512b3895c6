"""Slopes where a part of what is differentiated has none, and the whole has one."""

from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
A = matrix("A", n, n)
a, b, c, d, t = scalar("a"), scalar("b"), scalar("c"), scalar("d"), scalar("t")
p, q = scalar("p", positive=True), scalar("q", positive=True)
o = scalar("o", nonnegative=True)
OM, GA = scalar("omega"), scalar("gamma")


@claim(Eq(D(abs(a) ** 2, a), 2 * a))
def the_square_of_a_modulus():
    return calc(D(abs(a) ** 2, a)).eq(2 * a)


@claim(Eq(D(abs(a) ** 4, a), 4 * a**3))
def the_fourth_power_of_a_modulus():
    return calc(D(abs(a) ** 4, a)).eq(4 * a**3)


@claim(Eq(D(abs(a) ** 3, a), 3 * a * abs(a)))
def the_cube_of_a_modulus():
    return calc(D(abs(a) ** 3, a)).eq(3 * a * abs(a))


@claim(Eq(D(a * abs(a), a), 2 * abs(a)))
def a_number_times_its_modulus():
    return calc(D(a * abs(a), a)).eq(2 * abs(a))


@claim(Eq(D((a - b) * abs(a - b), a), 2 * abs(a - b)))
def a_difference_times_its_modulus():
    return calc(D((a - b) * abs(a - b), a)).eq(2 * abs(a - b))


@claim(Eq(D(exp(b * a) + abs(a) ** 3, a), b * exp(a * b) + 3 * a * abs(a)))
def beside_what_is_smooth():
    return calc(D(exp(b * a) + abs(a) ** 3, a)).eq(b * exp(a * b) + 3 * a * abs(a))


@claim(Eq(D(exp(abs(a) ** 2), a), 2 * a * exp(a**2)))
def a_modulus_inside_exp():
    return calc(D(exp(abs(a) ** 2), a)).eq(2 * a * exp(a**2))


@claim(Eq(D(sqrt(Sum(x[k] ** 2, k)) ** 2, x[j]), 2 * x[j]))
def the_square_of_the_norm():
    return calc(D(sqrt(Sum(x[k] ** 2, k)) ** 2, x[j])).eq(2 * x[j])


@claim(Eq(D(sqrt(Sum(x[k] ** 2, k)) ** 4, x[j]), 4 * x[j] * Sum(x[k] ** 2, k)))
def the_fourth_power_of_the_norm():
    return calc(D(sqrt(Sum(x[k] ** 2, k)) ** 4, x[j])).eq(4 * x[j] * Sum(x[k] ** 2, k))


@claim(Eq(D(sqrt(Sum(x[k] ** 2, k)) ** 3, x[j]), 3 * x[j] * sqrt(Sum(x[k] ** 2, k))))
def the_cube_of_the_norm():
    return calc(D(sqrt(Sum(x[k] ** 2, k)) ** 3, x[j])).eq(3 * x[j] * sqrt(Sum(x[k] ** 2, k)))


@claim(Eq(D(Sum(abs(x[k]) ** 2, k), x[j]), 2 * x[j]))
def a_sum_of_squared_moduli():
    return calc(D(Sum(abs(x[k]) ** 2, k), x[j])).eq(2 * x[j])


@claim(Eq(D(D(abs(a) ** 2, a), a), 2))
def the_second_slope():
    return calc(D(D(abs(a) ** 2, a), a)).eq(2)


@claim(Eq(D(abs(OM**2 - GA**2), OM), 2 * OM), given=[Gt(OM, GA), Gt(GA, 0)])
def a_modulus_of_known_sign():
    return calc(D(abs(OM**2 - GA**2), OM)).eq(2 * OM)


@claim(Eq(D(abs(a), a), a / abs(a)), given=[Ne(a, 0)])
def a_modulus_that_is_not_zero():
    return calc(D(abs(a), a)).eq(a / abs(a))


@claim(Eq(D(Sum(abs(x[k]) ** 3, k), x[j]), 3 * x[j] * abs(x[j])))
def a_sum_of_cubes():
    return calc(D(Sum(abs(x[k]) ** 3, k), x[j])).eq(3 * x[j] * abs(x[j]))


@claim(
    Eq(D(a * Sum(u[k] * abs(x[k]) ** 3, k, omit=i) / 3 + x[j] ** 2, x[j]), a * u[j] * x[j] * abs(x[j]) + 2 * x[j]),
    given=[Ne(i, j)],
)
def a_weighted_sum_of_cubes():
    return calc(D(a * Sum(u[k] * abs(x[k]) ** 3, k, omit=i) / 3 + x[j] ** 2, x[j])).eq(
        a * u[j] * x[j] * abs(x[j]) + 2 * x[j]
    )


@claim(Eq(D(Sum(abs(x[k] - c) ** 3, k), c), 3 * Sum((c - x[k]) * abs(x[k] - c), k)))
def cubes_about_a_number():
    return calc(D(Sum(abs(x[k] - c) ** 3, k), c)).eq(3 * Sum((c - x[k]) * abs(x[k] - c), k))


@claim(Eq(D(abs(b) ** 3 + abs(b - c) ** 3, b), 3 * b * abs(b) + 3 * (b - c) * abs(b - c)))
def two_cubes():
    return calc(D(abs(b) ** 3 + abs(b - c) ** 3, b)).eq(3 * b * abs(b) + 3 * (b - c) * abs(b - c))


@claim(Eq(D(abs(x[k]) ** 3, x[j]), 3 * x[j] * abs(x[j]) * delta(j, k)))
def a_cube_at_a_later_letter():
    return calc(D(abs(x[k]) ** 3, x[j])).eq(3 * x[j] * abs(x[j]) * delta(j, k))


@claim(Eq(grad(norm(x - u) ** 2, x), 2 * (x - u)))
def the_square_of_a_distance():
    """Also where x is u."""
    return calc(grad(norm(x - u) ** 2, x)).eq(2 * (x - u))


@claim(Eq(hessian(norm(u - x) ** 2, x), 2 * eye(n)))
def the_curvature_of_a_distance():
    return calc(hessian(norm(u - x) ** 2, x)).eq(2 * eye(n))


@claim(Eq(grad(norm(x - u), x), (x - u) / norm(x - u)), given=[Ne(x, u)])
def a_distance_apart_from_its_centre():
    return calc(grad(norm(x - u), x)).eq((x - u) / norm(x - u))

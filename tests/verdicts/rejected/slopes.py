"""Slopes that are not there, and slopes of the wrong size, at corners."""

from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
A = matrix("A", n, n)
a, b, c, d, t = scalar("a"), scalar("b"), scalar("c"), scalar("d"), scalar("t")
p, q = scalar("p", positive=True), scalar("q", positive=True)
o = scalar("o", nonnegative=True)
OM, GA = scalar("omega"), scalar("gamma")


@claim(Eq(D(abs(a), a), a / abs(a)))
def a_modulus_at_zero():
    return calc(D(abs(a), a)).eq(a / abs(a))  # rejected: needs a ≠ 0


@claim(Eq(D(abs(a), a), 0), given=[Eq(a, 0)])
def flat_where_it_has_a_corner():
    return calc(D(abs(a), a)).eq(0)  # rejected: to be differentiable


@claim(Eq(D(b * abs(a), a), 0), given=[Eq(a, 0)])
def a_corner_times_a_parameter():
    return calc(D(b * abs(a), a)).eq(0)  # rejected: to be differentiable


@claim(Eq(D(abs(a) * (1 + a), a), 0), given=[Eq(a, 0)])
def a_corner_beside_a_flat_place():
    return calc(D(abs(a) * (1 + a), a)).eq(0)  # rejected: to be differentiable


@claim(Eq(D(abs(a) * abs(b), a), 0), given=[Eq(a, 0)])
def a_modulus_of_another_variable():
    return calc(D(abs(a) * abs(b), a)).eq(0)  # rejected: to be differentiable


@claim(Eq(D(o * abs(o), o), 2 * o))
def at_the_end_of_its_domain():
    return calc(D(o * abs(o), o)).eq(2 * o)  # rejected: to be differentiable


@claim(Eq(D(a * abs(a), a), 2 * a))
def a_sign_lost():
    return calc(D(a * abs(a), a)).eq(2 * a)  # rejected: different normal forms


@claim(Eq(D(abs(a) ** 3, a), 3 * a**2))
def a_power_of_the_wrong_sign():
    return calc(D(abs(a) ** 3, a)).eq(3 * a**2)  # rejected: different normal forms


@claim(Eq(D(sqrt(Sum(x[k] ** 2, k)), x[j]), 0), given=[Eq(Sum(x[k] ** 2, k), 0)])
def the_norm_at_zero():
    return calc(D(sqrt(Sum(x[k] ** 2, k)), x[j])).eq(0)  # rejected: to be differentiable


@claim(Eq(D(x.max**2, x[j]), 0), given=[Eq(x.max, 0)])
def the_largest_at_a_tie():
    return calc(D(x.max**2, x[j])).eq(0)  # rejected: attained at a single index


@claim(Eq(D(abs(a), a), 1), given=[Ge(a, 0)])
def a_modulus_that_is_not_known_to_be_off_zero():
    return calc(D(abs(a), a)).eq(1)  # rejected: to be differentiable


@claim(Eq(D(Sum(abs(x[k]), k), x[j]), 0), given=[Eq(x[j], 0)])
def a_sum_with_a_corner():
    return calc(D(Sum(abs(x[k]), k), x[j])).eq(0)  # rejected: to be differentiable


@claim(Eq(D(Sum(abs(x[k]) ** 3, k), x[j]), 3 * x[j] ** 2))
def cubes_without_their_moduli():
    return calc(D(Sum(abs(x[k]) ** 3, k), x[j])).eq(3 * x[j] ** 2)  # rejected: normal forms


@claim(Eq(D(Sum(abs(x[k]) ** 3, k, omit=j), x[j]), 3 * x[j] * abs(x[j])))
def a_cube_that_is_left_out():
    return calc(D(Sum(abs(x[k]) ** 3, k, omit=j), x[j])).eq(3 * x[j] * abs(x[j]))  # rejected: normal forms


@claim(Eq(D(x[i] * Sum(abs(x[k]) ** 3, k), x[i]), Sum(abs(x[k]) ** 3, k)))
def a_factor_that_moves():
    return calc(D(x[i] * Sum(abs(x[k]) ** 3, k), x[i])).eq(Sum(abs(x[k]) ** 3, k))  # rejected: to be differentiable


@claim(Eq(D(abs(a) ** 3 + abs(a - b), a), 3 * a * abs(a)))
def one_term_with_a_corner():
    return calc(D(abs(a) ** 3 + abs(a - b), a)).eq(3 * a * abs(a))  # rejected: to be differentiable


@claim(Eq(D(abs(a) + abs(a - b) - abs(b - a), a), a / abs(a)))
def corners_that_do_not_cancel():
    return calc(D(abs(a) + abs(a - b) - abs(b - a), a)).eq(a / abs(a))  # rejected: needs a ≠ 0


@claim(Eq(grad(norm(x - u) ** 2, x), 2 * (u - x)))
def a_distance_that_points_inwards():
    return calc(grad(norm(x - u) ** 2, x)).eq(2 * (u - x))  # rejected: different normal forms


@claim(Eq(grad(norm(x - u), x), (x - u) / norm(x - u)))
def a_distance_at_its_centre():
    return calc(grad(norm(x - u), x)).eq((x - u) / norm(x - u))  # rejected: needs


@claim(Eq(grad(norm(x - u) ** 3, x), 3 * norm(x - u) ** 2 * (x - u)))
def the_cube_of_a_distance():
    return calc(grad(norm(x - u) ** 3, x)).eq(3 * norm(x - u) ** 2 * (x - u))  # rejected: to be differentiable


@claim(Eq(sqrt(b - a) ** 2, a - b))
def a_root_of_a_difference_turned_round():
    return calc(sqrt(b - a) ** 2).eq(a - b)  # rejected: needs b - a ≥ 0

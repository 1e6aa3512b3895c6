"""False claims of functions that are not written out: what holds of some, at a point, or of another derivative."""

from derive import by
from derive.notation import *

m, n = dimension("m"), dimension("n")
i, j, k = indices("i j k", n)
x, y, v = vector("x", n), vector("y", n), vector("v", n)
W, b = matrix("W", m, n), vector("b", m)
t, c, r = scalar("t"), scalar("c"), scalar("r")
f, g, q = function("f", n), function("g"), function("q")
L, F = function("L", m), function("F", n, to=m)
h = function("h", of=(x, y))
A, B = function("A", to=(n, n)), function("B", to=(n, n))


@claim(Eq(D(g(2 * t), t), 2 * g.slope(2 * t)))
def slope_of_a_multiple():
    """accepted"""
    return calc(D(g(2 * t), t)).eq(2 * g.slope(2 * t))


@claim(Eq(D(g(2 * t), t), g.slope(2 * t)))
def the_inner_slope_forgotten():
    return calc(D(g(2 * t), t)).eq(g.slope(2 * t))  # rejected: different normal forms


@claim(Eq(D(D(g(t**2), t), t), (2 * t) ** 2 * g.slope(t**2, order=2)))
def the_second_term_forgotten():
    return calc(D(D(g(t**2), t), t)).eq((2 * t) ** 2 * g.slope(t**2, order=2))  # rejected: different normal forms


@claim(Eq(D(g(q(t)), t), g.slope(t) * q.slope(t)))
def the_outer_slope_at_the_wrong_place():
    return calc(D(g(q(t)), t)).eq(g.slope(t) * q.slope(t))  # rejected: different normal forms


@claim(Eq(g.slope(t), 0), given=[Eq(g(t), 0)])
def zero_at_a_point():
    return calc(g.slope(t)).eq(0, by.hyp)  # rejected: different normal forms


@claim(Eq(D(g(t), t), D(t**2, t)), given=[Eq(g(t), t**2)])
def equal_at_a_point():
    return calc(D(g(t), t)).eq(D(t**2, t), by.hyp)  # rejected: may hold at a point


@claim(Eq(f.grad(x)[i], c * f.grad(y)[i]), given=[Eq(f(x), c * f(y))])
def a_multiple_at_two_points():
    return calc(f.grad(x)[i]).eq(c * f.grad(y)[i], by.hyp)  # rejected: different normal forms


@claim(Eq(dot(x, f.grad(x)), c * f(x)), given=[Eq(f(r * x), r**2 * f(x))])
def homogeneous_at_one_multiple():
    return calc(dot(x, f.grad(x))).eq(c * f(x), by.hyp)  # rejected: different normal forms


@claim(Eq(h.grad(x, y, by=x), h.grad(x, y, by=y)))
def by_the_other_argument():
    return calc(h.grad(x, y, by=x)).eq(h.grad(x, y, by=y))  # rejected: different normal forms


@claim(Eq(grad(h(x, x), x), h.grad(x, x, by=x)))
def one_of_two_places():
    return calc(grad(h(x, x), x)).eq(h.grad(x, x, by=x))  # rejected: different normal forms


@claim(Eq(f.grad(x)[i], f.grad(x)[j]))
def by_another_component():
    return calc(f.grad(x)[i]).eq(f.grad(x)[j])  # rejected: different normal forms


@claim(Eq(grad(f(c * x), x), f.grad(c * x)))
def the_factor_forgotten():
    return calc(grad(f(c * x), x)).eq(f.grad(c * x))  # rejected: different normal forms


@claim(Eq(F.jacobian(x + y), F.jacobian(x) + F.jacobian(y)))
def the_jacobian_of_a_sum():
    return calc(F.jacobian(x + y)).eq(F.jacobian(x) + F.jacobian(y))  # rejected: different normal forms


@claim(Eq(f(c * x), c * f(x)))
def every_function_is_linear():
    return calc(f(c * x)).eq(c * f(x))  # rejected: different normal forms


@claim(Eq(g(-t), g(t)))
def every_function_is_even():
    return calc(g(-t)).eq(g(t))  # rejected: different normal forms


@claim(Ge(g(t) ** 2, g(t)))
def a_square_is_larger():
    return calc(g(t) ** 2).ge(g(t))  # rejected: does not show in the signs


@claim(Gt(g.slope(t), 0), given=[Gt(g(t), 0)])
def positive_so_increasing():
    return calc(g.slope(t)).gt(0, by.hyp)  # rejected: no combination of the facts


@claim(Eq(D(A(t) @ B(t), t), A.slope(t) @ B(t) + B.slope(t) @ A(t)))
def factors_in_the_wrong_order():
    return calc(D(A(t) @ B(t), t)).eq(A.slope(t) @ B(t) + B.slope(t) @ A(t))  # rejected: different normal forms


@claim(Eq(D(inv(A(t)), t), -inv(A(t)) @ A.slope(t) @ inv(A(t))))
def an_inverse_of_any_matrix():
    return calc(D(inv(A(t)), t)).eq(-inv(A(t)) @ A.slope(t) @ inv(A(t)))  # rejected: needs det(A(t)) ≠ 0


@claim(Eq(D(det(A(t)), t), det(A(t)) * tr(inv(A(t)) @ A.slope(t))))
def a_determinant_of_any_matrix():
    return calc(D(det(A(t)), t)).eq(det(A(t)) * tr(inv(A(t)) @ A.slope(t)))  # rejected: needs det(A(t)) ≠ 0


@claim(Eq(D(A(t) @ A(t), t), 2 * A(t) @ A.slope(t)))
def the_slope_of_a_square():
    return calc(D(A(t) @ A(t), t)).eq(2 * A(t) @ A.slope(t))  # rejected: different normal forms


@claim(Eq(D(g(abs(t)), t), g.slope(abs(t)) * t / abs(t)))
def at_a_corner():
    return calc(D(g(abs(t)), t)).eq(g.slope(abs(t)) * t / abs(t))  # rejected: needs t ≠ 0


@claim(Eq(D(Sum(g(x[k]), k), x[j]), Sum(g.slope(x[k]), k)))
def every_term_of_a_sum():
    return calc(D(Sum(g(x[k]), k), x[j])).eq(Sum(g.slope(x[k]), k))  # rejected: different normal forms

"""What a derivative must not do: look at a point alone, capture, differentiate what has a corner."""

import sympy

from derive import by
from derive.notation import (
    D,
    Eq,
    Gt,
    Sum,
    abs,
    calc,
    claim,
    define,
    delta,
    dimension,
    exp,
    forall,
    indices,
    log,
    scalar,
    sqrt,
    vector,
)

n = dimension("n")
i, j, k = indices("i j k", n)
x, v = vector("x", n), vector("v", n)
c, d = scalar("c"), scalar("d")
r, q = scalar("r", nonnegative=True), scalar("q", positive=True)
Z = define("Z", Sum(exp(x[k]), k))
g = define("g", c * d)


@claim(Eq(D(c**2, c), D(2 * c, c)), given=[Eq(c, 2)])
def equal_at_a_point_is_not_equal_near_it():
    return calc(D(c**2, c)).eq(D(2 * c, c), by.hyp)  # rejected: cannot be used inside D


@claim(Eq(D(c * d, c), 0), given=[Eq(c, d)])
def product_that_is_a_square_at_the_point():
    return calc(D(c * d, c)).eq(D(d * d, c), by.hyp).eq(0, by.calculus)  # rejected: cannot be used inside D


@claim(Eq(c**2, 2 * c), given=[Eq(c, 2)])
def square_at_two():
    """Holds. accepted"""
    return calc(c**2).eq(2 * c, by.times(by.hyp, c))


@claim(Eq(D(c**2, c), 2), given=[Eq(c, 2)])
def cited_equality_at_a_point():
    return calc(D(c**2, c)).eq(D(2 * c, c), square_at_two).eq(2, by.calculus)  # rejected: cannot be used inside D


@claim(Eq(D(Sum(x[k] * v[k], k), x[i]), 2 * x[i]), given=[forall(k, Eq(v[k], x[k]))])
def another_vector_that_agrees_at_the_point():
    return (
        calc(D(Sum(x[k] * v[k], k), x[i]))
        .eq(D(Sum(x[k] ** 2, k), x[i]), by.hyp)  # rejected: cannot be used inside D
        .eq(2 * x[i], by.calculus)
    )


@claim(Eq(D(c * d, c), d))
def slope_of_a_multiple():
    """Holds. accepted"""
    return calc(D(c * d, c)).eq(d, by.calculus)


@claim(Eq(D(c * c, c), c))
def captured_by_the_derivative():
    return calc(D(c * c, c)).eq(c, by.inst(slope_of_a_multiple, {d: c}))  # rejected: would come to depend on c


@claim(Eq(D(g, c), 0))
def a_definition_is_no_constant():
    return calc(D(g, c)).eq(0, by.calculus)  # rejected: different normal forms


@claim(Eq(D(Z, x[j]), 0))
def a_sum_is_no_constant():
    return calc(D(Z, x[j])).eq(0, by.calculus)  # rejected: different normal forms


@claim(Eq(D(sympy.gamma(c), c), 0))
def an_opaque_function_is_no_constant():
    return calc(D(sympy.gamma(c), c)).eq(0, by.calculus)  # rejected: nothing is known about


@claim(Eq(D(sympy.gamma(d), c), 0))
def an_opaque_constant_may_have_no_value():
    return calc(D(sympy.gamma(d), c)).eq(0, by.calculus)  # rejected: where gamma has a value


@claim(Eq(D(abs(c), c), c / abs(c)))
def absolute_value_at_zero():
    return calc(D(abs(c), c)).eq(c / abs(c), by.abs_rule)  # rejected: needs c ≠ 0


@claim(Eq(D(abs(r), r), 1))
def absolute_value_at_the_edge():
    return calc(D(abs(r), r)).eq(1, by.abs_rule)  # rejected: needs r ≠ 0


@claim(Eq(abs(r), r))
def absolute_value_is_itself():
    """Holds. accepted"""
    return calc(abs(r)).eq(r)


@claim(Eq(D(abs(r), r), 1))
def declared_sign_is_a_hypothesis():
    return calc(D(abs(r), r)).eq(D(r, r), absolute_value_is_itself).eq(1, by.calculus)  # rejected: needs r ≠ 0


@claim(Eq(D(sqrt(r), r), 1 / (2 * sqrt(r))))
def square_root_at_zero():
    return calc(D(sqrt(r), r)).eq(1 / (2 * sqrt(r)), by.power_rule)  # rejected: needs r > 0


@claim(Eq(D(log(c), c), 1 / c))
def logarithm_of_anything():
    return calc(D(log(c), c)).eq(1 / c, by.log_rule)  # rejected: needs c > 0


@claim(Eq(D(1 / c, c), -1 / c**2))
def reciprocal_at_zero():
    return calc(D(1 / c, c)).eq(-1 / c**2, by.power_rule)  # rejected: needs c ≠ 0


@claim(Eq(D(x.max, x[i]), delta(i, j)), given=[Eq(x.max, x[j])])
def maximum_at_a_tie():
    return calc(D(x.max, x[i])).eq(D(x[j], x[i]), by.hyp).eq(delta(i, j), by.calculus)  # rejected: inside D


@claim(Eq(D(x.max, x[i]), 0))
def maximum_is_no_constant():
    return calc(D(x.max, x[i])).eq(0, by.calculus)  # rejected: only where it is attained at a single index


@claim(Eq(D(x[i] + x[j], x[i]), 1))
def the_other_index_may_be_the_same():
    return calc(D(x[i] + x[j], x[i])).eq(1, by.linearity)  # rejected: different normal forms


@claim(Gt(D(log(q) * q, q), 1))
def product_rule_with_a_sign():
    return calc(D(log(q) * q, q)).gt(1, by.calculus)  # rejected: does not show in the signs


logs = define("u", log(x[i]), at=i)
slope = define("g", D(x[k], x[j]), at=(k, j))


@claim(Eq(D(c ** delta(i, j), c), delta(i, j) * c ** (delta(i, j) - 1)))
def a_whole_power_that_may_be_zero():
    return calc(D(c ** delta(i, j), c)).eq(delta(i, j) * c ** (delta(i, j) - 1), by.power_rule)  # rejected: needs c ≠ 0


@claim(Eq(D(c, x[logs.argmax]), 0))
def the_component_that_moves_may_not_be_there():
    return calc(D(c, x[logs.argmax])).eq(0, by.calculus)  # rejected: needs x_i > 0 for all i


@claim(forall(k, Eq(D(x[k], x[j]), delta(k, j))))
def slopes_of_components():
    """accepted"""
    return calc(D(x[k], x[j])).eq(delta(k, j), by.calculus)


@claim(Eq(D(x[x.argmax], x[j]), delta(x.argmax, j)))
def the_largest_component_is_not_one_component():
    return calc(D(x[x.argmax], x[j])).eq(delta(x.argmax, j), slopes_of_components)  # rejected: nothing is known about


@claim(Eq(slope[x.argmax, j], delta(x.argmax, j)))
def the_largest_component_in_a_definition():
    slope_there = slope[x.argmax, j]
    return calc(slope_there).eq(delta(x.argmax, j), by.unfold(slope), by.calculus)  # rejected: k would come to depend

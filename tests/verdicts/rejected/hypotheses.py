"""False claims that a scaled hypothesis, one on a definition, or an end of a chain might seem to give."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
a, b, c = scalar("a"), scalar("b"), scalar("c")
p, r = scalar("p", positive=True), scalar("r", negative=True)
m = define("m", Sum(x[k], k) / n)
V = define("V", Sum(x[k] ** 2, k))
g = define("g", exp(a) - V)
q = define("q", 1 / (1 + g))


@claim(Eq(abs(x[i] - a * b), abs(x[i])), given=[Eq(a * b * c, 0)])
def product_is_zero_by_another_factor():
    return calc(abs(x[i] - a * b)).eq(abs(x[i]), by.hyp)  # rejected: different normal forms


@claim(Eq(sin(a), sin(b / c)), given=[Eq(a * c, b)])
def divided_by_what_may_be_zero():
    return calc(sin(a)).eq(sin(b / c), by.hyp)  # rejected: needs c ≠ 0


@claim(Eq(sin(a), 0), given=[Eq(a * c, 0)])
def either_factor():
    return calc(sin(a)).eq(0, by.hyp)  # rejected: different normal forms


@claim(Eq(sin(a), sin(b / 2)), given=[Eq(2 * a + a**2, b)])
def not_linear():
    return calc(sin(a)).eq(sin(b / 2), by.hyp)  # rejected: different normal forms


@claim(Eq(sin(x[i]), sin(0)), given=[Eq(m, 0)])
def a_member_for_the_mean():
    return calc(sin(x[i])).eq(sin(0), by.hyp)  # rejected: different normal forms


@claim(Eq(Sum(abs(x[i]), i), 0), given=[Eq(m, 0)])
def mean_of_moduli():
    return calc(Sum(abs(x[i]), i)).eq(0, by.hyp)  # rejected: different normal forms


@claim(Gt(a, 0), given=[Gt(a * c, 0)])
def sign_of_an_unknown_multiple():
    return calc(a).gt(0, by.hyp)  # rejected: no combination of the facts


@claim(Gt(a, 0), given=[Gt(r * a, 0)])
def negative_multiple():
    return calc(a).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(log(exp(a) / a), a - log(a)), given=[Gt(a**2 * p, 0)])
def even_power():
    return calc(log(exp(a) / a)).eq(a - log(a))  # rejected: needs exp(a)/a > 0


@claim(Eq(c / c, 1), given=[Eq(a * c, 0)])
def zero_product_gives_no_denominator():
    return calc(c / c).eq(1)  # rejected: needs c ≠ 0


@claim(Ge(a, 0), given=[Ge(a * c, 0), Ge(c, 0)])
def weak_factor():
    return calc(a).ge(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(q * (1 + g), 1), given=[Ne(g, 0)])
def another_denominator():
    return calc(q * (1 + g)).eq(1, by.unfold(q))  # rejected: needs 1 + g ≠ 0


@claim(Gt(1 / g, 0), given=[Gt(V, exp(a))])
def turned_difference():
    return calc(1 / g).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(sin(V), sin(1)), given=[Eq(m, 1)])
def another_definition():
    return calc(sin(V)).eq(sin(1), by.hyp)  # rejected: different normal forms


@claim(Le(x[i], 3), given=[Le(m, 3)])
def a_mean_is_no_maximum():
    return calc(x[i]).le(3, by.extremes, by.hyp)  # rejected: no combination of the facts


@claim(Ge(x[i], 3), given=[Ge(x.max, 3)])
def above_the_maximum():
    return calc(x[i]).ge(3, by.extremes, by.hyp)  # rejected: no combination of the facts


@claim(Eq(exp(log(b)), b), given=[Gt(1 / a, b), Ne(a, 0)])
def order_is_no_sign():
    return calc(exp(log(b))).eq(b)  # rejected: needs b > 0


@claim(Eq(a / a, 1), given=[Gt(1 / b, 0), Gt(1 / (1 / b - 1), a)])
def second_order():
    return calc(a / a).eq(1)  # rejected: needs a ≠ 0


@claim(Eq(a**2, a * a + c))
def ends_with_more():
    return calc(a**2).eq(a * a)  # rejected: the chain ends at a·a, the statement at a·a + c


@claim(Eq(a**2 / a, a))
def end_without_a_value():
    return calc(a).eq(a)  # rejected: the chain starts at a, the statement at a²/a


@claim(Eq(a, a**2 / a))
def last_end_without_a_value():
    return calc(a).eq(a)  # rejected: the chain ends at a, the statement at a²/a


@claim(Le(a * b, b * a + 1))
def ends_strictly():
    return calc(a * b).le(b * a)  # rejected: the chain ends at b·a, the statement at b·a + 1


@claim(Ne(a + b + c, 0), given=[Ne(1 + a / (b - c), 0), Ne(b, c)])
def another_numerator():
    return calc(a + b + c).ne(0)  # rejected: does not show


@claim(Gt(a + b - c, 0), given=[Gt(1 + a / (b - c), 0), Ne(b, c)])
def over_a_sum_of_unknown_sign():
    return calc(a + b - c).gt(0)  # rejected: does not show


@claim(Lt(a + b - c, 0), given=[Gt(1 + a / (b - c), 0), Ne(b, c)])
def over_a_sum_of_the_other_sign():
    return calc(a + b - c).lt(0)  # rejected: does not show


@claim(Ne(a + b - c, 0), given=[Ge(1 + a / (b - c), 0), Gt(b, c)])
def numerator_that_may_be_zero():
    return calc(a + b - c).ne(0)  # rejected: does not show


@claim(Ne(x[j] + x[i] - c, 0), given=[Ne(1 + delta(i, j) * x[j] / (x[i] - c), 0), Ne(x[i], c)])
def numerator_beside_a_delta():
    return calc(x[j] + x[i] - c).ne(0)  # rejected: does not show


@claim(Eq(b / b, 1), given=[Gt(abs(b), c)])
def beyond_what_may_be_negative():
    return calc(b / b).eq(1)  # rejected: needs b ≠ 0


@claim(Eq(b / b, 1), given=[Ge(abs(b), abs(c))])
def not_below_what_may_be_zero():
    return calc(b / b).eq(1)  # rejected: needs b ≠ 0


@claim(Eq(b / b, 1), given=[Lt(b**2, 4)])
def below_a_bound():
    return calc(b / b).eq(1)  # rejected: needs b ≠ 0


@claim(Gt(c, 0), given=[Gt(b * c, 1)])
def a_product_of_two_that_may_be_negative():
    return calc(c).gt(0)  # rejected: signs


@claim(Eq(b / b, 1), given=[Gt(b**2 + c**2, 1)])
def one_of_two_is_far_from_zero():
    return calc(b / b).eq(1)  # rejected: needs b ≠ 0


@claim(Eq(c / c, 1), given=[Ne(c**2, 1)])
def not_one_number():
    return calc(c / c).eq(1)  # rejected: needs c ≠ 0

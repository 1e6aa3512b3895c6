"""False limits: the wrong side, the wrong rate, a bound that does not close, a quotient across a tie."""

from derive import by
from derive.notation import *

n, m = dimension("n", at_least=1), dimension("m", at_least=2)
i, k = indices("i k", n)
p, q, r = indices("p q r", m)
x, z = vector("x", n), vector("z", m)
a, h, g = scalar("a", positive=True), scalar("h", positive=True), scalar("g", negative=True)
c, d = scalar("c"), scalar("d")

smooth = define("M", log(Sum(exp(a * x[k]), k)) / a)


@claim(Ge(x.max + log(n) / a, smooth))
def above_by_at_most():
    """accepted"""
    return (
        calc(x.max + log(n) / a)
        .eq(log(Sum(exp(a * x.max), k)) / a, by.constant_sum, by.log_product)
        .ge(log(Sum(exp(a * x[k]), k)) / a, by.monotone(by.extremes))
        .eq(smooth, by.unfold(smooth))
    )


@claim(Tends(smooth, a, oo, x.max))
def squeezed_by_bounds_that_do_not_meet():
    return squeeze(
        calc(x.min).le(smooth, above_by_at_most),  # rejected: no combination of the facts
        calc(smooth).le(x.max + log(n) / a, above_by_at_most),
    )


@claim(Tends(log(n) / a, a, oo, 1))
def a_quotient_that_vanishes():
    return limit(calc(log(n) / a).eq(log(n) / a))  # rejected-claim: the limit is 0, not 1


@claim(Tends(exp(c * a), a, oo, 0))
def an_exponential_of_either_sign():
    return limit(calc(exp(c * a)).eq(exp(c * a)))  # rejected-claim: tends to 0 if -c > 0, which is not known


@claim(Tends(exp(-a), a, oo, 1))
def an_exponential_at_its_start():
    return limit(calc(exp(-a)).eq(exp(-a)))  # rejected-claim: the limit is 0, not 1


@claim(Tends(a * exp(-a), a, oo, 1))
def a_product_that_vanishes():
    return limit(calc(a * exp(-a)).eq(a * exp(-a)))  # rejected-claim: the table does not say


@claim(Tends((1 + a) / a, a, oo, 0))
def a_quotient_of_equal_degree():
    return limit(calc((1 + a) / a).eq(1 / a + 1))  # rejected-claim: the limit is 1, not 0


@claim(Tends(abs(h + g) / h, h, 0, 1))
def a_quotient_that_grows():
    return limit(calc(abs(h + g) / h).eq(abs(h + g) / h))  # rejected-claim: needs


@claim(Tends(abs(g) / g, g, 0, 1))
def slope_from_the_other_side():
    return limit(calc(abs(g) / g).eq(1, by.sign))  # rejected: different normal forms


@claim(Tends((c + h) / h, h, 0, 1))
def a_pole():
    return limit(calc((c + h) / h).eq(c / h + 1))  # rejected-claim: needs


@claim(Tends((Max(z[r] + h * delta(r, p), r) - z.max) / h, h, 0, 0), given=[Eq(z[p], z.max)])
def the_maximum_does_not_rise():
    return limit(calc((Max(z[r] + h * delta(r, p), r) - z.max) / h).eq(0, by.hyp))  # rejected: different normal forms


@claim(Tends(c + d * h, h, 0, d))
def the_other_constant():
    return limit(calc(c + d * h).eq(c + d * h))  # rejected-claim: the limit is c, not d


@claim(Tends(exp(a) / a, a, oo, 0))
def an_exponential_over_a_power():
    return limit(calc(exp(a) / a).eq(exp(a) / a))  # rejected-claim: the table does not say


@claim(Tends(exp(a) * exp(-a), a, oo, 0))
def two_that_cancel():
    return limit(calc(exp(a) * exp(-a)).eq(1))  # rejected-claim: the limit is 1, not 0

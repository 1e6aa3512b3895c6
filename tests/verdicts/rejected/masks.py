"""False claims about subsets of the indices: a total that is not there, an entry of any vector, the largest k."""

from derive import by
from derive.notation import *

n, k = dimension("n", at_least=1), dimension("k", at_least=1)
i, j, t = indices("i j t", n)
x, v = vector("x", n), vector("v", n)
w = mask("w", n, total=k)
u = mask("u", n, total=k)
largest = forall(i, j, Ge(w[i] * (1 - w[j]) * (x[i] - x[j]), 0))


@claim(Eq(w[i] ** 3, w[i]))
def a_cube():
    """accepted"""
    return calc(w[i] ** 3).eq(w[i] ** 2 * w[i]).eq(w[i] * w[i], by.hyp(1)).eq(w[i], by.hyp(1))


@claim(Ge(w[i], 0))
def entries_are_not_negative():
    """accepted"""
    return calc(w[i]).eq(w[i] ** 2, by.hyp(1)).ge(0, by.sign)


@claim(Eq(w[i], 1))
def an_entry_that_may_be_out():
    return calc(w[i]).eq(1, by.hyp)  # rejected: different normal forms


@claim(Gt(w[i], 0))
def entries_are_positive():
    return calc(w[i]).eq(w[i] ** 2, by.hyp(1)).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(Sum(w[i], i), n))
def as_many_as_there_are():
    return calc(Sum(w[i], i)).eq(n, by.hyp)  # rejected: different normal forms


@claim(Eq(w[i], u[i]))
def two_subsets_of_one_size():
    return calc(w[i]).eq(u[i], by.hyp)  # rejected: different normal forms


@claim(Ge(v[i], 0))
def any_vector_for_a_mask():
    return calc(v[i]).ge(0, by.inst(entries_are_not_negative, {w: v}))  # rejected: is needed here


@claim(Eq(v[i] ** 3, v[i]), given=[Eq(Sum(v[i], i), k)])
def a_vector_with_the_total_alone():
    return calc(v[i] ** 3).eq(v[i], by.inst(a_cube, {w: v}), by.hyp)  # rejected: is needed here


@claim(Eq(Sum(w[i] * x[i], i), k * x.max), given=[largest])
def the_largest_are_all_the_largest():
    return calc(Sum(w[i] * x[i], i)).eq(Sum(w[i] * x.max, i), by.hyp).eq(k * x.max)  # rejected: different normal forms


@claim(Ge(x[i], x[j]), given=[largest])
def every_pair():
    return calc(x[i]).ge(x[j], by.hyp)  # rejected: no combination of the facts


@claim(Ge(x[i], x[j]), given=[largest, Eq(w[i], 1)])
def against_one_that_may_be_inside():
    start = calc(x[i]).eq(x[j] + w[i] * (1 - w[j]) * (x[i] - x[j]), by.hyp)  # rejected: different normal forms
    return start.ge(x[j], by.hyp(1))


@claim(Le(Sum(w[i] * exp(x[i]), i), exp(x.max)))
def no_more_than_one_term():
    return calc(Sum(w[i] * exp(x[i]), i)).le(exp(x.max), by.extremes)  # rejected: no combination of the facts


@claim(Le(Sum(w[i] * x[i], i), Sum(x[i], i)))
def less_than_all_of_them():
    return calc(Sum(w[i] * x[i], i)).le(Sum(x[i], i), entries_are_not_negative)  # rejected: is needed here

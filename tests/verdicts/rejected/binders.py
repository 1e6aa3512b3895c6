"""What must not cross a binder: a fact about one index, a range that may be empty, a term that may have no value."""

from derive import by
from derive.notation import (
    Eq,
    Ge,
    Gt,
    Le,
    Max,
    Ne,
    Sum,
    attained,
    calc,
    claim,
    define,
    dimension,
    exp,
    forall,
    indices,
    scalar,
    some,
    vector,
)

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, k, t = indices("i k t", n)
a, u = indices("a u", m)
x, v = vector("x", n), vector("v", n)
y = vector("y", m)
c = scalar("c")
f = define("f", exp(x[i]), at=i)


@claim(Eq(Sum(exp(x[k]), k), n), given=[Eq(x[k], 0)])
def one_zero_is_not_all():
    return calc(Sum(exp(x[k]), k)).eq(Sum(exp(0 * x[k]), k), by.hyp).eq(n)  # rejected: different normal forms


@claim(Eq(exp(x[k]), 1), given=[Eq(x[k], 0)])
def unit_where_zero():
    """True, and cited below where it does not hold: accepted"""
    return calc(exp(x[k])).eq(exp(c - c), by.hyp)


@claim(Eq(Sum(exp(x[k]), k), n), given=[Eq(x[k], 0)])
def hypothesis_of_a_citation_under_a_sum():
    return calc(Sum(exp(x[k]), k)).eq(n, by.inst(unit_at_zero, {i: k}))  # rejected: different normal forms


@claim(Eq(Max(exp(x[k]), k), 1), given=[Eq(x[k], 0)])
def one_zero_is_not_the_maximum():
    return calc(Max(exp(x[k]), k)).eq(1, by.hyp)  # rejected: different normal forms


@claim(forall(i, Eq(x[i], 0)), given=[Eq(x[i], 0)])
def one_index_is_not_every_index():
    return calc(x[i]).eq(0, by.hyp)  # rejected-claim: speaks of i, so i is not arbitrary


@claim(Ge(Sum(x[k], k), Sum(v[k], k)), given=[Ge(x[k], v[k])])
def one_inequality_summed():
    return calc(Sum(x[k], k)).ge(Sum(v[k], k), by.summed(by.hyp, k))  # rejected: not arbitrary


@claim(Ge(Sum(x[k], k), Sum(v[k], k)), given=[Ge(x[k], v[k])])
def one_inequality_made_monotone():
    return calc(Sum(x[k], k)).ge(Sum(v[k], k), by.monotone(by.hyp))  # rejected: differ in more than the place


@claim(Le(x.max, c), given=[Le(x[k], c)])
def one_component_below_is_not_all():
    return calc(x.max).le(c, by.monotone(by.hyp))  # rejected: differ in more than the place


@claim(Eq(x.max, x[t]), given=[Le(x[k], x[t])])
def one_component_below_is_no_maximum():
    return attained(t, calc(x[k]).le(x[t], by.hyp))  # rejected-claim: is not arbitrary


@claim(Gt(Sum(exp(x[k]), k, omit=t), 0))
def sum_of_positives_over_nothing():
    return calc(Sum(exp(x[k]), k, omit=t)).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Ge(Max(x[k], k, omit=t), Max(x[k], k, omit=t)))
def maximum_over_nothing():
    return calc(Max(x[k], k, omit=t)).ge(Max(x[k], k, omit=t))  # rejected: may run over no index at all


@claim(Eq(Max(c, k, omit=t), c))
def constant_maximum_over_nothing():
    return calc(Max(c, k, omit=t)).eq(c)  # rejected: may run over no index at all


@claim(Ge(Max(y[a], a, omit=u), y[u]))
def what_is_left_out_is_no_member():
    return calc(Max(y[a], a, omit=u)).ge(y[u], by.extremes)  # rejected: may be left out


@claim(Gt(Sum(exp(x[k]), k, omit=t), Sum(0 * x[k], k, omit=t)))
def strictly_more_over_nothing():
    return calc(Sum(exp(x[k]), k, omit=t)).gt(  # rejected-here
        Sum(0 * x[k], k, omit=t), by.summed(exp_is_positive, k, omit=t)
    )


@claim(Eq(Sum(1 / (y[a] - y[u]), a, omit=u), Sum(1 / (y[a] - y[u]), a)))
def split_where_the_term_has_no_value():
    return calc(Sum(1 / (y[a] - y[u]), a, omit=u)).eq(  # rejected-here
        Sum(1 / (y[a] - y[u]), a), by.split_term(a, u)
    )


@claim(Eq(y.min, 0), given=[forall(i, Eq(x[i], 0))])
def another_vector():
    return calc(y.min).eq(0, by.hyp)  # rejected: different normal forms


@claim(Ge(x[t], x[t]), given=[Eq(n, 1)])
def another_index_of_one():
    return some(Ne(k, t), calc(x[t]).ge(x[t]))  # rejected-claim: may be no index other than t


@claim(Eq(Sum(f[k], k), n), given=[Eq(x[k], 0)])
def one_zero_through_a_definition():
    return calc(Sum(f[k], k)).eq(n, by.unfold(f), by.hyp)  # rejected: different normal forms


@claim(Eq(Sum(exp(x[k]), k), Sum(1 + 0 * x[k], k)), given=[Eq(x[k], 0)])
def citation_that_leaves_its_hypothesis_under_a_sum():
    return calc(Sum(exp(x[k]), k)).eq(Sum(1 + 0 * x[k], k), unit_at_zero)  # rejected: is needed here


# True claims, which the false ones above cite where they do not apply.


@claim(Eq(exp(x[i]), 1 + 0 * x[i]), given=[Eq(x[i], 0)])
def unit_at_zero():
    """Holds. accepted"""
    return calc(exp(x[i])).eq(exp(0 * x[i]), by.hyp).eq(1 + 0 * x[i])


@claim(Gt(exp(x[k]), 0 * x[k]))
def exp_is_positive():
    """Holds. accepted"""
    return calc(exp(x[k])).gt(0 * x[k], by.sign)

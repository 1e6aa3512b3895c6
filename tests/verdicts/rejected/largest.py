"""False claims about the largest component: ties, the place of the maximum, what does not attain it."""

from derive import by
from derive.notation import *

n, m = dimension("n", at_least=1), dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
a, b = indices("a b", m)
x = vector("x", n)
y = vector("y", m)
c = scalar("c")
top = forall(i, Le(x[i], x[k]))
alone = forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))


@claim(Eq(x.argmax, k), given=[top])
def a_maximiser_among_several():
    return cases(
        Eq(x.argmax, k),
        trivial,
        absurd(calc(x.max).eq(x[x.argmax], by.extremes).lt(x[k], by.hyp)),  # rejected: no combination of the facts
    )


@claim(Eq(x[x.argmax], x.min))
def the_value_at_its_place():
    return calc(x[x.argmax]).eq(x.min, by.extremes)  # rejected: different normal forms


@claim(Eq(D(x.max, x[j]), delta(k, j)), given=[top])
def a_slope_at_a_tie():
    start = calc(D(x.max, x[j])).eq(D(x[k], x[j]), by.hyp)  # rejected: attained at a single index
    return start.eq(delta(k, j), by.calculus)


@claim(Eq(D(delta(i, x.argmax), x[j]), 0))
def a_onehot_at_a_tie():
    return calc(D(delta(i, x.argmax), x[j])).eq(0, by.calculus)  # rejected: is not understood


@claim(Eq(x.max, x[t]))
def any_component_attains_it():
    return attained(t, calc(x[i]).le(x[t], by.extremes))  # rejected: by.extremes: no fact that bears on this step


@claim(Eq(x.max, x[t]), given=[Le(x[j], x[t])])
def attained_over_one_other():
    return attained(t, calc(x[i]).le(x[t], by.hyp))  # rejected: no combination of the facts


@claim(Lt(Max(y[a], a, omit=b), y.max))
def the_runner_up_is_behind():
    return calc(Max(y[a], a, omit=b)).lt(y.max, by.extremes)  # rejected: b may be left out


@claim(Eq(Max(y[a], a, omit=b), y.max))
def one_left_out_of_no_account():
    return calc(Max(y[a], a, omit=b)).eq(y.max, by.extremes)  # rejected: b may be left out


@claim(Le(Max(x[i], i, omit=t), x.max))
def a_maximum_over_nothing():
    return calc(Max(x[i], i, omit=t)).le(x.max, by.extremes)  # rejected: may run over no index


@claim(Eq((c * x).max, c * x.max))
def a_factor_of_either_sign():
    return calc((c * x).max).eq(c * x.max)  # rejected: different normal forms


@claim(Ge(x.max, Sum(x[k], k)))
def the_maximum_above_the_sum():
    return calc(x.max).ge(Sum(x[k], k), by.extremes)  # rejected: no combination of the facts


@claim(Eq(delta(i, x.argmax), delta(i, (x * x).argmax)))
def squares_have_it_elsewhere():
    return calc(delta(i, x.argmax)).eq(delta(i, (x * x).argmax))  # rejected: different normal forms


@claim(Eq(Max(x[i] + x[j], i), 2 * x.max))
def one_index_is_free():
    return calc(Max(x[i] + x[j], i)).eq(2 * x.max)  # rejected: different normal forms

"""False claims by cases, by another index, by contradiction, by equivalence."""

from derive import by
from derive.notation import *

n, m = dimension("n", at_least=1), dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
a, b = indices("a b", m)
x = vector("x", n)
y = vector("y", m)
c, d = scalar("c"), scalar("d")


@claim(Eq(x[i], x[j]))
def only_one_case_is_true():
    return cases(Eq(i, j), calc(x[i]).eq(x[j], by.hyp), calc(x[i]).eq(x[j], by.hyp))  # rejected: different normal forms


@claim(Ge(c, 0))
def the_second_case_is_missing():
    return cases(Ge(c, 0), trivial, calc(c).ge(0, by.hyp))  # rejected: no combination of the facts


@claim(Gt(c, 0))
def absurd_without_a_contradiction():
    return cases(Gt(c, 0), trivial, absurd(calc(c).le(0, by.hyp)))  # rejected-claim: c ≤ 0 may be true


@claim(Gt(c, 0))
def absurd_by_itself():
    return cases(Gt(c, 0), trivial, absurd(calc(c).lt(c, by.hyp)))  # rejected: no combination of the facts


@claim(Eq(c, d), given=[Le(c, d)])
def absurd_from_a_weak_inequality():
    contradiction = calc(c).le(d, by.hyp).le(c, by.hyp)  # rejected: no combination of the facts
    return cases(Eq(c, d), trivial, absurd(contradiction))


@claim(Eq(1, 2))
def absurd_where_there_is_no_value():
    return absurd(calc(c / c - c / c).lt(0, by.sign))  # rejected: 1/c needs c ≠ 0


@claim(Eq(x.min, 0), given=[forall(k, Eq(x[k], delta(k, t)))])
def another_index_where_there_may_be_none():
    return some(Ne(k, t), calc(x.min).eq(x[k], by.hyp).eq(0, by.hyp))  # rejected: different normal forms


@claim(Eq(y[a], y[b]), given=[forall(a, Ge(y[a], 0))])
def another_index_of_any_kind():
    return some(Ne(a, b), calc(y[a]).eq(y[b], by.hyp))  # rejected: different normal forms


@claim(Implies(Ge(c, d), Gt(c, d)))
def a_strict_conclusion():
    return calc(c).gt(d, by.hyp)  # rejected: no combination of the facts


@claim(Iff(Ge(c, d), Ge(c**2, d**2)))
def squares_keep_the_order():
    return both(calc(c**2).ge(d**2, by.monotone(by.hyp)), calc(c).ge(d, by.hyp))  # rejected: c may be negative


@claim(Iff(forall(i, Ge(x[i], 0)), Ge(x.max, 0)))
def all_or_the_largest():
    backwards = calc(x[i]).ge(0, by.hyp)  # rejected: no combination of the facts
    return both(calc(x.max).ge(x[i], by.extremes).ge(0, by.hyp), backwards)


@claim(Iff(forall(i, Eq(x[i], 0)), Eq(Sum(x[k], k), 0)))
def a_sum_that_vanishes():
    return both(calc(Sum(x[k], k)).eq(0, by.hyp), calc(x[i]).eq(0, by.hyp))  # rejected: different normal forms


@claim(Iff(Lt(c, d), Lt(d, c)))
def the_order_reversed():
    return calc(Lt(c, d)).iff(Lt(d, c), by.scale(-1))  # rejected: does not follow from these


@claim(Iff(Lt(c, d), Lt(c * x[i], d * x[i])))
def scaled_by_any_factor():
    return calc(Lt(c, d)).iff(Lt(c * x[i], d * x[i]), by.scale(x[i]))  # rejected: does not follow from these


@claim(forall(i, Implies(Ne(i, j), Gt(x[i], x[j]))), given=[forall(i, Ge(x[i], x[j]))])
def strict_off_the_index():
    return calc(x[i]).gt(x[j], by.hyp)  # rejected: no combination of the facts


@claim(And(Ge(c, d), Ge(d, c)), given=[Ge(c, d)])
def one_member_for_both():
    return conj(calc(c).ge(d, by.hyp), calc(d).ge(c, by.hyp))  # rejected: no combination of the facts

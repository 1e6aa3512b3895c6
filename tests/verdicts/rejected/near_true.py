"""False claims that stand next to true ones: a sign, an index, n for n - 1, < for ≤, a bound one too low."""

from derive import by
from derive.notation import (
    D,
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Sum,
    calc,
    claim,
    define,
    delta,
    dimension,
    exp,
    indices,
    log,
    scalar,
    vector,
)

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
a, b, u = indices("a b u", m)
x, v = vector("x", n), vector("v", n)
y = vector("y", m)
c, d = scalar("c"), scalar("d")

Z = define("Z", Sum(exp(x[k]), k))
p = define("p", exp(x[i]) / Z, at=i)
loss = define("l", log(Sum(exp(y[a]), a)) - y[u])
spread = define("s", y.max - y.min)


@claim(Eq(D(p[i], x[j]), p[i] * (delta(i, j) + p[j])))
def jacobian_with_a_plus():
    e = exp(x[i])
    return (
        calc(D(p[i], x[j]))
        .eq(D(e / Z, x[j]), by.unfold(p))
        .eq(D(e, x[j]) / Z + e * D(Z, x[j]) / Z**2, by.quotient_rule)  # rejected: different normal forms
        .eq(p[i] * (delta(i, j) + p[j]), by.exp_rule, by.fold(p))
    )


@claim(Eq(D(p[i], x[j]), p[j] * (delta(i, j) - p[j])))
def jacobian_with_a_wrong_index():
    reasons = (by.unfold(p), by.unfold(Z), by.calculus)
    return calc(D(p[i], x[j])).eq(p[j] * (delta(i, j) - p[j]), *reasons)  # rejected: different normal forms


@claim(Eq(D(p[i], x[j]), p[i] * (1 - p[j])))
def jacobian_without_delta():
    return (
        calc(D(p[i], x[j]))
        .eq(p[i] * (delta(i, j) - p[j]), by.unfold(p), by.unfold(Z), by.calculus)
        .eq(p[i] * (1 - p[j]))  # rejected: different normal forms
    )


@claim(Eq(Sum(exp(-spread), a, omit=u), m * exp(-spread)))
def n_for_n_minus_one():
    return calc(Sum(exp(-spread), a, omit=u)).eq(m * exp(-spread), by.constant_sum)  # rejected: different normal forms


@claim(Eq(exp(loss) - 1, Sum(exp(y[a] - y[u]), a)))
def omit_forgotten():
    return calc(exp(loss) - 1).eq(Sum(exp(y[a] - y[u]), a), by.unfold(loss), by.exp_log)  # rejected: normal forms


@claim(Gt(y.max, y[u]))
def strictly_above_every_component():
    return calc(y.max).gt(y[u], by.extremes)  # rejected: no combination of the facts


@claim(Lt(y.min, y.max))
def least_strictly_below_largest():
    return calc(y.min).lt(y.max, by.extremes)  # rejected: no combination of the facts


@claim(Ge(y[u], y.max))
def extremes_turned_round():
    return calc(y[u]).ge(y.max, by.extremes)  # rejected: no combination of the facts


@claim(Le(y.max, y.min + spread / 2))
def half_the_spread():
    return calc(y.max).le(y.min + spread / 2, by.unfold(spread), by.extremes)  # rejected: no combination


@claim(Gt(Sum(exp(x[k]), k, omit=t), 0))
def at_least_one_is_not_two():
    return calc(Sum(exp(x[k]), k, omit=t)).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Ge(log(n), 1))
def log_of_one_is_zero():
    return calc(log(n)).ge(1, by.sign)  # rejected: does not show in the signs


@claim(Gt(log(n), 0))
def log_n_is_not_positive_at_one():
    return calc(log(n)).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Gt(n - 1, 0))
def n_minus_one_may_be_zero():
    return calc(n - 1).gt(0, by.sign)  # rejected: does not show in the signs


@claim(Eq(Sum(x[k] * delta(k, j), k), x[k]))
def picked_the_wrong_term():
    return calc(Sum(x[k] * delta(k, j), k)).eq(x[k], by.pick_term(k, j))  # rejected: different normal forms


@claim(Eq(Sum(x[k] * v[k], k), Sum(x[k], k) * Sum(v[k], k)))
def sum_of_products():
    return calc(Sum(x[k] * v[k], k)).eq(Sum(x[k], k) * Sum(v[k], k), by.into_sum)  # rejected: different normal forms


@claim(Eq(Sum(x[k] ** 2, k), Sum(x[k], k) ** 2))
def square_of_a_sum():
    return calc(Sum(x[k] ** 2, k)).eq(Sum(x[k], k) ** 2)  # rejected: different normal forms


@claim(Eq(log(Sum(exp(x[k]), k)), Sum(x[k], k)))
def log_of_a_sum():
    return calc(log(Sum(exp(x[k]), k))).eq(Sum(x[k], k), by.exp_log)  # rejected: different normal forms


@claim(Eq(exp(c + d), exp(c) + exp(d)))
def exp_of_a_sum():
    return calc(exp(c + d)).eq(exp(c) + exp(d))  # rejected: different normal forms


@claim(Eq(D(c**3, c), 3 * c))
def power_rule_with_a_wrong_power():
    return calc(D(c**3, c)).eq(3 * c, by.power_rule)  # rejected: different normal forms


@claim(Eq(D(exp(c * d), c), exp(c * d)))
def chain_rule_forgotten():
    return calc(D(exp(c * d), c)).eq(exp(c * d), by.exp_rule)  # rejected: different normal forms


@claim(Eq(D(x[i] * x[j], x[i]), x[j]))
def equal_indices_forgotten():
    return calc(D(x[i] * x[j], x[i])).eq(x[j], by.product_rule)  # rejected: different normal forms


@claim(Eq(y.max - y.min, y[a] - y[b]))
def extremes_are_no_equation():
    return calc(y.max - y.min).eq(y[a] - y[b], by.extremes)  # rejected: different normal forms


@claim(Ge(exp(c), 1 + c + c**2))
def one_term_of_the_series_too_many():
    return calc(exp(c)).ge(1 + c + c**2, by.exp_bound(c))  # rejected: no combination of the facts

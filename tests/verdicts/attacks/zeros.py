"""0/0, 0**0, empty ranges, tricky side conditions hidden under binders, deltas and powers."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, j, k, t, s = indices("i j k t s", n)
p, q, r = indices("p q r", m)
x, y = vector("x", n), vector("y", n)
z = vector("z", m)
c, d = scalar("c"), scalar("d")
nn = scalar("nn", nonnegative=True)


@claim(Eq((1 - delta(i, j)) / (x[i] - x[j]) * (x[i] - x[j]), 1 - delta(i, j)))  # i = j or ties: no value
def Z01():
    return calc((1 - delta(i, j)) / (x[i] - x[j]) * (x[i] - x[j])).eq(1 - delta(i, j))


@claim(
    Eq(Sum(1 / (x[k] - x[t]) * (x[k] - x[t]), k, omit=t), n - 1), given=[forall(k, Implies(Ne(k, t), Ne(x[k], x[t])))]
)  # at t the body need have no value
def Z02_true():
    return calc(Sum(1 / (x[k] - x[t]) * (x[k] - x[t]), k, omit=t)).eq(n - 1)


@claim(Eq(Sum(c / c, k, omit=t), n - 1))  # c = 0
def Z03():
    return calc(Sum(c / c, k, omit=t)).eq(n - 1)


@claim(Eq(Prod(c / c, k, omit=t), 1))  # c = 0
def Z04():
    return calc(Prod(c / c, k, omit=t)).eq(1)


@claim(Eq(0 ** delta(i, j), 1 - delta(i, j)))  # TRUE
def Z05_true():
    return calc(0 ** delta(i, j)).eq(1 - delta(i, j))


@claim(Eq(0 ** delta(i, j), delta(i, j)))
def Z06():
    return calc(0 ** delta(i, j)).eq(delta(i, j))


@claim(Eq(0 ** (delta(i, j) - 1), delta(i, j)))  # 0^-1
def Z07():
    return calc(0 ** (delta(i, j) - 1)).eq(delta(i, j))


@claim(Eq(c ** (delta(i, j) - delta(i, j)), 1))  # TRUE
def Z08_true():
    return calc(c ** (delta(i, j) - delta(i, j))).eq(1)


@claim(Eq(c ** (-delta(i, j)) * c ** delta(i, j), 1))  # c = 0
def Z09():
    return calc(c ** (-delta(i, j)) * c ** delta(i, j)).eq(1)


@claim(Eq(log(delta(i, j)), 0))  # i != j
def Z10():
    return calc(log(delta(i, j))).eq(0)


@claim(Eq(delta(i, j) * log(delta(i, j)), 0))  # no value
def Z11():
    return calc(delta(i, j) * log(delta(i, j))).eq(0)


@claim(Eq(Sum(delta(k, j) * log(delta(k, j)), k), 0))  # no value (the entropy of a one-hot vector)
def Z12():
    return calc(Sum(delta(k, j) * log(delta(k, j)), k)).eq(0)


@claim(Eq(sqrt(delta(i, j) - 1 + delta(i, j)), delta(i, j)))  # sqrt(-1)
def Z13():
    return calc(sqrt(delta(i, j) - 1 + delta(i, j))).eq(delta(i, j))


@claim(Eq(abs(delta(i, j) - 1), delta(i, j) - 1))
def Z14():
    return calc(abs(delta(i, j) - 1)).eq(delta(i, j) - 1)


@claim(Eq(Sum(x[k], k) / n, Sum(x[k], k, omit=t) / (n - 1)))  # n = 1
def Z15():
    return calc(Sum(x[k], k) / n).eq(Sum(x[k], k, omit=t) / (n - 1))


@claim(Eq(Sum(c, k, omit=t) / (n - 1), c))  # n = 1
def Z16():
    return calc(Sum(c, k, omit=t) / (n - 1)).eq(c, by.constant_sum)


@claim(Eq(x[i] / Sum(x[k], k) * Sum(x[k], k), x[i]))  # sum 0
def Z17():
    return calc(x[i] / Sum(x[k], k) * Sum(x[k], k)).eq(x[i])


@claim(Eq(x[i] / Sum(x[k], k) * Sum(x[k], k), x[i]), given=[forall(k, Ge(x[k], 0))])  # all 0
def Z18():
    return calc(x[i] / Sum(x[k], k) * Sum(x[k], k)).eq(x[i])


@claim(Eq(Sum(x[k] / Sum(x[j], j), k), 1), given=[Ne(x[i], 0)])
def Z19():
    return calc(Sum(x[k] / Sum(x[j], j), k)).eq(1)


@claim(Eq(nn**0, nn))
def Z20():
    return calc(nn**0).eq(nn)


@claim(Eq(sqrt(nn) / sqrt(nn), 1))  # nn = 0
def Z21():
    return calc(sqrt(nn) / sqrt(nn)).eq(1)


@claim(Eq(D(sqrt(nn), nn), 1 / (2 * sqrt(nn))))  # nn = 0
def Z22():
    return calc(D(sqrt(nn), nn)).eq(1 / (2 * sqrt(nn)), by.power_rule)


@claim(Eq(D(c ** delta(i, j), c), 1))  # i != j: 0
def Z23():
    return calc(D(c ** delta(i, j), c)).eq(1, by.power_rule)


@claim(Eq(Max(c, k, omit=(i, j)), c), given=[Ne(i, j)])  # n = 2: no value
def Z24():
    return calc(Max(c, k, omit=(i, j))).eq(c)


@claim(Eq(Min(z[p], p, omit=q) - Min(z[p], p, omit=q), delta(q, r)))
def Z25():
    return calc(Min(z[p], p, omit=q) - Min(z[p], p, omit=q)).eq(delta(q, r))


@claim(Eq(1, 0))
def Z26():
    return calc(1).eq(c / c).eq(0 * (c / c)).eq(0)


@claim(Eq(n, 1))
def Z27():
    return calc(n).eq(Sum(1, k)).eq(Sum(delta(k, i), k)).eq(1)


@claim(Lt(1, 1))
def Z28():
    return cases(Eq(i, j), calc(1).lt(1 + delta(i, j), by.hyp).eq(1, by.hyp), calc(1).lt(1, by.hyp))


@claim(Le(x[i], x[j]))
def Z29():
    return cases(Le(x[i], x[j]), trivial, absurd(calc(x[i]).gt(x[j], by.hyp).ge(x.min, by.extremes)))

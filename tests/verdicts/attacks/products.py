"""False claims about finite products."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, j, k, t, s = indices("i j k t s", n)
p, q, r = indices("p q r", m)
x, y = vector("x", n), vector("y", n)
z = vector("z", m)
c, d = scalar("c"), scalar("d")
cp = scalar("cp", positive=True)
cn = scalar("cn", nonnegative=True)
neg = scalar("neg", negative=True)
pos = [forall(i, Gt(x[i], 0))]


@claim(Eq(Prod(x[k], k, omit=t), Prod(x[k], k) / x[t]))  # x_t = 0
def P01():
    return calc(Prod(x[k], k, omit=t)).eq(Prod(x[k], k) / x[t], by.split_factor(k, t))


@claim(Eq(Prod(x[k], k), x[t] * Prod(x[k], k, omit=t) * 2))  # factor 2
def P02():
    return calc(Prod(x[k], k)).eq(x[t] * Prod(x[k], k, omit=t) * 2)


@claim(Eq(Prod(c, k), c))  # c^n
def P03():
    return calc(Prod(c, k)).eq(c, by.constant_product)


@claim(Eq(Prod(c * x[k], k), c * Prod(x[k], k)))  # c^n
def P04():
    return calc(Prod(c * x[k], k)).eq(c * Prod(x[k], k), by.constant_product)


@claim(Eq(Prod(c * x[k], k, omit=t), c**n * Prod(x[k], k, omit=t)))  # n - 1
def P05():
    return calc(Prod(c * x[k], k, omit=t)).eq(c**n * Prod(x[k], k, omit=t), by.constant_product)


@claim(Eq(Prod(c, k, omit=t) * c, c**n / c * c))  # no value at c = 0
def P06():
    return calc(Prod(c, k, omit=t) * c).eq(c**n / c * c, by.constant_product)


@claim(Eq(Prod(c, k, omit=t), c**n / c), given=[Ne(c, 0)])  # this one is TRUE
def P07_true():
    return calc(Prod(c, k, omit=t)).eq(c**n / c, by.constant_product)


@claim(Eq(Prod(0, k), 0))  # TRUE: n >= 1
def P08_true():
    return calc(Prod(0, k)).eq(0)


@claim(Eq(Prod(0, k, omit=t), 0))  # n = 1: empty product is 1
def P09():
    return calc(Prod(0, k, omit=t)).eq(0)


@claim(Eq(0 ** (n - 1), 0))  # 0^0 = 1 at n = 1
def P10():
    return calc(0 ** (n - 1)).eq(0)


@claim(Eq(c ** (n - 1) * c, c**n))  # TRUE
def P11_true():
    return calc(c ** (n - 1) * c).eq(c**n)


@claim(Gt(Prod(x[k] ** 2, k), 0))  # zero entries
def P12():
    return calc(Prod(x[k] ** 2, k)).gt(0, by.sign)


@claim(Lt(Prod(neg, k), 0))  # even n
def P13():
    return calc(Prod(neg, k)).lt(0, by.sign)


@claim(Ge(Prod(x[k], k) ** 2, 1))
def P14():
    return calc(Prod(x[k], k) ** 2).ge(1, by.sign)


@claim(Gt(Prod(-exp(x[k]), k), 0))  # odd n
def P15():
    return calc(Prod(-exp(x[k]), k)).gt(0, by.sign)


@claim(Eq(log(Prod(x[k], k)), Sum(log(x[k]), k)))  # x_k <= 0
def P16():
    return calc(log(Prod(x[k], k))).eq(Sum(log(x[k]), k), by.log_product)


@claim(Eq(log(Prod(x[k], k)), Sum(log(x[k]), k)), given=[Gt(Prod(x[k], k), 0)])  # two negative factors
def P17():
    return calc(log(Prod(x[k], k))).eq(Sum(log(x[k]), k), by.log_product)


@claim(Eq(log(Prod(x[k] ** 2, k)), 2 * Sum(log(x[k]), k)), given=[forall(k, Ne(x[k], 0))])  # negative x_k
def P18():
    return calc(log(Prod(x[k] ** 2, k))).eq(2 * Sum(log(x[k]), k), by.log_product)


@claim(Eq(log(Prod(x[k], k, omit=t)), log(Prod(x[k], k)) - log(x[t])), given=[Gt(x[t], 0)])  # others may be negative
def P19():
    return calc(log(Prod(x[k], k, omit=t))).eq(log(Prod(x[k], k)) - log(x[t]), by.split_factor(k, t))


@claim(Eq(Prod(1 + delta(k, j) * x[k], k), x[j]))  # 1 + x_j
def P20():
    return calc(Prod(1 + delta(k, j) * x[k], k)).eq(x[j], by.pick_factor(k, j))


@claim(Eq(Prod(delta(k, j) * x[k], k), x[j]))  # 0 unless n = 1
def P21():
    return calc(Prod(delta(k, j) * x[k], k)).eq(x[j], by.pick_factor(k, j))


@claim(Eq(Prod(delta(k, j) * x[k], k), 0))  # x_j at n = 1
def P22():
    return calc(Prod(delta(k, j) * x[k], k)).eq(0)


@claim(Eq(Prod(delta(q, r), q), 0))  # TRUE for m >= 2
def P23_true():
    return calc(Prod(delta(q, r), q)).eq(0)


@claim(Eq(Prod(x[k] ** delta(k, j), k), x[j] ** n))
def P24():
    return calc(Prod(x[k] ** delta(k, j), k)).eq(x[j] ** n, by.pick_factor(k, j))


@claim(Eq(Prod(x[k] ** (1 - delta(k, j)), k), Prod(x[k], k) / x[j]))  # x_j = 0
def P25():
    return calc(Prod(x[k] ** (1 - delta(k, j)), k)).eq(Prod(x[k], k) / x[j])


@claim(Eq(Prod(1 - delta(k, j), k), 1))  # 0
def P26():
    return calc(Prod(1 - delta(k, j), k)).eq(1)


@claim(Eq(Prod(1 - delta(k, j), k, omit=j), 0))  # 1
def P27():
    return calc(Prod(1 - delta(k, j), k, omit=j)).eq(0)


@claim(Eq(Prod(1 - delta(k, j), k, omit=t), 0))  # 1 if t = j
def P28():
    return calc(Prod(1 - delta(k, j), k, omit=t)).eq(0)


@claim(Eq(Prod(x[k], k, omit=(s, t)), Prod(x[k], k) / (x[s] * x[t])), given=pos)  # s = t
def P29():
    return calc(Prod(x[k], k, omit=(s, t))).eq(Prod(x[k], k) / (x[s] * x[t]), by.split_factor(k, t))


@claim(Eq(Prod(c, k, omit=(s, t)), c ** (n - 2)), given=[Gt(c, 0)])  # s = t
def P30():
    return calc(Prod(c, k, omit=(s, t))).eq(c ** (n - 2), by.constant_product)


@claim(Eq(Prod(x[k] + y[k], k), Prod(x[k], k) + Prod(y[k], k)))
def P31():
    return calc(Prod(x[k] + y[k], k)).eq(Prod(x[k], k) + Prod(y[k], k))


@claim(Eq(Prod(x[k], k) ** Rational(1, 2), Prod(sqrt(x[k]), k)), given=[Ge(Prod(x[k], k), 0)])  # negatives
def P32():
    return calc(Prod(x[k], k) ** Rational(1, 2)).eq(Prod(sqrt(x[k]), k))


@claim(Eq(sqrt(Prod(x[k], k) ** 2), Prod(x[k], k)))  # absolute value
def P33():
    return calc(sqrt(Prod(x[k], k) ** 2)).eq(Prod(x[k], k))


@claim(Eq(abs(Prod(x[k], k)), Prod(x[k], k)))
def P34():
    return calc(abs(Prod(x[k], k))).eq(Prod(x[k], k))


@claim(Eq(Prod(exp(x[k]), k), exp(Prod(x[k], k))))
def P35():
    return calc(Prod(exp(x[k]), k)).eq(exp(Prod(x[k], k)))


@claim(Eq(Prod(exp(x[k]), k, omit=t), exp(Sum(x[k], k))))
def P36():
    return calc(Prod(exp(x[k]), k, omit=t)).eq(exp(Sum(x[k], k)))


@claim(Eq(Prod(Prod(x[k], k), j), Prod(x[k], k)))  # power n
def P37():
    return calc(Prod(Prod(x[k], k), j)).eq(Prod(x[k], k), by.constant_product)


@claim(Eq(Prod(x[k] * y[j], k, j), Prod(x[k], k) * Prod(y[j], j)))  # powers n
def P38():
    return calc(Prod(x[k] * y[j], k, j)).eq(Prod(x[k], k) * Prod(y[j], j))


@claim(Eq(D(Prod(x[k], k), x[j]), Prod(x[k], k) / x[j]))  # x_j = 0
def P39():
    return calc(D(Prod(x[k], k), x[j])).eq(Prod(x[k], k) / x[j], by.product_rule)


@claim(Eq(D(Prod(x[k], k), x[j]), Prod(x[k], k)))
def P40():
    return calc(D(Prod(x[k], k), x[j])).eq(Prod(x[k], k), by.product_rule)


@claim(Eq(D(c**n, c), n * c**n))
def P41():
    return calc(D(c**n, c)).eq(n * c**n, by.power_rule)


@claim(Eq(D(Prod(x[k], k, omit=t), x[t]), 1))  # 0
def P42():
    return calc(D(Prod(x[k], k, omit=t), x[t])).eq(1, by.product_rule)


@claim(Ge(Prod(1 + x[k], k), 1 + Sum(x[k], k)))  # Bernoulli needs signs
def P43():
    return calc(Prod(1 + x[k], k)).ge(1 + Sum(x[k], k), by.sign)


@claim(Ge(Prod(x[k], k), Prod(y[k], k)), given=[forall(k, Ge(x[k], y[k]))])  # signs
def P44():
    return calc(Prod(x[k], k)).ge(Prod(y[k], k), by.monotone(by.hyp))


@claim(Gt(Prod(1 + exp(x[k]), k, omit=t), 1))  # n = 1
def P45():
    return calc(Prod(1 + exp(x[k]), k, omit=t)).gt(1, by.sign)


@claim(Eq(Prod(x[k], k) / Prod(x[k], k), 1))  # 0/0
def P46():
    return calc(Prod(x[k], k) / Prod(x[k], k)).eq(1)


@claim(Eq(Prod(x[k] / x[k], k), 1))  # 0/0
def P47():
    return calc(Prod(x[k] / x[k], k)).eq(1)


@claim(
    Eq(Prod(x[k] / x[k], k, omit=t), 1), given=[forall(k, Implies(Ne(k, t), Ne(x[k], 0)))]
)  # at t the body need have no value
def P48_true():
    return calc(Prod(x[k] / x[k], k, omit=t)).eq(1)


@claim(Eq((-1) ** n * (-1) ** n, -1))
def P49():
    return calc((-1) ** n * (-1) ** n).eq(-1)


@claim(Eq(Prod(-x[k], k), -Prod(x[k], k)))
def P50():
    return calc(Prod(-x[k], k)).eq(-Prod(x[k], k))


@claim(Eq(Prod(cn, k) ** (1 / n), cn))  # 0 ** (1/n) has no value as read
def P51():
    return calc(Prod(cn, k) ** (1 / n)).eq(cn)


@claim(Eq(Prod(cp, k, omit=t) ** (1 / (n - 1)), cp))  # n = 1
def P52():
    return calc(Prod(cp, k, omit=t) ** (1 / (n - 1))).eq(cp)


@claim(Eq(Prod(c ** delta(k, j), k, omit=t), c))  # t = j
def P53():
    return calc(Prod(c ** delta(k, j), k, omit=t)).eq(c, by.pick_factor(k, j))


@claim(Eq(Prod(c ** delta(j, t), j), c))  # TRUE
def P54_true():
    return calc(Prod(c ** delta(j, t), j)).eq(c, by.pick_factor(j, t))


@claim(Eq(Prod(c ** (2 * delta(k, j)), k), c))
def P55():
    return calc(Prod(c ** (2 * delta(k, j)), k)).eq(c, by.pick_factor(k, j))


@claim(Eq(Prod((1 / c) ** delta(k, j), k, omit=j), 1))  # c = 0: no value
def P56():
    return calc(Prod((1 / c) ** delta(k, j), k, omit=j)).eq(1)

"""False claims by monotone, summed, times, extremes, scale, exp_bound, signs; hyperbolic functions."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
p, q, r = indices("p q r", m)
x, y = vector("x", n), vector("y", n)
z = vector("z", m)
c, d, e = scalar("c"), scalar("d"), scalar("e")
pos = scalar("pos", positive=True)
nn = scalar("nn", nonnegative=True)
neg = scalar("neg", negative=True)
nz = scalar("nz", nonzero=True)
half = Rational(1, 2)
below = [forall(k, Le(x[k], y[k]))]
strictly = [forall(k, Lt(x[k], y[k]))]


@claim(Le(c * d, c * e), given=[Le(d, e)])  # sign of c
def B01():
    return calc(c * d).le(c * e, by.monotone(by.hyp))


@claim(Le(d / c, e / c), given=[Le(d, e), Ne(c, 0)])  # c < 0
def B02():
    return calc(d / c).le(e / c, by.monotone(by.hyp(1)))


@claim(Le(1 / d, 1 / e), given=[Le(d, e), Gt(d, 0)])  # turned round
def B03():
    return calc(1 / d).le(1 / e, by.monotone(by.hyp(1)))


@claim(Ge(1 / d, 1 / e), given=[Le(d, e), Ne(d, 0), Ne(e, 0)])  # opposite signs
def B04():
    return calc(1 / d).ge(1 / e, by.monotone(by.hyp(1)))


@claim(Le(d**2, e**2), given=[Le(d, e)])
def B05():
    return calc(d**2).le(e**2, by.monotone(by.hyp))


@claim(Le(abs(d), abs(e)), given=[Le(d, e)])
def B06():
    return calc(abs(d)).le(abs(e), by.monotone(by.hyp))


@claim(Le(cosh(d), cosh(e)), given=[Le(d, e)])
def B07():
    return calc(cosh(d)).le(cosh(e), by.monotone(by.hyp))


@claim(Le(sin(d), sin(e)), given=[Le(d, e)])
def B08():
    return calc(sin(d)).le(sin(e), by.monotone(by.hyp))


@claim(Le(log(d), log(e)), given=[Le(d, e)])  # no value
def B09():
    return calc(log(d)).le(log(e), by.monotone(by.hyp))


@claim(Le(log(d), log(e)), given=[Le(d, e), Gt(e, 0)])  # d <= 0
def B10():
    return calc(log(d)).le(log(e), by.monotone(by.hyp(1)))


@claim(Lt(nn * d, nn * e), given=[Lt(d, e)])  # nn = 0
def B11():
    return calc(nn * d).lt(nn * e, by.monotone(by.hyp))


@claim(Lt(exp(d) - exp(d), exp(e) - exp(d)), given=[Le(d, e)])  # equality
def B12():
    return calc(exp(d) - exp(d)).lt(exp(e) - exp(d), by.monotone(by.hyp))


@claim(Lt(Sum(x[k], k, omit=t), Sum(y[k], k, omit=t)), given=strictly)  # n = 1
def B13():
    return calc(Sum(x[k], k, omit=t)).lt(Sum(y[k], k, omit=t), by.monotone(by.hyp))


@claim(Lt(Max(x[k], k, omit=t), Max(y[k], k, omit=t)), given=strictly)  # n = 1: no value
def B14():
    return calc(Max(x[k], k, omit=t)).lt(Max(y[k], k, omit=t), by.monotone(by.hyp))


@claim(Lt(Sum(x[k], k), Sum(y[k], k)), given=below)
def B15():
    return calc(Sum(x[k], k)).lt(Sum(y[k], k), by.monotone(by.hyp))


@claim(Lt(Sum(x[k], k), Sum(y[k], k)), given=[Lt(x[i], y[i])])
def B16():
    return calc(Sum(x[k], k)).lt(Sum(y[k], k), by.summed(by.hyp, k))


@claim(Le(Sum(c * x[k], k), Sum(c * y[k], k)), given=below)
def B17():
    return calc(Sum(c * x[k], k)).le(Sum(c * y[k], k), by.monotone(by.hyp))


@claim(Le(Prod(x[k], k), Prod(y[k], k)), given=below)  # signs
def B18():
    return calc(Prod(x[k], k)).le(Prod(y[k], k), by.monotone(by.hyp))


@claim(Le(Prod(exp(x[k]), k), Prod(exp(y[k]), k)), given=below)  # TRUE
def B19_true():
    return calc(Prod(exp(x[k]), k)).le(Prod(exp(y[k]), k), by.monotone(by.hyp))


@claim(Le(x.max, y.min), given=below)
def B20():
    return calc(x.max).le(y.min, by.hyp, by.extremes)


@claim(Le(x[x.argmax], y[x.argmax]), given=below)  # TRUE
def B21_true():
    return calc(x[x.argmax]).le(y[x.argmax], by.hyp)


@claim(Le(y[x.argmax], x.max), given=below)
def B22():
    return calc(y[x.argmax]).le(x.max, by.hyp, by.extremes)


@claim(Le(c * d, c * e), given=[Le(d, e)])
def B23():
    return calc(c * d).le(c * e, by.times(by.hyp, c))


@claim(Lt(nn * d, nn * e), given=[Lt(d, e)])
def B24():
    return calc(nn * d).lt(nn * e, by.times(by.hyp, nn))


@claim(Le(neg * d, neg * e), given=[Le(d, e)])
def B25():
    return calc(neg * d).le(neg * e, by.times(by.hyp, neg))


@claim(Le(d, e), given=[Le(d / c, e / c), Ne(c, 0)])
def B26():
    return calc(d).le(e, by.times(by.hyp(1), c))


@claim(Ge(exp(c), 1 + c + c**2 / 2))  # c < 0
def B27():
    return calc(exp(c)).ge(1 + c + c**2 / 2, by.exp_bound(c))


@claim(Gt(exp(c), 1 + c))  # c = 0
def B28():
    return calc(exp(c)).gt(1 + c, by.exp_bound(c))


@claim(Gt(exp(nn), 1 + nn))  # nn = 0
def B29():
    return calc(exp(nn)).gt(1 + nn, by.exp_bound(nn))


@claim(Gt(exp(x[i] - x[j]), 1 + x[i] - x[j]), given=[Ne(i, j)])  # ties
def B30():
    return calc(exp(x[i] - x[j])).gt(1 + x[i] - x[j], by.exp_bound(x[i] - x[j]))


@claim(Ge(log(c), 1 - 1 / c))  # c <= 0
def B31():
    return calc(log(c)).ge(1 - 1 / c, by.exp_bound(-log(c)))


@claim(Le(log(pos), pos - 2))
def B32():
    return calc(log(pos)).le(pos - 2, by.exp_bound(log(pos)))


@claim(Le(exp(c), 1 / (1 - c)))  # c > 1
def B33():
    return calc(exp(c)).le(1 / (1 - c), by.exp_bound(-c))


@claim(Ge(exp(log(c)), 1 + log(c)))  # no value
def B34():
    return calc(exp(log(c))).ge(1 + log(c), by.exp_bound(log(c)))


@claim(Eq(tanh(c), (exp(c) - exp(-c)) / 2))
def B35():
    return calc(tanh(c)).eq((exp(c) - exp(-c)) / 2, by.unfold(tanh))


@claim(Eq(cosh(c) ** 2 + sinh(c) ** 2, 1))
def B36():
    return calc(cosh(c) ** 2 + sinh(c) ** 2).eq(1, by.unfold(cosh), by.unfold(sinh))


@claim(Lt(tanh(c), tanh(2 * c)))
def B37():
    return calc(tanh(c)).lt(tanh(2 * c), by.monotone(by.sign))


@claim(Le(tanh(c), c))
def B38():
    return calc(tanh(c)).le(c, by.unfold(tanh), by.exp_bound(2 * c))


@claim(Ge(cosh(c), 2))
def B39():
    return calc(cosh(c)).ge(2, by.unfold(cosh))


@claim(Eq(D(tanh(c), c), 1 - tanh(c)))
def B40():
    return calc(D(tanh(c), c)).eq(1 - tanh(c), by.tanh_rule)


@claim(Gt(n - 1, 0))
def B41():
    return calc(n - 1).gt(0, by.sign)


@claim(Gt(m - 2, 0))
def B42():
    return calc(m - 2).gt(0, by.sign)


@claim(Ge(n**2 - 3 * n + 2, 1))
def B43():
    return calc(n**2 - 3 * n + 2).ge(1, by.sign)


@claim(Ge(n**2 - 3 * n + 2, 0))  # TRUE for integers
def B44_true():
    return calc(n**2 - 3 * n + 2).ge(0, by.sign)


@claim(Eq(Sum(1, k, omit=(i, j)), n - 2))  # i = j
def B45():
    return calc(Sum(1, k, omit=(i, j))).eq(n - 2, by.constant_sum)


@claim(Eq(Sum(x[k], k, omit=(i, j)), Sum(x[k], k) - x[i] - x[j]))  # i = j
def B46():
    return calc(Sum(x[k], k, omit=(i, j))).eq(Sum(x[k], k) - x[i] - x[j], by.split_term(k, i))


@claim(Eq(Sum(log(x[k]), k, omit=t), Sum(log(x[k]), k) - log(x[t])), given=[forall(k, Implies(Ne(k, t), Gt(x[k], 0)))])
def B47():
    return calc(Sum(log(x[k]), k, omit=t)).eq(Sum(log(x[k]), k) - log(x[t]), by.split_term(k, t))


@claim(Eq(Sum(x[k], k) / Sum(x[k], k), 1))
def B48():
    return calc(Sum(x[k], k) / Sum(x[k], k)).eq(1)


@claim(Eq(Sum(exp(x[k]), k, omit=t) / Sum(exp(x[k]), k, omit=t), 1))  # n = 1
def B49():
    return calc(Sum(exp(x[k]), k, omit=t) / Sum(exp(x[k]), k, omit=t)).eq(1)


@claim(Eq(1 / (n - 1) * (n - 1), 1))
def B50():
    return calc(1 / (n - 1) * (n - 1)).eq(1)


@claim(Eq(log(n - 1) - log(n - 1), 0))
def B51():
    return calc(log(n - 1) - log(n - 1)).eq(0)


@claim(Eq(sqrt(c) * sqrt(d), sqrt(c * d)))  # negative
def B52():
    return calc(sqrt(c) * sqrt(d)).eq(sqrt(c * d))


@claim(Eq(sqrt(c * d), sqrt(c) * sqrt(d)), given=[Ge(c * d, 0)])
def B53():
    return calc(sqrt(c * d)).eq(sqrt(c) * sqrt(d))


@claim(Eq((c**3) ** Rational(1, 3), c))  # c < 0
def B54():
    return calc((c**3) ** Rational(1, 3)).eq(c)


@claim(Eq((c**2) ** half, c))
def B55():
    return calc((c**2) ** half).eq(c)


@claim(Eq(log(c**2), 2 * log(c)), given=[Ne(c, 0)])
def B56():
    return calc(log(c**2)).eq(2 * log(c), by.log_product)


@claim(Eq(log(c * d), log(c) + log(d)), given=[Gt(c * d, 0)])
def B57():
    return calc(log(c * d)).eq(log(c) + log(d), by.log_product)


@claim(Eq(exp(c) ** d, exp(c) * exp(d)))
def B58():
    return calc(exp(c) ** d).eq(exp(c) * exp(d))


@claim(Eq(0**c, 0))  # c <= 0
def B59():
    return calc(0**c).eq(0)


@claim(Eq(c**0, 0))
def B60():
    return calc(c**0).eq(0)


@claim(Eq(c**d * c**e, c ** (d + e)))  # c <= 0
def B61():
    return calc(c**d * c**e).eq(c ** (d + e))


@claim(Eq(c ** (n - n), 0 + delta(i, j)))
def B62():
    return calc(c ** (n - n)).eq(0 + delta(i, j))


@claim(Eq(c ** (2 * half), c))  # TRUE as a whole power? exponent 2*(1/2) is not read as whole
def B63():
    return calc(c ** (2 * half)).eq(c)


@claim(Eq((-1) ** (2 * n), -1))
def B64():
    return calc((-1) ** (2 * n)).eq(-1)


@claim(Eq(delta(i, j) / delta(i, j), 1))
def B65():
    return calc(delta(i, j) / delta(i, j)).eq(1)


@claim(Eq(delta(i, j) / delta(i, j), 1), given=[Eq(i, j)])  # TRUE
def B66_true():
    return calc(delta(i, j) / delta(i, j)).eq(1, by.hyp)


@claim(Eq(delta(i, j) * delta(j, k), delta(i, j) * delta(i, t)))
def B67():
    return calc(delta(i, j) * delta(j, k)).eq(delta(i, j) * delta(i, t))


@claim(Eq(delta(p, q) + delta(q, r) + delta(p, r), 1))  # three indices
def B68():
    return calc(delta(p, q) + delta(q, r) + delta(p, r)).eq(1)


@claim(Ge(delta(p, q) + delta(q, r) + delta(p, r), 1), given=[Eq(m, 2)])  # TRUE (pigeonhole)
def B69_true():
    return calc(delta(p, q) + delta(q, r) + delta(p, r)).ge(1, by.sign)


@claim(Ge(delta(p, q) + delta(q, r) + delta(p, r), 1), given=[Eq(m, 3)])
def B70():
    return calc(delta(p, q) + delta(q, r) + delta(p, r)).ge(1, by.sign)

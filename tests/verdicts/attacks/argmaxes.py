"""False claims on argmax, maxima, attained, extremes, D of them."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
p, q, r = indices("p q r", m)
x, y = vector("x", n), vector("y", n)
z, u = vector("z", m), vector("u", m)
c, d = scalar("c"), scalar("d")
h = scalar("h", positive=True)
alone = forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))
weak = forall(i, Le(x[i], x[k]))
lx = define("lx", log(x[i]), at=i)
sq = define("sq", x[i] ** 2, at=i)


@claim(Eq(x.argmax, k), given=[weak])  # ties
def A01():
    return cases(
        Eq(x.argmax, k),
        trivial,
        absurd(calc(x.max).eq(x[x.argmax], by.extremes).lt(x[k], by.hyp).le(x.max, by.extremes)),
    )


@claim(Eq(x.argmax, k), given=[Eq(x[k], x.max)])  # ties
def A02():
    return cases(Eq(x.argmax, k), trivial, absurd(calc(x.max).eq(x[k], by.hyp).lt(x.max, by.extremes)))


@claim(Eq(x.argmax, y.argmax), given=[Eq(x.max, y.max)])
def A03():
    return cases(Eq(x.argmax, y.argmax), trivial, absurd(calc(x.max).eq(y.max, by.hyp).lt(x.max, by.extremes)))


@claim(Eq(i, j), given=[Eq(x[i], x.max), Eq(x[j], x.max)])  # ties
def A04():
    return cases(Eq(i, j), trivial, absurd(calc(x[i]).eq(x[j], by.hyp).lt(x[i], by.hyp)))


@claim(Eq(delta(i, x.argmax), 1), given=[Eq(x[i], x.max)])  # another one may be first
def A05():
    return calc(delta(i, x.argmax)).eq(1, by.hyp)


@claim(Eq(Sum(delta(i, x.argmax), i), 1))  # TRUE
def A06_true():
    return calc(Sum(delta(i, x.argmax), i)).eq(1, by.pick_term)


@claim(Eq(Sum(x[i] * delta(i, y.argmax), i), y.max))  # x at argmax y
def A07():
    return calc(Sum(x[i] * delta(i, y.argmax), i)).eq(x[y.argmax], by.pick_term).eq(y.max, by.extremes)


@claim(Eq(x[(-x).argmax], x.max))  # min
def A08():
    return calc(x[(-x).argmax]).eq(x.max, by.extremes)


@claim(Eq(x[sq.argmax], x.max))  # largest square
def A09():
    return calc(x[sq.argmax]).eq(x.max, by.extremes)


@claim(Eq(x[lx.argmax], x.max))  # log has no value for x <= 0
def A10():
    return calc(x[lx.argmax]).eq(x.max, by.extremes)


@claim(Eq(Sum(delta(i, lx.argmax), i), 1))  # no value
def A11():
    return calc(Sum(delta(i, lx.argmax), i)).eq(1, by.pick_term)


@claim(Eq(delta(lx.argmax, lx.argmax), 1))  # no value
def A12():
    return calc(delta(lx.argmax, lx.argmax)).eq(1)


@claim(Eq(D(x[x.argmax], x[j]), delta(x.argmax, j)))  # ties: no slope
def A13():
    return calc(D(x[x.argmax], x[j])).eq(delta(x.argmax, j), by.calculus)


@claim(Eq(D(x.max, x[j]), delta(x.argmax, j)))  # ties
def A14():
    return calc(D(x.max, x[j])).eq(D(x[x.argmax], x[j]), by.extremes).eq(delta(x.argmax, j), by.calculus)


@claim(Eq(D(x.max, x[j]), delta(k, j)), given=[Eq(x.max, x[k])])  # only at the point
def A15():
    return calc(D(x.max, x[j])).eq(D(x[k], x[j]), by.hyp).eq(delta(k, j), by.calculus)


@claim(Eq(D(x[x.argmax], x[j]), delta(k, j)), given=[Eq(x.argmax, k)])  # ties
def A16():
    return calc(D(x[x.argmax], x[j])).eq(D(x[k], x[j]), by.hyp).eq(delta(k, j), by.calculus)


@claim(Eq(D(delta(i, x.argmax), x[j]), 0))  # ties: jump
def A17():
    return calc(D(delta(i, x.argmax), x[j])).eq(0, by.calculus)


@claim(Eq(D(y[x.argmax], y[j]), delta(x.argmax, j)))  # TRUE: x does not move
def A18_true():
    return calc(D(y[x.argmax], y[j])).eq(delta(x.argmax, j), by.calculus)


@claim(Eq(D(x[y.argmax] * y[i], y[j]), x[y.argmax] * delta(i, j)))  # argmax y moves at ties
def A19():
    return calc(D(x[y.argmax] * y[i], y[j])).eq(x[y.argmax] * delta(i, j), by.calculus)


@claim(Eq(D(abs(x[i] - x.max), x[j]), 0))
def A20():
    return calc(D(abs(x[i] - x.max), x[j])).eq(0, by.calculus)


@claim(Eq(x.max, x[k]), given=[Ge(x[k], x[i])])  # i is one index
def A21():
    return attained(k, calc(x[i]).le(x[k], by.hyp))


@claim(Eq(x.max, x[k]), given=[forall(i, Implies(Ne(i, j), Le(x[i], x[k])))])  # x_j may be larger
def A22():
    return attained(k, calc(x[i]).le(x[k], by.hyp))


@claim(Eq(Max(z[p], p, omit=q), z[q]), given=[forall(p, Le(z[p], z[q]))])  # q is left out
def A23():
    return attained(q, calc(z[p]).le(z[q], by.hyp))


@claim(Eq(x.max, c), given=[forall(i, Le(x[i], c))])  # not attained
def A24():
    return calc(x.max).eq(c, by.hyp)


@claim(Ge(Max(z[p], p, omit=q), z.max))  # q may be the largest
def A25():
    return calc(Max(z[p], p, omit=q)).ge(z.max, by.extremes)


@claim(Ge(Max(x[i], i, omit=t), x.min))  # n = 1: no value
def A26():
    return calc(Max(x[i], i, omit=t)).ge(x.min, by.extremes)


@claim(Ge(Max(z[p], p, omit=(q, r)), z.min))  # m = 2: no value
def A27():
    return calc(Max(z[p], p, omit=(q, r))).ge(z.min, by.extremes)


@claim(Lt(z.min, z.max))  # all equal
def A28():
    return calc(z.min).lt(z.max, by.extremes)


@claim(Gt(x.max, x[i]))  # the largest itself
def A29():
    return calc(x.max).gt(x[i], by.extremes)


@claim(Eq(Max(x[i] + y[i], i), x.max + y.max))
def A30():
    return calc(Max(x[i] + y[i], i)).eq(x.max + y.max)


@claim(Ge(Max(x[i] + y[i], i), x.max + y.max))
def A31():
    return calc(Max(x[i] + y[i], i)).ge(x.max + y.max, by.extremes)


@claim(Eq(Max(c * x[i], i), c * x.max))  # c < 0
def A32():
    return calc(Max(c * x[i], i)).eq(c * x.max)


@claim(Eq(Max(-x[i], i), -x.max))
def A33():
    return calc(Max(-x[i], i)).eq(-x.max)


@claim(Eq(Max(x[i] ** 2, i), x.max**2))
def A34():
    return calc(Max(x[i] ** 2, i)).eq(x.max**2)


@claim(Eq(Max(abs(x[i]), i), abs(x.max)))
def A35():
    return calc(Max(abs(x[i]), i)).eq(abs(x.max))


@claim(Eq(Max(log(x[i]), i), log(x.max)))  # no value for some
def A36():
    return calc(Max(log(x[i]), i)).eq(log(x.max))


@claim(Eq(Max(1 / x[i], i), 1 / x.max), given=[forall(i, Gt(x[i], 0))])  # 1/min
def A37():
    return calc(Max(1 / x[i], i)).eq(1 / x.max)


@claim(Eq(Max(delta(i, j), i, omit=t), 1))  # t = j
def A38():
    return calc(Max(delta(i, j), i, omit=t)).eq(1)


@claim(Eq(Max(delta(p, q), p, omit=r), 1))  # r = q
def A39():
    return calc(Max(delta(p, q), p, omit=r)).eq(1)


@claim(Eq(Min(delta(i, j), i), 0))  # n = 1
def A40():
    return calc(Min(delta(i, j), i)).eq(0)


@claim(Gt(Max(z[p] - z[q], p, q), 0))  # all equal
def A41():
    return calc(Max(z[p] - z[q], p, q)).gt(0, by.extremes)


@claim(Eq(x[x.argmax], y[x.argmax]), given=[Eq(x.argmax, y.argmax)])
def A42():
    return calc(x[x.argmax]).eq(y[x.argmax], by.hyp)


@claim(Eq(x[i], y[i]), given=[Eq(x.argmax, i), Eq(y.argmax, i), Ge(x.max, y.max)])
def A43():
    return calc(x[i]).eq(y[i], by.hyp)


@claim(Ne(x.argmax, y.argmax), given=[Ne(x.max, y.max)])
def A44():
    return cases(Eq(x.argmax, y.argmax), absurd(calc(x.max).eq(y.max, by.hyp)), trivial)


@claim(Eq((x + h).argmax, (x - y).argmax))
def A45():
    return cases(Eq((x + h).argmax, (x - y).argmax), trivial, absurd(calc(1).eq(2)))


@claim(Eq(x.max - x.min, 0), given=[Eq(x.argmax, (-x).argmax)])  # TRUE
def A46_true():
    return (
        calc(x.max - x.min).eq(x[x.argmax] - x.min, by.extremes).eq(x[(-x).argmax] - x.min, by.hyp).eq(0, by.extremes)
    )


@claim(Eq(n, 1), given=[Eq(x.argmax, (-x).argmax)])  # all equal
def A47():
    return calc(n).eq(1, by.hyp)


@claim(Eq(D(x.max, x[j]), 1), given=[Eq(n, 1)])  # TRUE
def A48_true():
    return calc(D(x.max, x[j])).eq(1, by.calculus)


@claim(Eq(D(Max(x[i] ** 2, i), x[j]), 0), given=[forall(i, Eq(x[i], 0))])
def A49():
    return calc(D(Max(x[i] ** 2, i), x[j])).eq(0, by.calculus)


@claim(Eq(D(z[p] * z[u.argmax], u[q]), 0))  # u moves the argmax: jump at ties
def A50():
    return calc(D(z[p] * z[u.argmax], u[q])).eq(0, by.calculus)

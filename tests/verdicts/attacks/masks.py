"""False claims about masks."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
k = dimension("k", at_least=1)
k2 = dimension("k2", at_least=2)
i, j, t, s = indices("i j t s", n)
x = vector("x", n)
w, v = mask("w", n, total=k), mask("v", n, total=k)
u = mask("u", n, total=n)
w2 = mask("w2", n, total=k2)
r = vector("r", n)
c = scalar("c")
wt = define("T", Sum(w[i] * x[i], i))
wm = define("A", Sum(w[i] * x[i], i) / k)


@claim(Eq(w[i], 1))  # w_i = 0
def M01():
    return calc(w[i]).eq(1, by.hyp)


@claim(Eq(w[i], 0))
def M02():
    return calc(w[i]).eq(0, by.hyp)


@claim(Eq(Sum(w[i], i), n))
def M03():
    return calc(Sum(w[i], i)).eq(n, by.hyp)


@claim(Eq(w[i], v[i]))  # two masks with one total are not one
def M04():
    return calc(w[i]).eq(v[i], by.hyp)


@claim(Eq(Sum(w[i] * v[i], i), k))
def M05():
    return calc(Sum(w[i] * v[i], i)).eq(k, by.hyp)


@claim(Gt(k, n))  # k <= n whenever there is such a mask; k > n without one: the claim does not speak of it
def M06():
    return calc(k).gt(n, by.sign)


@claim(Le(k, n))  # no mask in the statement: k and n are free
def M07():
    return calc(k).eq(Sum(w[i], i), by.hyp).le(n, by.sign)


@claim(Lt(Sum(w[i], i), n))  # k = n
def M08():
    return calc(Sum(w[i], i)).lt(n, by.hyp)


@claim(Ge(Sum(w[i], i), 2))  # k = 1
def M09():
    return calc(Sum(w[i], i)).ge(2, by.hyp)


@claim(Gt(Sum(w[i], i, omit=t), 0))  # k = 1 and w_t = 1
def M10():
    return calc(Sum(w[i], i, omit=t)).gt(0, by.sign)


@claim(Eq(Sum(w[i], i, omit=t), k - 1))  # only if w_t = 1
def M11():
    return calc(Sum(w[i], i, omit=t)).eq(k - 1, by.split_term(i, t), by.hyp)


@claim(Eq(Sum(u[i], i, omit=t), n))  # n - 1
def M12():
    return calc(Sum(u[i], i, omit=t)).eq(n, by.split_term(i, t), by.hyp)


@claim(Eq(Sum(1 / w[i], i), k))  # 1/0
def M13():
    return calc(Sum(1 / w[i], i)).eq(k, by.hyp)


@claim(Eq(Sum(w[i] / w[i], i), k))  # 0/0
def M14():
    return calc(Sum(w[i] / w[i], i)).eq(k, by.hyp)


@claim(Eq(Prod(w[i], i), 1))  # only k = n
def M15():
    return calc(Prod(w[i], i)).eq(1, by.hyp)


@claim(Eq(Prod(w[i], i), 0))  # k = n
def M16():
    return calc(Prod(w[i], i)).eq(0, by.hyp)


@claim(Gt(Sum(w[i] * exp(x[i]), i), exp(x[t])))
def M17():
    return calc(Sum(w[i] * exp(x[i]), i)).gt(exp(x[t]), by.sign)


@claim(Eq(w.max, 1))  # TRUE, hard
def M18_true():
    return calc(w.max).eq(1, by.hyp)


@claim(Eq(w.min, 0))  # k = n
def M19():
    return calc(w.min).eq(0, by.hyp)


@claim(Eq(w[w.argmax], 0))
def M20():
    return calc(w[w.argmax]).eq(w.max, by.extremes).eq(0, by.hyp)


@claim(Ge(w[i], Rational(1, 2)), given=[Ne(x[i], 0)])
def M21():
    return calc(w[i]).ge(Rational(1, 2), by.hyp)


@claim(Eq(w[i] ** 2, 2 * w[i]))
def M22():
    return calc(w[i] ** 2).eq(2 * w[i], by.hyp)


@claim(Eq(wt, Sum(x[i], i)))
def M23():
    return calc(wt).eq(Sum(x[i], i), by.unfold(wt), by.hyp)


@claim(Le(wm, x.min))
def M24():
    return calc(wm).le(x.min, by.unfold(wm), by.extremes)


@claim(Eq(D(wt, x[j]), 1))  # w_j
def M25():
    return calc(D(wt, x[j])).eq(1, by.unfold(wt), by.calculus, by.hyp)


@claim(Eq(D(w[i] ** 2, w[i]), 1))  # 2 w_i as a function of the component: w_i**2 = w_i holds only at the mask
def M26():
    return calc(D(w[i] ** 2, w[i])).eq(D(w[i], w[i]), by.hyp).eq(1, by.calculus)


@claim(Eq(D(Sum(w[i], i), w[t]), 0))  # 1: the hypothesis Sum w = k holds at the point only
def M27():
    return calc(D(Sum(w[i], i), w[t])).eq(D(k, w[t]), by.hyp).eq(0, by.calculus)


@claim(Ge(w[i], 0))  # TRUE
def M28_true():
    return calc(w[i]).eq(w[i] ** 2, by.hyp(1)).ge(0, by.sign)


@claim(Ge(r[i], 0))  # of any vector: must not follow from the claim on masks
def M29():
    return calc(r[i]).ge(0, by.inst(M28_true, {w: r}))


@claim(Ge(2 * w[i] - 1, 0))
def M30():
    return calc(2 * w[i] - 1).ge(0, by.inst(M28_true, {w: 2 * w - 1}))


@claim(Ge(w[i] - v[i], 0))
def M31():
    return calc(w[i] - v[i]).ge(0, by.inst(M28_true, {w: w - v}))


@claim(Ge(r[i], 0), given=[forall(i, Eq(r[i] ** 2, r[i]))])  # TRUE, but the total is not known of r
def M32_true():
    return calc(r[i]).eq(r[i] ** 2, by.hyp(1)).ge(0, by.sign)


@claim(Eq(Sum(w2[i], i), k2), Ge(k2, 2))
def M33_true():
    return conj(calc(Sum(w2[i], i)).eq(k2, by.hyp), calc(k2).ge(2, by.sign))


@claim(Ge(Sum(w[i], i), 2))  # k = 1; M33 has k2 >= 2
def M34():
    return calc(Sum(w[i], i)).eq(k, by.hyp).ge(2, by.inst(M33_true, {k2: k}))


@claim(Ge(k, 2))
def M35():
    return calc(k).ge(2, by.inst(M33_true, {w2: w}))


@claim(Ge(n, 2), given=[Gt(n, k)])  # TRUE
def M36_true():
    return calc(n).ge(2, by.hyp)


@claim(Ge(n, 3), given=[Gt(n, k)])
def M37():
    return calc(n).ge(3, by.hyp)


@claim(Eq(Sum(w[i], i), k), given=[Gt(k, n)])  # no such mask: vacuous
def M38():
    return calc(Sum(w[i], i)).eq(k, by.hyp)


@claim(Eq(1, 0), given=[Gt(Sum(w[i], i), n)])  # vacuous
def M39():
    return absurd(calc(Sum(w[i], i)).eq(k, by.hyp))


@claim(Eq(Sum(w[i] * w[j], i, j), k))  # k^2
def M40():
    return calc(Sum(w[i] * w[j], i, j)).eq(k, by.hyp)


@claim(Eq(Sum(w[i] * w[j] * delta(i, j), i, j), k**2))  # k
def M41():
    return calc(Sum(w[i] * w[j] * delta(i, j), i, j)).eq(k**2, by.hyp)


@claim(Eq(Sum((1 - w[i]) * w[i], i), k))  # 0
def M42():
    return calc(Sum((1 - w[i]) * w[i], i)).eq(k, by.hyp)


@claim(Eq(exp(Sum(w[i], i)), exp(n)), given=[Eq(k, n)])  # TRUE
def M43_true():
    return calc(exp(Sum(w[i], i))).eq(exp(n), by.hyp)


@claim(Eq(x[i], 0), given=[Eq(w[i] * x[i], 0)])
def M44():
    return calc(x[i]).eq(0, by.hyp)


@claim(Eq(w[i], w[j]), given=[Eq(k, n)])  # TRUE (all ones)
def M45_true():
    return calc(w[i]).eq(w[j], by.hyp)


@claim(Eq(log(Sum(w[i] * exp(x[i]), i)), Sum(w[i] * x[i], i)))
def M46():
    return calc(log(Sum(w[i] * exp(x[i]), i))).eq(Sum(w[i] * x[i], i))


@claim(Eq(Max(w[i] * x[i], i), x.max))  # negative x: 0
def M47():
    return calc(Max(w[i] * x[i], i)).eq(x.max, by.hyp)


@claim(Gt(Sum(w[i] * (1 - v[i]), i), 0))  # w = v
def M48():
    return calc(Sum(w[i] * (1 - v[i]), i)).gt(0, by.hyp)

"""False claims with Iff, Implies, forall, cases, some, absurd."""

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
half = Rational(1, 2)


@claim(Iff(Ge(c, d), Ge(c**2, d**2)))  # signs
def I01():
    return calc(Ge(c, d)).iff(Ge(c**2, d**2))


@claim(Iff(Ge(c, d), Ge(1 / d, 1 / c)))  # signs, 0
def I02():
    return calc(Ge(c, d)).iff(Ge(1 / d, 1 / c))


@claim(Iff(Ge(c, d), Ge(c * e, d * e)))  # sign of e
def I03():
    return calc(Ge(c, d)).iff(Ge(c * e, d * e), by.scale(e))


@claim(Iff(Ge(c, d), Ge(c * nn, d * nn)))  # nn = 0
def I04():
    return calc(Ge(c, d)).iff(Ge(c * nn, d * nn), by.scale(nn))


@claim(Iff(Gt(c, d), Gt(-c, -d)))  # turned round
def I05():
    return calc(Gt(c, d)).iff(Gt(-c, -d), by.scale(-1))


@claim(Iff(Eq(c, d), Eq(c * e, d * e)))  # e = 0
def I06():
    return calc(Eq(c, d)).iff(Eq(c * e, d * e), by.scale(e))


@claim(Iff(Eq(c, d), Eq(exp(c), exp(2 * d))))
def I07():
    return calc(Eq(c, d)).iff(Eq(exp(c), exp(2 * d)))


@claim(Iff(Eq(c, d), Eq(log(c), log(d))))  # negative c = d: the right has no value
def I08():
    return calc(Eq(c, d)).iff(Eq(log(c), log(d)))


@claim(Iff(Eq(c, c), Eq(c / c, 1)))  # c = 0
def I09():
    return calc(Eq(c, c)).iff(Eq(c / c, 1))


@claim(Iff(Gt(c, 0), Gt(c**2 / c, 0)))  # TRUE (c = 0: both false)
def I10_true():
    return calc(Gt(c, 0)).iff(Gt(c**2 / c, 0))


@claim(Iff(Eq(c**2, 1), Eq(c, 1)))  # c = -1
def I11():
    return calc(Eq(c**2, 1)).iff(Eq(c, 1))


@claim(Iff(forall(i, Ge(x[i], 0)), Ge(Sum(x[i], i), 0)))  # <= fails
def I12():
    return both(calc(Sum(x[i], i)).ge(0, by.summed(by.hyp, i)), calc(x[i]).ge(0, by.hyp))


@claim(Implies(Ge(Sum(x[i], i), 0), forall(i, Ge(x[i], 0))))
def I13():
    return calc(x[i]).ge(0, by.hyp)


@claim(Implies(Ge(x[i], 0), forall(i, Ge(x[i], 0))))  # one index is not every index
def I14():
    return calc(x[i]).ge(0, by.hyp)


@claim(forall(i, Ge(x[i], 0)), given=[Ge(x[i], 0)])  # same, from given
def I15():
    return calc(x[i]).ge(0, by.hyp)


@claim(Ge(x.min, 0), given=[Ge(x[i], 0)])
def I16():
    return calc(x.min).ge(0, by.hyp)


@claim(Ge(Sum(x[i], i), 0), given=[Ge(x[i], 0)])
def I17():
    return calc(Sum(x[i], i)).ge(0, by.summed(by.hyp, i))


@claim(Eq(Sum(x[i], i), Sum(y[i], i)), given=[Eq(x[i], y[i])])
def I18():
    return calc(Sum(x[i], i)).eq(Sum(y[i], i), by.hyp)


@claim(Eq(x.max, y.max), given=[Eq(x[i], y[i])])
def I19():
    return calc(x.max).eq(y.max, by.monotone(by.hyp))


@claim(forall(i, Eq(x[i], x[j])))  # x not constant
def I20():
    return cases(Eq(i, j), calc(x[i]).eq(x[j], by.hyp), calc(x[i]).eq(x[j], by.hyp))


@claim(forall(j, Eq(x[i], x[j])), given=[Eq(i, j)])  # j in given is not the bound j
def I21():
    return calc(x[i]).eq(x[j], by.hyp)


@claim(Eq(c, 1), given=[])  # some: any index other than j in a claim about c
def I22():
    return some(Ne(i, j), calc(c).eq(1, by.hyp))


@claim(Ge(n, 2))  # n = 1
def I23():
    return some(Ne(i, j), calc(n).ge(2, by.hyp))


@claim(Gt(Sum(1, k, omit=j), 0))  # n = 1
def I24():
    return some(Ne(i, j), calc(Sum(1, k, omit=j)).gt(0, by.sign))


@claim(Gt(Sum(exp(x[k]), k, omit=j), 0))  # n = 1
def I25():
    return cases(
        Ne(i, j), calc(Sum(exp(x[k]), k, omit=j)).gt(0, by.sign), calc(Sum(exp(x[k]), k, omit=j)).gt(0, by.sign)
    )


@claim(Gt(Sum(exp(x[k]), k, omit=j), 0), given=[Ne(i, j)])  # TRUE
def I26_true():
    return calc(Sum(exp(x[k]), k, omit=j)).gt(0, by.sign)


@claim(Gt(Sum(exp(x[k]), k, omit=(j, t)), 0), given=[Ne(i, j), Ne(i, t)])  # TRUE
def I27_true():
    return calc(Sum(exp(x[k]), k, omit=(j, t))).gt(0, by.sign)


@claim(Gt(Sum(exp(x[k]), k, omit=(j, t)), 0), given=[Ne(t, j)])  # n = 2
def I28():
    return calc(Sum(exp(x[k]), k, omit=(j, t))).gt(0, by.sign)


@claim(Gt(Sum(exp(z[q]), q, omit=(p, r)), 0))  # m = 2
def I29():
    return calc(Sum(exp(z[q]), q, omit=(p, r))).gt(0, by.sign)


@claim(Eq(z[p], z[q]))  # two others
def I30():
    return some(Ne(r, p), calc(z[p]).eq(z[q], by.hyp))


@claim(Eq(delta(p, q), 1))
def I31():
    return some(Ne(p, q), calc(delta(p, q)).eq(1, by.hyp))


@claim(Eq(delta(p, q), 0))  # some(...) on an index of the claim
def I32():
    return some(Ne(p, q), calc(delta(p, q)).eq(0, by.hyp))


@claim(Eq(delta(p, q), 0), given=[Eq(z[p], 1)])
def I33():
    return some(Ne(p, q), calc(delta(p, q)).eq(0, by.hyp(2)))


@claim(forall(p, Eq(delta(p, q), 0)))  # p = q
def I34():
    return some(Ne(p, q), calc(delta(p, q)).eq(0, by.hyp))


@claim(Ge(c, 0))
def I35():
    return cases(Ge(c, 0), trivial, absurd(calc(c).lt(0, by.hyp)))


@claim(Ge(c, 0))
def I36():
    return cases(Ge(c, 0), trivial, trivial)


@claim(Eq(c, 0))  # cases on a term without a value
def I37():
    return cases(Gt(1 / c, 0), absurd(calc(1 / c).le(0)), absurd(calc(1 / c).gt(0)))


@claim(Gt(abs(c), 0))
def I38():
    return cases(Ge(c, 0), calc(abs(c)).gt(0, by.hyp), calc(abs(c)).gt(0, by.hyp))


@claim(Iff(Eq(i, j), Eq(x[i], x[j])))  # ties
def I39():
    return both(calc(x[i]).eq(x[j], by.hyp), absurd(calc(x[i]).eq(x[j], by.hyp)))


@claim(Iff(Ne(i, j), Ne(x[i], x[j])))  # ties
def I40():
    return both(calc(x[i]).ne(x[j], by.hyp), absurd(calc(x[i]).ne(x[j], by.hyp)))


@claim(Implies(Ne(x[i], x[j]), Ne(i, j)))  # TRUE
def I41_true():
    return cases(Eq(i, j), absurd(calc(x[i]).eq(x[j]).ne(x[i], by.hyp(1))), trivial)


@claim(Implies(Implies(Gt(c, 0), Gt(d, 0)), Implies(Gt(d, 0), Gt(c, 0))))  # converse
def I42():
    return calc(c).gt(0, by.hyp)


@claim(Implies(Implies(Gt(c, 0), Gt(d, 0)), Gt(d, 0)))  # premise not shown
def I43():
    return calc(d).gt(0, by.hyp)


@claim(Implies(Implies(Ne(i, k), Lt(x[i], x[k])), Lt(x[i], x[k])))  # i = k
def I44():
    return calc(x[i]).lt(x[k], by.hyp)


@claim(Lt(x[i], x[k]), given=[forall(i, Implies(Ne(i, k), Lt(x[i], x[k])))])  # i = k
def I45():
    return calc(x[i]).lt(x[k], by.hyp)


@claim(Iff(And(Ge(c, 0), Le(c, 0)), Eq(c, 1)))
def I46():
    return both(calc(c).eq(1, by.hyp), conj(calc(c).ge(0, by.hyp), calc(c).le(0, by.hyp)))


@claim(And(Ge(c**2, 0), Gt(c**2, 0)))
def I47():
    return conj(calc(c**2).ge(0, by.sign), calc(c**2).gt(0, by.sign))


@claim(Iff(Ge(c, 1), Ge(c**3, 1)))  # TRUE
def I48_true():
    return calc(Ge(c, 1)).iff(Ge(c**3, 1))


@claim(Iff(Ge(c, 1), Ge(c**4, 1)))  # c = -2
def I49():
    return calc(Ge(c, 1)).iff(Ge(c**4, 1))


@claim(Iff(Le(c, d), Le(c ** (n + 0), d ** (n + 0))))  # even n
def I50():
    return calc(Le(c, d)).iff(Le(c ** (n + 0), d ** (n + 0)))


@claim(Iff(Gt(tanh(c), 0), Gt(c, 1)))
def I51():
    return calc(Gt(tanh(c), 0)).iff(Gt(c, 1))


@claim(Iff(Ge(cosh(c), cosh(d)), Ge(c, d)))  # cosh is even
def I52():
    return calc(Ge(cosh(c), cosh(d))).iff(Ge(c, d))


@claim(Iff(Ge(sin(c), sin(d)), Ge(c, d)))
def I53():
    return calc(Ge(sin(c), sin(d))).iff(Ge(c, d))


@claim(Iff(Ge(sqrt(c), sqrt(d)), Ge(c, d)))  # negative: left has no value
def I54():
    return calc(Ge(sqrt(c), sqrt(d))).iff(Ge(c, d))


@claim(Iff(Ge(log(pos), 0), Ge(pos, 0)))
def I55():
    return calc(Ge(log(pos), 0)).iff(Ge(pos, 0))


@claim(Implies(Eq(c, d), Eq(D(c**2, c), D(d**2, c))))  # 2c and 0: equality at the point is not equality near it
def I56():
    return calc(D(c**2, c)).eq(D(d**2, c), by.hyp)


@claim(Eq(D(c, c), D(d, c)), given=[Eq(c, d)])
def I57():
    return calc(D(c, c)).eq(D(d, c), by.hyp)


@claim(Eq(D(abs(nn), nn), 1))  # nn = 0
def I58():
    return calc(D(abs(nn), nn)).eq(D(nn, nn)).eq(1)


@claim(Iff(forall(i, Ge(x[i], c)), Ge(x.max, c)))  # min, not max
def I59():
    return both(calc(x.max).ge(c, by.hyp), calc(x[i]).ge(c, by.hyp))


@claim(Iff(forall(i, Eq(x[i], 0)), Eq(Sum(x[i], i), 0)))
def I60():
    return both(calc(Sum(x[i], i)).eq(0, by.hyp), calc(x[i]).eq(0, by.hyp))

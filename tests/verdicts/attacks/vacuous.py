"""False claims under hypotheses that cannot hold: each must be 'undecided: vacuous', never proved."""

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
p, q, r = indices("p q r", m)
x = vector("x", n)
z = vector("z", m)
c, d = scalar("c"), scalar("d")
pos = scalar("pos", positive=True)
w = mask("w", n, total=m)
K = dimension("K", at_least=1)
w1 = mask("w1", n, total=K)
half = Rational(1, 2)


@claim(Eq(1, 2), given=[Eq(n, 0)])  # n is at least 1
def V01():
    return absurd(calc(n).eq(0, by.hyp))


@claim(Eq(1, 2), given=[Eq(m, 1)])  # m is at least 2
def V02():
    return absurd(calc(m).eq(1, by.hyp))


@claim(Eq(1, 2), given=[Eq(m, 1)], meets=witness(m=1))
def V03():
    return absurd(calc(m).eq(1, by.hyp))


@claim(Eq(z[p], z[q]), given=[Eq(m, 1)], meets=witness(m=1, z=[0], p=1, q=1))
def V04():
    return absurd(calc(m).eq(1, by.hyp))


@claim(Eq(1, 2), given=[Le(m, 1)], meets=witness(m=1))
def V05():
    return absurd(calc(m).le(1, by.hyp))


@claim(Eq(1, 2), given=[Eq(n, half)])
def V06():
    return absurd(calc(n).eq(half, by.hyp))


@claim(Eq(1, 2), given=[Lt(c, 0), Gt(c, 0)])
def V07():
    return absurd(calc(c).lt(0, by.hyp(1)).lt(c, by.hyp(2)))


@claim(Eq(1, 2), given=[Lt(pos, 0)], meets=witness(pos=-1))
def V08():
    return absurd(calc(pos).lt(0, by.hyp))


@claim(Eq(1, 2), given=[Lt(c, c)])
def V09():
    return absurd(calc(c).lt(c, by.hyp))


@claim(Eq(1, 2), given=[Ne(i, i)])
def V10():
    return absurd(calc(delta(i, i)).eq(0, by.hyp))


@claim(Eq(1, 2), given=[forall(i, j, Ne(i, j))])
def V11():
    return absurd(calc(delta(i, i)).eq(0, by.hyp))


@claim(Eq(1, 2), given=[Eq(n, 1), Gt(Sum(w[i], i), n)], meets=witness(n=1, m=2, w=[2]))  # not a mask
def V12():
    return absurd(calc(n).lt(Sum(w[i], i), by.hyp(2)).eq(n, by.hyp))


@claim(Eq(1, 2), given=[Eq(n, 1), Eq(Sum(w[i], i), m)], meets=witness(n=1, m=2, w=[2]))
def V13():
    return absurd(calc(w[i] ** 2).eq(w[i], by.hyp))


@claim(Eq(1, 2), given=[Eq(exp(c), 0)])
def V14():
    return absurd(calc(exp(c)).eq(0, by.hyp))


@claim(Eq(1, 2), given=[Le(exp(c), 0)], meets=witness(c=-1000000000))  # e^c underflows
def V15():
    return absurd(calc(exp(c)).le(0, by.hyp))


@claim(Eq(1, 2), given=[Eq(log(c), log(c) + 1)], meets=witness(c=-1))
def V16():
    return absurd(calc(log(c)).eq(log(c) + 1, by.hyp))


@claim(Eq(1, 2), given=[Implies(Eq(1, 1), Eq(1, 2))])
def V17():
    return absurd(calc(1).eq(2, by.hyp))


@claim(
    Eq(1, 2), given=[Implies(Eq(c / c, 1), Eq(1, 2))], meets=witness(c=0)
)  # met at c = 0 only; no contradiction: 1 = 2 does not follow
def V18():
    return absurd(calc(1).eq(2, by.hyp))


@claim(Eq(1, 2), given=[Iff(Eq(c, 0), Ne(c, 0))])
def V19():
    return cases(Eq(c, 0), absurd(calc(c).eq(0, by.hyp)), absurd(calc(c).ne(0, by.hyp)))


@claim(Eq(1, 2), given=[forall(k, Lt(x[k], x.min))])
def V20():
    return absurd(calc(x.max).lt(x.min, by.hyp).le(x.max, by.extremes))


@claim(Eq(1, 2), given=[Gt(Sum(x[k] ** 2, k), 0), forall(k, Eq(x[k], 0))])
def V21():
    return absurd(calc(Sum(x[k] ** 2, k)).eq(0, by.hyp(2)))


@claim(Eq(i, j), given=[Ne(i, j), Eq(n, 1)])
def V22():
    return absurd(calc(n).ge(2, by.hyp))


@claim(Eq(1, 2), given=[Ge(n, 2), Lt(n, 2)], meets=witness(n=2))
def V23():
    return absurd(calc(n).lt(2, by.hyp))


@claim(Eq(1, 2), given=[Eq(m + 0, 1)], meets=witness(m=1))
def V24():
    return absurd(calc(m).eq(1, by.hyp))


@claim(Eq(1, 2), given=[Lt(m, 2), Gt(m, 0)])
def V25():
    return absurd(calc(m).lt(2, by.hyp(1)))


@claim(Eq(1, 2), given=[Eq(sqrt(2) ** 2, 2 + Rational(1, 10**40))])  # equal up to 1e-40
def V26():
    return absurd(calc(sqrt(2) ** 2).eq(2 + Rational(1, 10**40), by.hyp))


@claim(Eq(1, 2), given=[Eq(exp(1), Rational(2718281828459045235360287471352662497757, 10**39))])  # e to 40 digits
def V27():
    return absurd(calc(exp(1)).eq(Rational(2718281828459045235360287471352662497757, 10**39), by.hyp))


@claim(Lt(c, d), given=[Lt(c, d), Gt(c, d)])
def V28():
    return trivial


@claim(Eq(K, 1), given=[Eq(n, 1)])  # n = 1 says nothing of K (no mask in it): false
def V29():
    return calc(K).eq(1, by.hyp)


@claim(Eq(Sum(w[i], i), 5), given=[Eq(n, 1)])  # m >= 2 ones in 1 position: vacuous
def V30():
    return absurd(calc(w[i]).le(1, by.hyp))

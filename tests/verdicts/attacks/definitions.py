"""False claims through definitions with parameters, unfolding under binders, instances and citations."""

from cited import c as lib_c
from cited import j as lib_j
from cited import mean_true, positive_true, strict_true, two_true
from cited import n as lib_n
from cited import x as lib_x

from derive import by
from derive.notation import *

n = dimension("n", at_least=1)
m = dimension("m", at_least=2)
i, j, k, t = indices("i j k t", n)
p, q, r = indices("p q r", m)
x, y = vector("x", n), vector("y", n)
z = vector("z", m)
A = matrix("A", n, n)
B = matrix("B", n, m)
c, d = scalar("c"), scalar("d")
pos = scalar("pos", positive=True)
nn = scalar("nn", nonnegative=True)
nz = scalar("nz", nonzero=True)

f = define("f", exp(x[i]) / Sum(exp(x[k]), k), at=i, of=x)
g = define("g", c * x[i] + Sum(x[k] ** 2, k), at=i, of=(x, c))
sq = define("sq", c**2, of=c)
inv = define("inv", 1 / c, of=c)
hid = define("hid", c * x[i])  # hidden i, c, x
row = define("row", Sum(A[i, k], k), at=i)
slope = define("slope", D(c**2 * d, c), of=(c, d))
own = define("own", x[i] * d, at=i)
la = define("la", log(x[i]), at=i, of=x)


@claim(Eq(f(x + c)[i], f(x)[i] * exp(c)))  # shift invariant
def F01():
    return calc(f(x + c)[i]).eq(f(x)[i] * exp(c), by.unfold(f))


@claim(Eq(f(2 * x)[i], f(x)[i] ** 2))
def F02():
    return calc(f(2 * x)[i]).eq(f(x)[i] ** 2, by.unfold(f))


@claim(Eq(Sum(f(x)[i], i), n))
def F03():
    return calc(Sum(f(x)[i], i)).eq(n, by.unfold(f))


@claim(Eq(g(x, d)[i] - g(x, c)[i], d - c))  # times x_i
def F04():
    return calc(g(x, d)[i] - g(x, c)[i]).eq(d - c, by.unfold(g))


@claim(Eq(sq(c + d), sq(c) + sq(d)))
def F05():
    return calc(sq(c + d)).eq(sq(c) + sq(d), by.unfold(sq))


@claim(Eq(sq(sq(c)), sq(c)))
def F06():
    return calc(sq(sq(c))).eq(sq(c), by.unfold(sq))


@claim(Eq(inv(inv(c)), c))  # c = 0
def F07():
    return calc(inv(inv(c))).eq(c, by.unfold(inv))


@claim(Eq(inv(x[i]) * x[i], 1))  # 0
def F08():
    return calc(inv(x[i]) * x[i]).eq(1, by.unfold(inv))


@claim(Eq(Sum(hid, i), n * hid))  # hidden i is bound by Sum
def F09():
    return calc(Sum(hid, i)).eq(n * hid, by.constant_sum)


@claim(Eq(Sum(hid, i), c * Sum(x[i], i)))  # TRUE
def F10_true():
    return calc(Sum(hid, i)).eq(c * Sum(x[i], i), by.unfold(hid))


@claim(Eq(D(hid, x[j]), c))  # delta
def F11():
    return calc(D(hid, x[j])).eq(c, by.unfold(hid), by.calculus)


@claim(Eq(D(hid, c), 0))  # x_i
def F12():
    return calc(D(hid, c)).eq(0, by.calculus)


@claim(Eq(row[i], row[j]))
def F13():
    return calc(row[i]).eq(row[j], by.unfold(row))


@claim(Eq(Sum(row[i], i), n * row[j]))
def F14():
    return calc(Sum(row[i], i)).eq(n * row[j], by.unfold(row))


@claim(Eq(Sum(row[k], k), Sum(A[k, k], k) * n))  # letters k inside and outside
def F15():
    return calc(Sum(row[k], k)).eq(Sum(A[k, k], k) * n, by.unfold(row))


@claim(Eq(Sum(row[k], k), Sum(A[i, k], k, i)))  # TRUE
def F16_true():
    return calc(Sum(row[k], k)).eq(Sum(A[i, k], k, i), by.unfold(row))


@claim(Eq(slope(c, d), 2 * c * d))  # TRUE
def F17_true():
    return calc(slope(c, d)).eq(2 * c * d, by.unfold(slope), by.calculus)


@claim(Eq(slope(d, c), 2 * c * d))  # TRUE but captures? slope(d, c) = D(d**2 c, d) = 2dc
def F18_true():
    return calc(slope(d, c)).eq(2 * c * d, by.unfold(slope), by.calculus)


@claim(Eq(slope(c, c), 3 * c**2))  # 2 c^2: the second argument does not move
def F19():
    return calc(slope(c, c)).eq(3 * c**2, by.unfold(slope), by.calculus)


@claim(Eq(slope(c, c), 3 * c**2))
def F20():
    return calc(slope(c, c)).eq(3 * c**2, by.inst(F17_true, {d: c}))


@claim(Eq(slope(c, c**2), 4 * c**3))
def F21():
    return calc(slope(c, c**2)).eq(4 * c**3, by.inst(F17_true, {d: c**2}))


@claim(Eq(D(sq(c), c), 2 * d), given=[Eq(c, d)])  # TRUE
def F22_true():
    return calc(D(sq(c), c)).eq(2 * c, by.unfold(sq), by.calculus).eq(2 * d, by.hyp)


@claim(Eq(D(sq(d), c), 2 * d), given=[Eq(c, d)])  # 0
def F23():
    return calc(D(sq(d), c)).eq(D(sq(c), c), by.hyp).eq(2 * d, by.unfold(sq), by.calculus)


@claim(Eq(la(x)[i] - la(x)[i], 0))  # no value
def F24():
    return calc(la(x)[i] - la(x)[i]).eq(0)


@claim(Eq(0 * inv(c), 0))  # c = 0
def F25():
    return calc(0 * inv(c)).eq(0)


@claim(Eq(inv(c) ** 0, 1))  # c = 0
def F26():
    return calc(inv(c) ** 0).eq(1)


@claim(Eq(Sum(delta(k, j) * la(x)[k], k), la(x)[j]), given=[Gt(x[j], 0)])  # others have no log
def F27():
    return calc(Sum(delta(k, j) * la(x)[k], k)).eq(la(x)[j], by.pick_term(k, j))


@claim(Eq(own[i], x[i] * c), given=[Eq(c, d)])  # TRUE
def F28_true():
    return calc(own[i]).eq(x[i] * c, by.unfold(own), by.hyp)


# instances


@claim(Ge(abs(nn), nn))
def N00_true():
    return calc(abs(nn)).ge(nn)


@claim(Eq(abs(nn), nn))
def N01_true():
    return calc(abs(nn)).eq(nn)


@claim(Eq(abs(c), c))
def N02():
    return calc(abs(c)).eq(c, by.inst(N01_true, {nn: c}))


@claim(Eq(abs(-nn), -nn))
def N03():
    return calc(abs(-nn)).eq(-nn, by.inst(N01_true, {nn: -nn}))


@claim(Eq(abs(x[i]), x[i]))
def N04():
    return calc(abs(x[i])).eq(x[i], N01_true)


@claim(Eq(abs(log(c)), log(c)), given=[Ge(c, 1)])  # TRUE
def N05_true():
    return calc(abs(log(c))).eq(log(c), by.inst(N01_true, {nn: log(c)}))


@claim(Eq(abs(log(c)), log(c)), given=[Ge(c, Rational(1, 2))])
def N06():
    return calc(abs(log(c))).eq(log(c), by.inst(N01_true, {nn: log(c)}))


@claim(Eq(nz / nz, 1))
def N07_true():
    return calc(nz / nz).eq(1)


@claim(Eq((c - d) / (c - d), 1))
def N08():
    return calc((c - d) / (c - d)).eq(1, by.inst(N07_true, {nz: c - d}))


@claim(Eq((c**2 + 1) / (c**2 + 1), 1))  # TRUE
def N09_true():
    return calc((c**2 + 1) / (c**2 + 1)).eq(1, by.inst(N07_true, {nz: c**2 + 1}))


@claim(Eq(n / n - (n - 1) / (n - 1), 0))  # n = 1
def N10():
    return calc(n / n - (n - 1) / (n - 1)).eq(0, by.inst(N07_true, {nz: n - 1}))


@claim(Ge(n, 2))
def N11():
    return calc(n).ge(2, by.inst(two_true, {lib_n: n}))


@claim(Ge(n, 2))
def N12():
    return calc(n).ge(2, by.inst(two_true, {lib_n: 1}))


@claim(Gt(Sum(exp(x[k]), k), exp(x[j])))
def N13():
    return calc(Sum(exp(x[k]), k)).gt(exp(x[j]), by.inst(strict_true, {lib_n: n, lib_x: x, lib_j: j}))


@claim(Gt(Sum(exp(z[q]), q), exp(z[p])))  # TRUE: m >= 2
def N14_true():
    return calc(Sum(exp(z[q]), q)).gt(exp(z[p]), by.inst(strict_true, {lib_x: z, lib_j: p}))


@claim(Gt(d, 0))
def N15():
    return calc(d).gt(0, by.inst(positive_true, {lib_c: d}))


@claim(Ge(Sum(x[k], k), n * x.min))  # TRUE for n = 1 too, but the lemma has n >= 2
def N16_true():
    return calc(Sum(x[k], k)).ge(n * x.min, mean_true)


@claim(Ge(Sum(log(x[k]), k), n * Min(log(x[k]), k)), given=[Ge(n, 2)])  # no value
def N17():
    return calc(Sum(log(x[k]), k)).ge(n * Min(log(x[k]), k), by.inst(mean_true, {lib_x: la(x)}))


# index collisions


@claim(Ge(x[i] ** 2 + x[j] ** 2, 2 * x[i] * x[j]))
def K01_true():
    return calc(x[i] ** 2 + x[j] ** 2).eq((x[i] - x[j]) ** 2 + 2 * x[i] * x[j]).ge(2 * x[i] * x[j], by.sign)


@claim(Ge(x[i] ** 2 + x[j] ** 2, 2 * x[i] ** 2))
def K02():
    return calc(x[i] ** 2 + x[j] ** 2).ge(2 * x[i] ** 2, by.inst(K01_true, {j: i}))


@claim(Ge(Sum(x[i] ** 2, i) + n * x[j] ** 2, 2 * x[j] * Sum(x[i], i)))  # TRUE
def K03_true():
    return (
        calc(Sum(x[i] ** 2, i) + n * x[j] ** 2)
        .eq(Sum(x[i] ** 2 + x[j] ** 2, i))
        .ge(Sum(2 * x[i] * x[j], i), by.monotone(K01_true))
        .eq(2 * x[j] * Sum(x[i], i))
    )


@claim(Ge(Sum(x[i] ** 2, i) + n * x[i] ** 2, 2 * Sum(x[i] ** 2, i)))  # free i outside, bound i inside
def K04():
    return calc(Sum(x[i] ** 2, i) + n * x[i] ** 2).ge(2 * Sum(x[i] ** 2, i), by.summed(K01_true, i))


@claim(
    Eq(x[i], x[j]), given=[forall(k, Eq(x[i], x[k] + delta(i, k)))]
)  # contradictory at k = i; for j: x_i = x_j + delta
def K05():
    return calc(x[i]).eq(x[j], by.hyp)


@claim(Eq(A[i, j], A[j, i]))
def K06():
    return calc(A[i, j]).eq(A[j, i])


@claim(Eq(Sum(A[i, j], i), Sum(A[j, i], i)))  # transposed
def K07():
    return calc(Sum(A[i, j], i)).eq(Sum(A[j, i], i))


@claim(Eq(Sum(A[i, j], i, j), Sum(A[j, i], i, j)))  # TRUE
def K08_true():
    return calc(Sum(A[i, j], i, j)).eq(Sum(A[j, i], i, j))


@claim(Eq(Sum(A[i, j], j, omit=i), Sum(A[j, i], j, omit=i)))
def K09():
    return calc(Sum(A[i, j], j, omit=i)).eq(Sum(A[j, i], j, omit=i))


@claim(Eq(Sum(Sum(x[j], j, omit=i), i), Sum(x[j], j)))  # times n - 1
def K10():
    return calc(Sum(Sum(x[j], j, omit=i), i)).eq(Sum(x[j], j))


@claim(Eq(Sum(Sum(A[i, j], j, omit=i), i), Sum(Sum(A[i, j], i, omit=j), j)))  # TRUE
def K11_true():
    return calc(Sum(Sum(A[i, j], j, omit=i), i)).eq(Sum(Sum(A[i, j], i, omit=j), j))


@claim(Eq(D(Sum(x[i] * y[i], i), x[i]), x[i]))  # y_i
def K12():
    return calc(D(Sum(x[i] * y[i], i), x[i])).eq(x[i], by.calculus)


@claim(Eq(Sum(D(x[i] ** 2, x[i]), i), 2 * x[i] * n))
def K13():
    return calc(Sum(D(x[i] ** 2, x[i]), i)).eq(2 * x[i] * n, by.calculus)


@claim(Eq(D(x[i] * x[j], x[i]), x[j]))  # i = j: 2 x_i
def K14():
    return calc(D(x[i] * x[j], x[i])).eq(x[j], by.calculus)


@claim(Eq(D(D(x[i] * x[j], x[i]), x[j]), 1))  # i = j: 2
def K15():
    return calc(D(D(x[i] * x[j], x[i]), x[j])).eq(1, by.calculus)

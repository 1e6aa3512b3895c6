"""Hypotheses on a multiple, on a definition and on a maximum, seen through every unfolding."""

from derive import by
from derive.notation import *

n = dimension("n")
i, j, k = indices("i j k", n)
x, u = vector("x", n), vector("u", n)
a, b, c = scalar("a"), scalar("b"), scalar("c")
p = scalar("p", positive=True)
m = define("m", Sum(x[k], k) / n)
V = define("V", Sum(x[k] ** 2, k))
g = define("g", exp(a) - V)
q = define("q", 1 / (1 + g))
s = define("s", sqrt(V))
M = define("M", x.max)


@claim(Eq(exp(log(Sum(x[k], k))), Sum(x[k], k)), given=[Gt(Sum(x[k], k) / n, 0)])
def sign_of_scaled():
    return calc(exp(log(Sum(x[k], k)))).eq(Sum(x[k], k), by.exp_log)


@claim(Eq(exp(log(Sum(x[k], k))), Sum(x[k], k)), given=[Gt(m, 0)])
def sign_of_scaled_def():
    return calc(exp(log(Sum(x[k], k)))).eq(Sum(x[k], k), by.exp_log)


@claim(Eq(exp(log(a)), a), given=[Gt(3 * a * p, 0)])
def sign_of_multiple():
    return calc(exp(log(a))).eq(a, by.exp_log)


@claim(Eq(abs(x[i] - m), abs(x[i])), given=[Eq(m, 0)])
def q1():
    return calc(abs(x[i] - m)).eq(abs(x[i]), by.hyp)


@claim(Eq(abs(x[i] - m), abs(x[i])), given=[Eq(Sum(x[k], k), 0)])
def q2():
    return calc(abs(x[i] - m)).eq(abs(x[i]), by.unfold(m), by.hyp)


@claim(Eq(abs(x[i] - Sum(x[k], k) / n), abs(x[i])), given=[Eq(m, 0)])
def q4():
    return calc(abs(x[i] - Sum(x[k], k) / n)).eq(abs(x[i]), by.hyp)


@claim(Eq(exp(a), exp(b - c)), given=[Eq(2 * a + 2 * c, 2 * b)])
def q5():
    return calc(exp(a)).eq(exp(b - c), by.hyp)


@claim(Eq(sin(a), sin(b / p)), given=[Eq(a * p, b)])
def q6():
    return calc(sin(a)).eq(sin(b / p), by.hyp)


@claim(Eq(sin(a), sin(b / c)), given=[Eq(a * c, b), Ne(c, 0)])
def q7():
    return calc(sin(a)).eq(sin(b / c), by.hyp)


@claim(Eq(sin(x[i]), sin(u[i] / 2)), given=[forall(k, Eq(2 * x[k], u[k]))])
def q8():
    return calc(sin(x[i])).eq(sin(u[i] / 2), by.hyp)


@claim(Eq(Sum(sin(x[i]), i), Sum(sin(u[i] / 2), i)), given=[forall(k, Eq(2 * x[k], u[k]))])
def q9():
    return calc(Sum(sin(x[i]), i)).eq(Sum(sin(u[i] / 2), i), by.hyp)


@claim(Eq(sin(V), sin(1)), given=[Eq(V, 1)])
def d1():
    return calc(sin(V)).eq(sin(1), by.hyp)


@claim(Eq(sin(Sum(x[k] ** 2, k)), sin(1)), given=[Eq(V, 1)])
def d2():
    return calc(sin(Sum(x[k] ** 2, k))).eq(sin(1), by.hyp)


@claim(Eq(sin(V), sin(1)), given=[Eq(Sum(x[k] ** 2, k), 1)])
def d4():
    return calc(sin(V)).eq(sin(1), by.unfold(V), by.hyp)


@claim(Eq(sin(V), sin(1)), given=[Eq(Sum(x[k] ** 2, k), 1)])
def d5():
    return calc(sin(V)).eq(sin(1), by.hyp)


@claim(Eq(sin(2 * s), sin(2)), given=[Eq(V, 1)])
def d6():
    return calc(sin(2 * s)).eq(sin(2), by.unfold(s), by.hyp)


@claim(Le(Sum(x[k] ** 2, k), a), given=[Le(V, a)])
def l1():
    return calc(Sum(x[k] ** 2, k)).le(a, by.hyp)


@claim(Le(V, a), given=[Le(Sum(x[k] ** 2, k), a)])
def l2():
    return calc(V).le(a, by.hyp)


@claim(Le(V + 1, 2 * a + 1), given=[Le(Sum(x[k] ** 2, k), a), Gt(a, 0)])
def l3():
    return calc(V + 1).le(2 * a + 1, by.hyp)


@claim(Eq(q * (1 + exp(a) - V), 1), given=[Ne(1 + g, 0)])
def i1():
    return calc(q * (1 + exp(a) - V)).eq(1, by.unfold(q), by.unfold(g))


@claim(Eq(q * (1 + exp(a) - Sum(x[k] ** 2, k)), 1), given=[Ne(1 + g, 0)])
def i2():
    return calc(q * (1 + exp(a) - Sum(x[k] ** 2, k))).eq(1, by.unfold(q), by.unfold(g), by.unfold(V))


@claim(Eq(q * (1 + exp(a) - Sum(x[k] ** 2, k)), 1), given=[Ne(1 + exp(a) - Sum(x[k] ** 2, k), 0)])
def i3():
    return calc(q * (1 + exp(a) - Sum(x[k] ** 2, k))).eq(1, by.unfold(q), by.unfold(g), by.unfold(V))


@claim(Eq(D(q, a), -exp(a) * q**2), given=[Ne(1 + g, 0)])
def i4():
    return calc(D(q, a)).eq(-exp(a) * q**2, by.unfold(q), by.unfold(g), by.calculus)


@claim(Eq(D(q, x[j]), 2 * x[j] * q**2), given=[Ne(1 + g, 0)])
def i5():
    return calc(D(q, x[j])).eq(2 * x[j] * q**2, by.unfold(q), by.unfold(g), by.unfold(V), by.calculus)


@claim(Eq(exp(log(x.max)), x.max), given=[Gt(M, 0)])
def m1():
    return calc(exp(log(x.max))).eq(x.max, by.exp_log)


@claim(Eq(exp(log(M)), M), given=[Gt(x.max, 0)])
def m2():
    return calc(exp(log(M))).eq(M, by.exp_log)


@claim(Eq(exp(log(Max(x[j], j))), x.max), given=[Gt(x.max, 0)])
def m3():
    return calc(exp(log(Max(x[j], j)))).eq(x.max, by.exp_log)


@claim(Le(x[i], 3), given=[Le(M, 3)])
def m5():
    return calc(x[i]).le(x.max, by.extremes).le(3, by.hyp)


@claim(Le(x[i], 3), given=[Le(M, 3)])
def m6():
    return calc(x[i]).le(3, by.extremes, by.hyp)


@claim(Le(x[i], 3), given=[Le(x.max, 3)])
def m7():
    return calc(x[i]).le(3, by.extremes, by.hyp)


@claim(Eq(log(V / Sum(x[k] ** 2, k)), 0), given=[Gt(V, 0)])
def dd():
    return calc(log(V / Sum(x[k] ** 2, k))).eq(0, by.unfold(V))


@claim(Eq(q * (1 + g), 1), given=[Ne(1 + exp(a) - V, 0)])
def i6():
    return calc(q * (1 + g)).eq(1, by.unfold(q))


@claim(Eq(q * (1 + g), 1), given=[Ne(V, 1 + exp(a))])
def i7():
    return calc(q * (1 + g)).eq(1, by.unfold(q))


@claim(Gt(1 / g, 0), given=[Lt(V, exp(a))])
def i8():
    return calc(1 / g).gt(0, by.sign)


@claim(Gt(1 / g, 0), given=[Lt(Sum(x[k] ** 2, k), exp(a))])
def i9():
    return calc(1 / g).gt(0, by.sign)


@claim(Eq(abs(x[i] - Sum(x[k], k) / n), abs(x[i])), given=[Eq(Sum(x[k], k) / n, 0)])
def a_quotient_that_is_zero():
    return calc(abs(x[i] - Sum(x[k], k) / n)).eq(abs(x[i]), by.hyp)


@claim(Le(Sum(x[k], k) / n**2, (Sum(u[k], k) / n) / n), given=[Le(Sum(x[k], k) / n, Sum(u[k], k) / n)])
def an_end_written_otherwise():
    return calc(Sum(x[k], k) / n**2).le(Sum(u[k], k) / n**2, by.monotone(by.hyp))


@claim(Le((a + a) / 2, b + c), given=[Le(a, c + b)])
def both_ends_written_otherwise():
    return calc(a).le(c + b, by.hyp)


@claim(Iff(Le(2 * a, b + b), Ge(c + b, a + c)))
def ends_of_statements_written_otherwise():
    return calc(Le(a, b)).iff(Le(a + c, b + c))


@claim(Ne(1 / b - c, 0), given=[Ne(1 / b, c), Ne(b, 0)])
def a_domain_stated_after():
    return calc(1 / b - c).ne(0, by.hyp)


@claim(Gt(log(1 / b), c), given=[Gt(log(1 / b), c), Gt(1 / b, 0), Ne(b, 0)])
def domains_stated_in_reverse():
    return calc(log(1 / b)).gt(c, by.hyp)


h = define("h", delta(i, j) + x[j] - x[j], at=(i, j))
w = define("w", Sum(x[k] * u[k], k))


@claim(Eq(D(w, x[j]), Sum(u[i] * h[i, j], i)))
def folded_slope():
    return calc(D(w, x[j])).eq(Sum(u[i] * h[i, j], i), by.unfold(w), by.unfold(h), by.calculus)


@claim(Eq(D(w, x[j]) ** 2, Sum(u[i] * delta(i, j), i) ** 2))
def what_a_lemma_brings_is_unfolded():
    return calc(D(w, x[j]) ** 2).eq(Sum(u[i] * delta(i, j), i) ** 2, folded_slope, by.unfold(h))


@claim(Eq(1 / (1 + a / (b - c)), (b - c) / (a + b - c)), given=[Ne(1 + a / (b - c), 0), Ne(b, c)])
def multiplied_by_a_denominator():
    return calc(1 / (1 + a / (b - c))).eq((b - c) / (a + b - c))


@claim(Ne(a + b - c, 0), given=[Ne(b, c), Ne(a / (b - c), -1)])
def numerator_of_a_sum_over_a_sum():
    return calc(a + b - c).ne(0)


@claim(Gt(a + V + 1, 0), given=[Gt(1 + a / (V + 1), 0)])
def numerator_over_a_positive_sum():
    return calc(a + V + 1).gt(0)


G = define("G", a / (b - c))


@claim(Eq(1 / (1 + G), (b - c) / (a + b - c)), given=[Ne(1 + G, 0), Ne(b, c)])
def multiplied_by_a_denominator_in_a_definition():
    return calc(1 / (1 + G)).eq((b - c) / (a + b - c), by.unfold(G))


@claim(Eq(b / b, 1), given=[Gt(abs(b), 1)])
def far_from_zero():
    return calc(b / b).eq(1)


@claim(Eq((b - c) / (b - c), 1), given=[Ge(abs(b - c), p)])
def far_from_another():
    return calc((b - c) / (b - c)).eq(1)


@claim(Eq(b / b, 1), given=[Eq(b**2, 4)])
def a_square_that_is_known():
    return calc(b / b).eq(1)


@claim(Gt(c, 0), given=[Gt(p * c, exp(a))])
def sign_from_a_product_beyond_a_bound():
    return calc(c).gt(0)


@claim(Eq(x[i] * c / x[i], c), given=[forall(k, Lt(x[k] ** 3, -1))])
def each_beyond_a_bound():
    return calc(x[i] * c / x[i]).eq(c)

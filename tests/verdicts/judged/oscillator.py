"""Bounds carried through quotients, logarithms of powers, and the energy of an oscillator."""

from derive import by
from derive.notation import *

h, r, M = scalar("h", positive=True), scalar("r", positive=True), scalar("M", positive=True)
t, A, w = scalar("t"), scalar("A"), scalar("w", positive=True)
n = dimension("n")
k = index("k", n)


@claim(Gt(exp(h) - 1, 0))
def pos():
    return calc(exp(h) - 1).gt(1 + h - 1, by.exp_bound(h)).eq(h).gt(0)


@claim(Le(exp(-h), h / (exp(h) - 1)))
def above():
    return (
        calc(exp(-h))
        .eq(exp(-h) * h / (1 - (1 - h)))
        .le(exp(-h) * h / (1 - exp(-h)), by.monotone(by.exp_bound(-h)), by.inst(pos, {h: h}))
        .eq(h / (exp(h) - 1), pos)
    )


@claim(Le(exp(-h), h / (exp(h) - 1)))
def again():
    return calc(exp(-h)).le(h / (exp(h) - 1), above)


@claim(Eq(log(M ** (1 / r)), log(M) / r))
def logpow():
    return calc(log(M ** (1 / r))).eq(log(M) / r, by.log_product)


@claim(
    Eq(w**2 * (A * cos(w * t)) ** 2 + (D(A * cos(w * t), t)) ** 2, w**2 * A**2),
    given=[Eq(sin(w * t) ** 2 + cos(w * t) ** 2, 1)],
    meets=witness(w=1, t=0, A=1),
)
def energy():
    return (
        calc(w**2 * (A * cos(w * t)) ** 2 + (D(A * cos(w * t), t)) ** 2)
        .eq(w**2 * A**2 * (sin(w * t) ** 2 + cos(w * t) ** 2), by.calculus)
        .eq(w**2 * A**2, by.hyp)
    )


uni = define("e", 1 / n, at=k)


@claim(Eq(Sum(uni[k], k), 1))
def unif():
    return calc(Sum(uni[k], k)).eq(1, by.unfold(uni))

"""Slopes of a root of a definition, from hypotheses that say it folded or unfolded."""

from derive import by
from derive.notation import *

n = dimension("n")
j, k = indices("j k", n)
x = vector("x", n)
V = define("V", Sum(x[k] ** 2, k))


@claim(Eq(D(sqrt(V), x[j]), x[j] / sqrt(V)), given=[Gt(V, 0)])
def folded():
    return calc(D(sqrt(V), x[j])).eq(x[j] / sqrt(V), by.unfold(V), by.calculus)


@claim(Eq(D(sqrt(V), x[j]), x[j] / sqrt(V)), given=[Gt(V, 0)])
def folded_hyp():
    return calc(D(sqrt(V), x[j])).eq(x[j] / sqrt(V), by.unfold(V), by.calculus, by.hyp)


@claim(Eq(D(sqrt(V), x[j]), x[j] / sqrt(V)), given=[Gt(Sum(x[k] ** 2, k), 0)])
def unfolded():
    return calc(D(sqrt(V), x[j])).eq(x[j] / sqrt(V), by.unfold(V), by.calculus)


@claim(Eq(D(sqrt(V), x[j]), x[j] / sqrt(V)), given=[Gt(V, 0)])
def two_steps():
    return (
        calc(D(sqrt(V), x[j]))
        .eq(D(V, x[j]) / (2 * sqrt(V)), by.power_rule)
        .eq(x[j] / sqrt(V), by.unfold(V), by.calculus)
    )


@claim(Gt(Sum(x[k] ** 2, k), 0), given=[Gt(V, 0)])
def bridge():
    return calc(Sum(x[k] ** 2, k)).eq(V, by.fold(V)).gt(0, by.hyp)


@claim(Eq(D(sqrt(V), x[j]), x[j] / sqrt(V)), given=[Gt(V, 0)])
def with_bridge():
    return calc(D(sqrt(V), x[j])).eq(x[j] / sqrt(V), by.unfold(V), by.calculus, bridge)

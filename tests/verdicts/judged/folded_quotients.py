"""Quotients by a definition, from hypotheses that say it folded or unfolded."""

from derive import by
from derive.notation import *

n = dimension("n")
j, k = indices("j k", n)
x = vector("x", n)
U = define("U", Sum(x[k], k))


@claim(Eq(U / Sum(x[k], k), 1), given=[Ne(U, 0)])
def folded_hypothesis():
    return calc(U / Sum(x[k], k)).eq(1, by.unfold(U))


@claim(Eq(U / Sum(x[k], k), 1), given=[Ne(Sum(x[k], k), 0)])
def unfolded_hypothesis():
    return calc(U / Sum(x[k], k)).eq(1, by.unfold(U))


@claim(Eq(D(1 / U, x[j]), -1 / U**2), given=[Ne(U, 0)])
def slope_folded():
    return calc(D(1 / U, x[j])).eq(-1 / U**2, by.unfold(U), by.calculus)


@claim(Eq(D(1 / U, x[j]), -1 / U**2), given=[Ne(U, 0)])
def slope_folded_hyp():
    return calc(D(1 / U, x[j])).eq(-1 / U**2, by.unfold(U), by.calculus, by.hyp)


@claim(Eq(D(1 / U, x[j]), -1 / U**2), given=[Ne(Sum(x[k], k), 0)])
def slope_unfolded():
    return calc(D(1 / U, x[j])).eq(-1 / U**2, by.unfold(U), by.calculus)


@claim(Eq(D(U, x[j]), 1))
def slope_of_U():
    return calc(D(U, x[j])).eq(1, by.unfold(U), by.calculus)


@claim(Eq(D(1 / U, x[j]), -1 / U**2), given=[Ne(U, 0)])
def slope_by_parts():
    return calc(D(1 / U, x[j])).eq(-D(U, x[j]) / U**2, by.calculus).eq(-1 / U**2, slope_of_U)

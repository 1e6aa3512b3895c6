"""Fractions that cancel inside a function."""

from derive.notation import *

c = scalar("c")
a = scalar("a", positive=True)
b = scalar("b", positive=True)


@claim(Eq(1 - 1 / (1 + exp(-c)), 1 / (1 + exp(c))))
def inner():
    return calc(1 - 1 / (1 + exp(-c))).eq(1 / (1 + exp(c)))


@claim(Eq(log(1 - 1 / (1 + exp(-c))), log(1 / (1 + exp(c)))))
def under_log():
    return calc(log(1 - 1 / (1 + exp(-c)))).eq(log(1 / (1 + exp(c))))


@claim(Eq(log(1 - 1 / (1 + exp(-c))), log(1 / (1 + exp(c)))))
def under_log_cited():
    return calc(log(1 - 1 / (1 + exp(-c)))).eq(log(1 / (1 + exp(c))), inner)


@claim(Eq(log(1 - exp(c) / (1 + exp(c))), -log(1 + exp(c))))
def other_spelling():
    return calc(log(1 - exp(c) / (1 + exp(c)))).eq(-log(1 + exp(c)))


@claim(Eq(log(1 - 1 / (1 + a)), log(a) - log(1 + a)))
def with_scalars():
    return calc(log(1 - 1 / (1 + a))).eq(log(a) - log(1 + a))


@claim(Eq(log(1 - a / (1 + a)), -log(1 + a)))
def with_scalars_2():
    return calc(log(1 - a / (1 + a))).eq(-log(1 + a))


@claim(Eq(log(1 - a / (b + a)), log(b) - log(b + a)))
def with_scalars_3():
    return calc(log(1 - a / (b + a))).eq(log(b) - log(b + a))


@claim(Eq(abs(1 - a / (1 + a)), 1 / (1 + a)))
def under_abs():
    return calc(abs(1 - a / (1 + a))).eq(1 / (1 + a))


@claim(Eq(sqrt(1 - a / (1 + a)), 1 / sqrt(1 + a)))
def under_sqrt():
    return calc(sqrt(1 - a / (1 + a))).eq(1 / sqrt(1 + a))


@claim(Eq(exp(1 - a / (1 + a)), exp(1 / (1 + a))))
def under_exp():
    return calc(exp(1 - a / (1 + a))).eq(exp(1 / (1 + a)))

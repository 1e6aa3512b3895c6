"""Bounds of h/(e^h - 1), and its limit at 0."""

from derive import by
from derive.notation import *

h, z = scalar("h", positive=True), scalar("z", positive=True)


@claim(Gt(exp(z) - 1, 0))
def pos():
    return calc(exp(z) - 1).gt(1 + z - 1, by.exp_bound(z)).gt(0)


@claim(Ge(h / (exp(h) - 1), exp(-h)))
def above():
    return (
        calc(h / (exp(h) - 1))
        .eq(exp(-h) * h / (1 - exp(-h)), by.inst(pos, {z: h}))
        .ge(exp(-h) * h / (1 - (1 - h)), by.monotone(by.exp_bound(-h)), by.inst(pos, {z: h}))
        .eq(exp(-h))
    )


@claim(Le(exp(-h), h / (exp(h) - 1)))
def again():
    return calc(exp(-h)).le(h / (exp(h) - 1), above)


@claim(Ge(h / (exp(h) - 1), exp(-h)))
def again2():
    return calc(h / (exp(h) - 1)).ge(exp(-h), above)


@claim(Ge(z / (exp(z) - 1), exp(-z)))
def inst():
    return calc(z / (exp(z) - 1)).ge(exp(-z), above)


@claim(Tends(exp(-h), h, 0, 1))
def lim():
    return squeeze(calc(exp(-h)).le(exp(-h)), calc(exp(-h)).le(1, by.monotone(by.sign)))


@claim(Le(h / (exp(h) - 1), 1))
def below():
    return calc(h / (exp(h) - 1)).le(h / (1 + h - 1), by.monotone(by.exp_bound(h)), by.inst(pos, {z: h})).eq(1)


@claim(Tends(h / (exp(h) - 1), h, 0, 1))
def ratio():
    return squeeze(calc(exp(-h)).le(h / (exp(h) - 1), above), calc(h / (exp(h) - 1)).le(1, below))

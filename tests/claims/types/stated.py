"""Every way to state and prove, as a type checker should see it: nothing here is wrong."""

from typing import assert_type

from derive import by
from derive.claims.claim import Claim
from derive.claims.figure import Drawing
from derive.notation import *

n = dimension("n", at_least=2)
i, j, k, t = indices("i j k t", n)
x, y = vector("x", n), vector("y", n)
c, b = scalar("c", nonnegative=True), scalar("b")
rate = scalar("rate", positive=True)
top = define("top", x.max, of=x)


@claim(Le(x[i], x.max), source="F1", timeout=10)
def below_max():
    """An unannotated body, as most authors write it."""
    return calc(x[i]).le(x.max, by.extremes)


@claim(Le(y[i], y.max), Ge(y[i], y.min), given=[Ge(c, 0)], meets=witness(n=2, i=1, y=[0, log(2)], c=1))
def of_another_vector():
    return conj(by.inst(below_max, {i: i, x: y}), calc(y[i]).ge(y.min, by.extremes))


@claim(Le(x[i], x.max))
def the_same_again():
    return below_max


@claim(Ge(c, 0), given=(Ge(c, 0),))
def assumed():
    return by.hyp(1)


@claim(Eq(top(x), x.max))
def by_definition():
    return calc(top(x)).eq(x.max, by.unfold(top))


@claim(Iff(Ge(x[i], x[j]), Ge(2 * x[i], 2 * x[j])))
def doubled():
    return calc(Ge(x[i], x[j])).iff(Ge(2 * x[i], 2 * x[j]), by.scale(Rational(1, 2)))


@claim(Eq(delta(i, j), delta(j, i)))
def delta_is_symmetric():
    return cases(Eq(i, j), calc(delta(i, j)).eq(delta(j, i)), calc(delta(i, j)).eq(delta(j, i)))


@claim(Le(Sum(x[k], k, omit=t), (n - 1) * x.max))
def summed():
    within = by.summed(by.inst(below_max, {i: k}), k, omit=t)
    return calc(Sum(x[k], k, omit=t)).le((n - 1) * x.max, within)


@claim(Tends(exp(-rate), rate, oo, 0))
def dies_out():
    return limit(calc(exp(-rate)))


@erratum(Eq(x[i], x.max), corrected=below_max, source="F2")
def published(): ...


@note(says="x is large", corrected=below_max)
def vague(): ...


@axiom(Ge(b**2, 0))
def postulated(): ...


@experiment(says="a fair coin", expect=(0.4, 0.6))
def coins(rng):
    return rng.random(100) < 0.5


@experiment(says="a fair coin", expect=[0.4, 0.6])
def more_coins(rng):
    return rng.random(100) < 0.5


@figure(of=below_max, across=c, up=x.max - c)
def drawing(draw: Drawing) -> None:
    """A caption."""
    draw.line("x", c=[0, 1], x=[[0, 1], [1, 2]], n=2)
    draw.dots("y", c=[0, 1], x=[[0, 1], [1, 2]], n=2, up=c)


assert_type(below_max, Claim)

if __name__ == "__main__":
    report(__file__)

# lost: positive: was a claim, is an experiment
# lost: positive: was proved, is tested
from derive import by
from derive.notation import *

c = scalar("c")


@claim(Ge(c**2, 0))
def square():
    return calc(c**2).ge(0, by.sign)


@experiment(says="exp(c) > 0")
def positive(rng):
    return rng.exponential(size=1000) > 0

from derive.notation import *


def thrown(rng, times):
    return rng.random(times) < 0.5


@experiment(says="a coin  is fair", expect=[0.45, 0.55])
def coins(rng):
    return thrown(rng, 2000)

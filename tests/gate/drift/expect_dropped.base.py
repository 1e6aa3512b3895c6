from derive.notation import *


@experiment(says="a coin is fair", expect=(0.45, 0.55))
def coins(rng):
    return rng.random(2000) < 0.5

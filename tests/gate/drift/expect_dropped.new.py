# weaker: coins: expect= was (0.45, 0.55), is None: wider
from derive.notation import *


@experiment(says="a coin is fair", expect=None)
def coins(rng):
    return rng.random(2000) < 0.5

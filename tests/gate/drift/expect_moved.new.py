# weaker: coins: expect= was (0.45, 0.55), is (0.47, 0.6): moved
# back, weaker: coins: expect= was (0.47, 0.6), is (0.45, 0.55): moved
from derive.notation import *


@experiment(says="a coin is fair", expect=(0.47, 0.6))
def coins(rng):
    return rng.random(2000) < 0.5

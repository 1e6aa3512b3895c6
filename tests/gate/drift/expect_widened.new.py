# weaker: coins: expect= was (0.45, 0.55), is (-100, 100): wider
# back, stronger: coins: expect= was (-100, 100), is (0.45, 0.55): narrower
from derive.notation import *


@experiment(says="a coin is fair", expect=(-100, 100))
def coins(rng):
    return rng.random(2000) < 0.5

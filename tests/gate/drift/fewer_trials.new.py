# weaker: coins: was 2000 trials, is 100
from derive.notation import *


@experiment(says="a coin is fair", expect=(0.4, 0.6))
def coins(rng):
    return rng.random(100) < 0.5

# weaker: coins: said a coin is fair, says a coin lands
from derive.notation import *


@experiment(says="a coin lands", expect=(0.4, 0.6))
def coins(rng):
    return rng.random(2000) < 0.5

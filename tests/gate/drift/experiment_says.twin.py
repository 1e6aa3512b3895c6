from derive.notation import *


@experiment(says="a coin is fair", expect=(0.4, 0.6))
def coins(generator):
    return generator.random(2000) < 0.5

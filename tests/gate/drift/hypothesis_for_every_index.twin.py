from derive import by
from derive.notation import *

n = dimension("n")
j = index("j", n)
z = vector("z", n)
entry = z[j]


@claim(Ge(z[j] + 1, 0), given=[Ge(entry, 0)])
def shifted():
    return calc(z[j] + 1).ge(0, by.sign)

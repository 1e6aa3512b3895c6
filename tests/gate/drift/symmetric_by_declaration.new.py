# weaker: square: assumed A_ij = A_ji for all i, j, assumes A_ii = 0 for all i
from derive import by
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
A = matrix("A", n, n)


@claim(Ge(A[i, j] ** 2, 0), given=[forall(i, Eq(A[i, i], 0))])
def square():
    return calc(A[i, j] ** 2).ge(0, by.sign)

# weaker: square: assumes A_ij = A_ji for all i, j
# back, stronger: square: no longer assumes A_ij = A_ji for all i, j
from derive import by
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
A = matrix("A", n, n, symmetric=True)


@claim(Ge(A[i, j] ** 2, 0))
def square():
    return calc(A[i, j] ** 2).ge(0, by.sign)

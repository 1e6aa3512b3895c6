from derive import by
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
A = matrix("A", n, n)


@claim(Ge(A[i, j] ** 2, 0), given=[forall(i, j, Eq(A[i, j], A[j, i]))])
def square():
    return calc(A[i, j] ** 2).ge(0, by.sign)

# weaker: exchanged: A was n × m, is n × n
# back, stronger: exchanged: n was one, is n and m now, which may differ
from derive.notation import *

n = dimension("n")
i, j = indices("i j", n)
A = matrix("A", n, n)


@claim(Eq(Sum(A[i, j], i, j), Sum(A[i, j], j, i)))
def exchanged():
    return calc(Sum(A[i, j], i, j)).eq(Sum(A[i, j], j, i))
